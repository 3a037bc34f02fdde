import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { renderFragment } from '../../../src/server';
import { type OpenPage, useBrowser } from '../support/browser';
import { action, cookieValue, notice, setCookie } from '../support/kelisim';
import { ran, SOON, TRACE } from '../support/kinds';
import { OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const NEEDS = 'data-kelisim-needs="statistics"';
/** Long enough for a script of which half has come to run. */
const STALL_MS = 300;
/** A parser may hold back what is short. */
const TEXT = '<p>Text of the page.</p>'.repeat(200);

/** A page that comes in pieces: each when the test sends it. */
async function open(pieces: readonly string[], hasAccepted = true) {
  const left = [...pieces];
  let response: ServerResponse | undefined;
  const send = () => {
    const piece = left.shift();
    if (piece !== undefined) response?.write(piece);
    if (!left.length) response?.end('<p id="end">End</p></main></body></html>');
  };
  const url = site.answer((_request, answer) => {
    response = answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    answer.write(`<!doctype html><html lang="en"><head><title>Host</title>${TRACE}
<script type="application/json" id="kelisim-options">${JSON.stringify(OPTIONS)}</script>
<script async src="/dist/kelisim.js"></script></head><body><main><h1>Host</h1>${TEXT}`);
    send();
  });
  const page = await browser.blank();
  if (hasAccepted) await setCookie(page, url, cookieValue());
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.Kelisim?.status, undefined, { polling: 50, timeout: SOON.timeout });
  await page.waitForTimeout(STALL_MS);
  return {
    page,
    /** Sends the next piece, and gives the page time to take it. */
    async next() {
      send();
      await page.waitForTimeout(STALL_MS);
    },
  };
}

const parsed = (page: OpenPage) => page.locator('#end').waitFor({ state: 'attached', ...SOON });

describe('a page that the network cuts', () => {
  const SCRIPTS: { readonly [where: string]: readonly string[] } = {
    'in the text of a script': [`<script type="text/plain" ${NEEDS}>ran.push('one');`, "ran.push('two')</script>"],
    'before the text of a script': [`<script type="text/plain" ${NEEDS}>`, "ran.push('one'); ran.push('two')</script>"],
    'in a word of a script': [`<script type="text/plain" ${NEEDS}>ran.push('one'); ran.pu`, "sh('two')</script>"],
    'in a module': [
      `<script type="text/plain" data-kelisim-type="module" ${NEEDS}>ran.push('one');`,
      "ran.push('two')</script>",
    ],
    'in the script of a template': [
      `<template ${NEEDS}><p>Advice</p><script>ran.push('one');`,
      "ran.push('two')</script></template>",
    ],
  };

  it.each(Object.entries(SCRIPTS))('%s runs all of it, once', async (_where, pieces) => {
    const { page, next } = await open(pieces);
    expect(await ran(page)).toEqual([]);
    await next();
    await parsed(page);
    await expect.poll(() => ran(page), SOON).toEqual(['one', 'two']);
  });

  it.each(Object.entries(SCRIPTS))('%s runs all of it where the visitor accepts meanwhile', async (_where, pieces) => {
    const { page, next } = await open(pieces, false);
    await notice(page).waitFor(SOON);
    await action(page, 'notice', 'accept-all').click(SOON);
    await page.waitForTimeout(STALL_MS);
    expect(await ran(page)).toEqual([]);
    await next();
    await parsed(page);
    await expect.poll(() => ran(page), SOON).toEqual(['one', 'two']);
  });

  it('in a template renders all of it', async () => {
    const { page, next } = await open([
      `<template ${NEEDS}><p class="advice">One</p>`,
      '<p class="advice">Two</p></template>',
    ]);
    expect(await page.locator('.advice').count()).toBe(0);
    await next();
    await expect.poll(() => page.locator('.advice').allTextContents(), SOON).toEqual(['One', 'Two']);
  });

  it('runs what is complete while the rest is still on its way', async () => {
    const whole = `<script type="text/plain" ${NEEDS}>ran.push('whole')</script>`;
    const { page, next } = await open([`${whole}<p>More</p>`, `<div>${whole}</div>${TEXT}`, '']);
    expect(await ran(page)).toEqual(['whole']);
    await next();
    await expect.poll(() => ran(page), SOON).toEqual(['whole', 'whole']);
    expect(await page.evaluate(() => document.readyState)).toBe('loading');
    await next();
    await parsed(page);
  });

  it('keeps the order: the last script of the page before those that are deferred', async () => {
    const deferred = `<script type="text/plain" defer ${NEEDS} src="data:text/javascript,"></script>`;
    const module = `<script type="text/plain" data-kelisim-type="module" defer ${NEEDS}>ran.push('module')</script>`;
    const { page, next } = await open([
      `${deferred}${module}<script type="text/plain" ${NEEDS}>ran.push('`,
      "last')</script>",
    ]);
    await next();
    await parsed(page);
    await expect.poll(() => ran(page), SOON).toEqual(['last', 'module']);
  });

  it('in a place for the list of cookies keeps what the portal has put in', async () => {
    const { page, next } = await open(['<div id="list" data-kelisim-table>', 'The list of the portal</div>']);
    await next();
    await parsed(page);
    await page.waitForTimeout(STALL_MS);
    expect(await page.locator('#list').textContent()).toBe('The list of the portal');
  });

  it('fills an empty place for the list of cookies at the end of the page', async () => {
    const { page, next } = await open(['<div id="list" data-kelisim-table>', '</div>']);
    await next();
    await expect.poll(() => page.locator('#list h3').count(), SOON).toBeGreaterThan(0);
  });

  it('before the notice that the server has drawn shows one notice', async () => {
    const fragment = renderFragment({ ...OPTIONS, language: 'en', action: '/consent' });
    const { page, next } = await open(['', fragment, TEXT], false);
    await notice(page).first().waitFor(SOON);
    await next();
    await next();
    await parsed(page);
    await expect.poll(() => page.locator('kelisim-widget').count(), SOON).toBe(1);
    expect(await page.locator('kelisim-widget[data-static]').count()).toBe(0);
  });

  it('in the notice that the server has drawn shows one notice', async () => {
    const fragment = renderFragment({ ...OPTIONS, language: 'en', action: '/consent' });
    const half = fragment.length / 2;
    const { page, next } = await open([fragment.slice(0, half), fragment.slice(half), TEXT], false);
    await next();
    await next();
    await parsed(page);
    await expect.poll(() => page.locator('kelisim-widget').count(), SOON).toBe(1);
    await action(page, 'notice', 'accept-all').click(SOON);
    await expect.poll(() => page.evaluate(() => window.Kelisim.status), SOON).toBe('accepted');
  });
});
