import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from '../support/browser';
import { cookieValue, RECORDER, setCookie } from '../support/kelisim';
import { delayParts, SOON, TRACE } from '../support/kinds';
import { byTag, EMBEDDINGS, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const RELOADING = { ...OPTIONS, autoShow: false, reload: true };
const HEAD = `${TRACE}${RECORDER}`;
const NO = { yes: '', no: 'authorization.statistics.advertising', policy: '', how: 'reject-all' };
const SOME = { yes: 'statistics', no: 'authorization.advertising', policy: '', how: 'save' };
const RECORDS = { accepted: {}, rejected: NO, custom: SOME } as const;
const GATED = `<script id="gated" type="text/plain" data-kelisim-needs="statistics">ran.push('statistics')</script>
  <iframe class="gated" title="Map" data-kelisim-needs="advertising" data-src="/frame"></iframe>
  <template class="gated" data-kelisim-needs="statistics"><p>x</p></template>`;
/** As a framework that draws the page anew, before our parts have come. */
const REMOVES = `<script>document.addEventListener('kelisim:ready', () => {
  for (const element of document.querySelectorAll('[data-kelisim-needs]')) element.remove();
});</script>`;

const visits = (page: OpenPage, url: string) => page.requested.filter((path) => path === new URL(url).pathname).length;

describe('with the option reload, gated content that goes before our parts have come', () => {
  it.each(Object.entries(RECORDS))('loads the page once: %s', async (status, record) => {
    const page = await browser.blank();
    await delayParts(page, 250);
    const url = site.page(byTag({ head: HEAD + REMOVES, body: GATED, options: RELOADING }));
    await setCookie(page, url, cookieValue(record));
    await page.goto(url);
    await page.waitForFunction((status) => window.Kelisim?.status === status, status, SOON);
    await page.waitForTimeout(2000);
    expect(visits(page, url)).toBe(1);
  });

  it('loads the page once also when it comes later and goes at once', async () => {
    const page = await browser.blank();
    await delayParts(page, 250);
    const url = site.page(byTag({ head: HEAD, options: RELOADING }));
    await setCookie(page, url, cookieValue());
    await page.goto(url);
    await page.waitForFunction(() => window.Kelisim?.status === 'accepted', undefined, SOON);
    await page.evaluate(async (html) => {
      const main = document.querySelector('main') as HTMLElement;
      main.insertAdjacentHTML('beforeend', html);
      await new Promise((resolve) => setTimeout(resolve, 20));
      for (const element of main.querySelectorAll('[data-kelisim-needs]')) element.remove();
    }, GATED);
    await page.waitForTimeout(2000);
    expect(visits(page, url)).toBe(1);
  });
});

describe.each(EMBEDDINGS)('the option reload, by %s', (_name, html) => {
  const open = async (record: object, body = GATED) => {
    const page = await browser.blank();
    const url = site.page(html({ head: HEAD, body, options: RELOADING }));
    await setCookie(page, url, cookieValue(record as { [key: string]: string }));
    await page.goto(url);
    await page.waitForFunction(() => window.Kelisim?.status, undefined, SOON);
    return { page, url };
  };

  it.each([
    ['with gated content', GATED],
    ['without gated content', ''],
  ])('a withdrawal loads the page again, once: %s', async (_what, body) => {
    const { page, url } = await open({}, body);
    await page.waitForTimeout(300);
    await page.evaluate(() => void window.Kelisim.withdraw());
    await expect.poll(() => visits(page, url), SOON).toBe(2);
    await page.waitForTimeout(1000);
    expect(visits(page, url)).toBe(2);
    await page.waitForFunction(() => window.Kelisim?.status === 'rejected', undefined, SOON);
  });

  it('a withdrawal before our parts have come loads the page again, once', async () => {
    const page = await browser.blank();
    await delayParts(page, 300);
    const url = site.page(html({ head: HEAD, body: GATED, options: RELOADING }));
    await setCookie(page, url, cookieValue());
    await page.goto(url);
    await page.waitForFunction(() => window.Kelisim?.status, undefined, SOON);
    await page.evaluate(() => void window.Kelisim.withdraw());
    await expect.poll(() => visits(page, url), SOON).toBe(2);
    await page.waitForTimeout(1200);
    expect(visits(page, url)).toBe(2);
  });

  it('a decision that closes nothing does not load the page again', async () => {
    const { page, url } = await open(NO);
    await page.evaluate(() => void window.Kelisim.reject());
    await page.waitForTimeout(600);
    await page.evaluate(() => void window.Kelisim.accept());
    await page.waitForTimeout(600);
    expect(visits(page, url)).toBe(1);
  });

  it('a withdrawal that is not stored does not load the page again', async () => {
    const page = await browser.blank();
    await page.addInitScript(`(() => {
      const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
      Object.defineProperty(Document.prototype, 'cookie', { get, set() {}, configurable: true });
    })();`);
    const url = site.page(html({ head: HEAD, body: GATED, options: RELOADING }));
    await setCookie(page, url, cookieValue());
    await page.goto(url);
    await page.waitForFunction(() => window.Kelisim?.status === 'accepted', undefined, SOON);
    await page.evaluate(() => void window.Kelisim.withdraw());
    await page.waitForTimeout(1500);
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.waitForTimeout(500);
    expect(visits(page, url)).toBe(1);
    expect(await page.evaluate(() => window.Kelisim.status)).toBe('rejected');
  });

  it('a withdrawal in another tab loads each page again, once', async () => {
    const { page, url } = await open({});
    const other = await page.context().newPage();
    let loads = 0;
    other.on('request', (request) => {
      if (request.url() === url) loads++;
    });
    await other.goto(url);
    await other.waitForFunction(() => window.Kelisim?.status === 'accepted', undefined, SOON);
    await other.waitForTimeout(1300);
    await page.evaluate(() => void window.Kelisim.withdraw());
    await expect.poll(() => [visits(page, url), loads], SOON).toEqual([2, 2]);
    await page.waitForTimeout(1500);
    expect([visits(page, url), loads]).toEqual([2, 2]);
  });

  it('a term that has ended does not load the page without end', async () => {
    const now = Math.floor(Date.now() / 1000);
    const { page, url } = await open({ at: now - 600, until: now - 60 });
    await page.waitForTimeout(1500);
    expect(visits(page, url)).toBe(1);
  });
});
