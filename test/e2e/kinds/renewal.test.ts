import type { RequestListener } from 'node:http';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { notice, RECORDER } from '../support/kelisim';
import { errors, openPage, SOON } from '../support/kinds';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

const valueIn = (cookies = '') => /consent_kelisim=([^;]*)/.exec(cookies)?.[1] ?? '';

/** A page whose server sets the cookie as the listener says. */
async function open(
  option: 'renewUrl' | 'recordUrl',
  listener: RequestListener,
  before?: (page: Page) => Promise<unknown>,
) {
  const address = new URL(site.answer(listener)).pathname;
  const url = site.page(byTag({ head: RECORDER, options: { ...OPTIONS, [option]: address } }));
  const page = await openPage(browser, url, { ...(before && { before }) });
  await notice(page).waitFor(SOON);
  return page;
}
const failures = async (page: Page) =>
  (await errors(page)).flatMap(({ code, message }) => (code === 'record-failed' ? [message] : []));

describe('an answer after which the page has no cookie', () => {
  it.each([
    ['because it is HttpOnly', (value: string) => `consent_kelisim=${value}; Path=/; HttpOnly`],
    ['because it was deleted', () => 'consent_kelisim=; Path=/; Max-Age=0'],
  ])('is reported: %s', async (_why, cookie) => {
    const page = await open('renewUrl', ({ headers }, response) =>
      response.writeHead(204, { 'set-cookie': cookie(valueIn(headers.cookie)) }).end(),
    );
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(async () => (await failures(page)).length, SOON).toBe(1);
    expect((await failures(page))[0]).toContain('HttpOnly');
    // Nothing is allowed that the next page could not read.
    expect(await page.evaluate(() => window.Kelisim.allows('statistics'))).toBe(false);
  });
});

describe('a server that stores records', () => {
  const store: RequestListener = ({ headers }, response) => {
    const value = valueIn(headers.cookie);
    const cookie = `consent_kelisim=${value}&r=1; Path=/`;
    response.writeHead(204, { 'set-cookie': cookie, 'kelisim-recorded': value }).end();
  };

  it('that fails again after it has worked is reported again', async () => {
    let works = false;
    const page = await open('recordUrl', (request, response) =>
      works ? store(request, response) : response.writeHead(503).end(),
    );
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(async () => (await failures(page)).length, SOON).toBe(1);
    works = true;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForFunction(() => document.cookie.includes('&r=1'));
    works = false;
    await page.evaluate(() => window.Kelisim.reject());
    await expect.poll(async () => (await failures(page)).length, SOON).toBe(2);
  });

  it.each([
    ['throws', '() => { throw new Error("wrapped"); }'],
    ['gives no answer', 'async () => undefined'],
  ])('is asked again where a wrapper of fetch %s, and nothing is uncaught', async (_what, wrapper) => {
    let stored = 0;
    const page = await open('recordUrl', (request, response) => {
      stored++;
      store(request, response);
    });
    await page.evaluate(`window.kept = window.fetch; window.fetch = ${wrapper};`);
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(async () => (await failures(page)).length, SOON).toBe(1);
    await page.evaluate(() => {
      window.fetch = (window as never as { kept: typeof fetch }).kept;
      dispatchEvent(new Event('online'));
    });
    await expect.poll(() => stored, SOON).toBe(1);
    expect(page.problems.filter((text) => text.startsWith('uncaught'))).toEqual([]);
  });

  it('is not asked any more once the instance has ended', async () => {
    let requests = 0;
    const page = await open('recordUrl', (_request, response) => {
      requests++;
      response.writeHead(503).end();
    });
    await page.evaluate(async () => {
      await window.Kelisim.accept();
      await new Promise((resolve) => setTimeout(resolve, 300));
      // The lock between tabs is given in a later task.
      dispatchEvent(new Event('online'));
      window.Kelisim.destroy();
    });
    const before = requests;
    await page.waitForTimeout(700);
    expect(requests).toBe(before);
  });
});
