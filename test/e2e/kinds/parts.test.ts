import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, cookieValue, notice, policy, preferences, RECORDER, setCookie, status } from '../support/kelisim';
import { breakParts, errors, PARTS, ran, SOON, TRACE } from '../support/kinds';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const SILENT = { ...OPTIONS, autoShow: false };
const HEAD = `${TRACE}${RECORDER}`;
const NEEDS = 'data-kelisim-needs="statistics"';

/** Each piece of gated content, and how the page shows that it is open. */
const CONTENT: { readonly [what: string]: readonly [html: string, isOpen: () => boolean] } = {
  script: [`<script type="text/plain" ${NEEDS}>ran.push('inline')</script>`, () => window.ran.includes('inline')],
  frame: [
    `<iframe id="frame" title="Map" ${NEEDS} data-src="/inner"></iframe>`,
    () => document.querySelector('iframe')?.contentWindow?.location.pathname === '/inner',
  ],
  template: [`<template ${NEEDS}><p id="rendered">x</p></template>`, () => !!document.getElementById('rendered')],
  image: [
    `<img id="image" alt="" ${NEEDS} data-src="/image.png">`,
    () => !!document.getElementById('image')?.hasAttribute('src'),
  ],
};

describe.each(Object.entries(CONTENT))(
  'the network fails while the page with a gated %s loads, and comes back',
  (_what, [html, isOpen]) => {
    const opens = (page: Awaited<ReturnType<typeof browser.open>>) =>
      expect.poll(() => page.evaluate(isOpen), SOON).toBe(true);

    it('it opens on acceptance, without a new visit', async () => {
      const page = await browser.blank();
      const line = await breakParts(page);
      await page.goto(site.page(byTag({ head: HEAD, body: html, options: SILENT })));
      await page.waitForFunction(() => window.Kelisim?.status, undefined, SOON);
      await page.waitForTimeout(400);
      line.broken = false;
      await page.evaluate(() => window.Kelisim.accept());
      expect(await status(page)).toBe('accepted');
      await opens(page);
    });

    it('it opens for a visitor who has accepted, at the next sign of life', async () => {
      const page = await browser.blank();
      const line = await breakParts(page);
      const url = site.page(byTag({ head: HEAD, body: html, options: SILENT }));
      await setCookie(page, url, cookieValue());
      await page.goto(url);
      await page.waitForFunction(() => window.Kelisim?.status === 'accepted', undefined, SOON);
      await page.waitForTimeout(400);
      line.broken = false;
      await page.evaluate(() => {
        dispatchEvent(new Event('online'));
        dispatchEvent(new Event('focus'));
      });
      await opens(page);
    });

    it('it opens when the network comes back while a request that then fails is on its way', async () => {
      const page = await browser.blank();
      const url = site.page(byTag({ head: HEAD, body: html, options: SILENT }));
      let fail: (() => void) | undefined;
      const isBack = new Promise<void>((resolve) => {
        fail = resolve;
      });
      let isRight = false;
      await page.route(PARTS, async (route) => {
        if (isRight) return route.continue();
        await isBack;
        return route.abort();
      });
      await setCookie(page, url, cookieValue());
      await page.goto(url);
      await page.waitForFunction(() => window.Kelisim?.status === 'accepted', undefined, SOON);
      await page.waitForTimeout(400);
      await page.evaluate(() => dispatchEvent(new Event('online')));
      isRight = true;
      fail?.();
      await opens(page);
    });

    it('what comes while the network is away opens at the next decision', async () => {
      const page = await browser.blank();
      const line = await breakParts(page, false);
      await page.goto(site.page(byTag({ head: HEAD, options: SILENT })));
      await page.waitForFunction(() => window.Kelisim?.status, undefined, SOON);
      await page.evaluate(() => window.Kelisim.reject());
      line.broken = true;
      await page.evaluate((html) => document.querySelector('main')?.insertAdjacentHTML('beforeend', html), html);
      await page.waitForTimeout(300);
      await page.evaluate(() => window.Kelisim.accept().catch(() => {}));
      await page.waitForTimeout(300);
      line.broken = false;
      await page.evaluate(() => window.Kelisim.accept());
      if (html.startsWith('<script')) {
        // A script of `innerHTML` or its like runs when we run it.
        await expect.poll(() => ran(page), SOON).toEqual(['inline']);
      } else await opens(page);
    });
  },
);

describe('the network fails when a closed control is used, and comes back', () => {
  const BODY = `<a id="link" href="#arrived" data-kelisim-needs="account">Sign in</a>
    <button id="button" data-kelisim-needs="account" onclick="ran.push('button')">Sign in</button>
    <form id="form" data-kelisim-needs="account" onsubmit="event.preventDefault(); ran.push('form')">
      <button id="submit">Send</button></form>`;

  it.each([
    ['link', '#link'],
    ['button', '#button'],
    ['form', '#submit'],
  ])('the same action goes on after consent: %s', async (what, selector) => {
    const page = await browser.blank();
    const line = await breakParts(page, false);
    await page.goto(site.page(byTag({ head: HEAD, body: BODY })));
    await notice(page).waitFor(SOON);
    await page.waitForTimeout(300);
    line.broken = true;
    await page.locator(selector).dispatchEvent('click');
    await page.waitForTimeout(400);
    line.broken = false;
    // The notice may have gone, or may lack the button of its own for this: then it is shown again.
    if (!(await notice(page).count())) await page.locator(selector).dispatchEvent('click');
    await action(page, 'notice', 'accept-all').click(SOON);
    if (what === 'link') await expect.poll(() => new URL(page.url()).hash, SOON).toBe('#arrived');
    else await expect.poll(() => ran(page), SOON).toEqual([what]);
  });

  it('the action goes on once, although the control was used several times', async () => {
    const page = await browser.blank();
    const line = await breakParts(page, false);
    await page.goto(site.page(byTag({ head: HEAD, body: BODY })));
    await notice(page).waitFor(SOON);
    line.broken = true;
    for (let time = 0; time < 3; time++) await page.locator('#button').dispatchEvent('click');
    await page.waitForTimeout(300);
    line.broken = false;
    await page.locator('#button').dispatchEvent('click');
    await action(page, 'notice', 'accept-all').click(SOON);
    await expect.poll(() => ran(page), SOON).toEqual(['button']);
    await page.waitForTimeout(300);
    expect(await ran(page)).toEqual(['button']);
  });
});

describe('the network fails when a view is opened, and comes back', () => {
  it.each(['preferences', 'policy'] as const)(
    '%s open at the next attempt, and the failure was reported',
    async (view) => {
      const page = await browser.blank();
      const line = await breakParts(page, false);
      const body = `<button id="open" data-kelisim-open="${view}">Open</button>`;
      const url = site.page(byTag({ head: HEAD, body }));
      await setCookie(page, url, cookieValue());
      await page.goto(url);
      await page.waitForFunction(() => window.Kelisim?.status === 'accepted', undefined, SOON);
      line.broken = true;
      await page.locator('#open').dispatchEvent('click');
      await expect.poll(async () => (await errors(page)).map(({ code }) => code)).toContain('ui-failed');
      line.broken = false;
      await page.locator('#open').dispatchEvent('click');
      await { preferences, policy }[view](page).waitFor(SOON);
    },
  );

  it('what a withdrawal has to close is closed when the network is back', async () => {
    const page = await browser.blank();
    const line = await breakParts(page, false);
    const body = '<p>x</p>';
    const categories = { statistics: { cookies: [{ name: 'left', purpose: 'x', provider: 'x', duration: 'x' }] } };
    const url = site.page(byTag({ head: HEAD, body, options: { ...SILENT, categories } }));
    await setCookie(page, url, cookieValue({ yes: 'authorization.statistics.advertising' }));
    await page.context().addCookies([{ name: 'left', value: '1', url }]);
    await page.goto(url);
    await page.waitForFunction(() => window.Kelisim?.status, undefined, SOON);
    expect(await page.evaluate(() => document.cookie)).toContain('left=1');
    line.broken = true;
    await page.evaluate(() => window.Kelisim.withdraw().catch(() => {}));
    await page.waitForTimeout(300);
    line.broken = false;
    await page.evaluate(() => window.Kelisim.withdraw());
    await expect.poll(() => page.evaluate(() => document.cookie), SOON).not.toContain('left=1');
  });
});
