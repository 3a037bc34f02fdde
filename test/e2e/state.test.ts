import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from './support/browser';
import { action, cookieValue, notice, preferences, RECORDER, setCookie, status } from './support/kelisim';
import { byTag, EMBEDDINGS, OPTIONS, useSite } from './support/serve';
import { textOf } from './support/texts';

const browser = useBrowser();
const site = useSite();
const DAY = 86_400;
const seconds = () => Math.floor(Date.now() / 1000);

const events = (page: Page, type: string) =>
  page.evaluate((type) => window.log.flatMap((event) => (event.type === type ? [event.detail] : [])), type) as Promise<
    Record<string, unknown>[]
  >;
const changes = async (page: Page) => (await events(page, 'change')).map(({ source, status }) => `${source} ${status}`);
const becomes = (page: Page, wanted: string) =>
  page.waitForFunction((wanted) => window.Kelisim?.status === wanted, wanted, { polling: 50 });
const allows = (page: Page, name: string) => page.evaluate((name) => window.Kelisim.allows(name), name);
/** Time for what must not happen. */
const still = (page: Page) => page.waitForTimeout(400);

/** Takes a way of noticing away, before anything of the page runs. */
const WITHOUT: { readonly [what: string]: string } = {
  'everything there': '',
  'no cookieStore': `delete window.cookieStore; Object.defineProperty(window, 'cookieStore', { value: undefined });`,
};

describe.each(EMBEDDINGS)('by %s', (_name, html) => {
  describe.each(Object.entries(WITHOUT))('other tabs, with %s', (_what, script) => {
    const twoTabs = async () => {
      const url = site.page(html({ lang: 'en', head: RECORDER }));
      const one = await browser.blank();
      await one.context().addInitScript(script);
      const two = (await one.context().newPage()) as OpenPage;
      await one.goto(url);
      await two.goto(url);
      await notice(one).waitFor();
      await notice(two).waitFor();
      return { one, two };
    };

    it('hear of a decision at once: gates, interface, events, without a loop', async () => {
      const { one, two } = await twoTabs();
      await action(one, 'notice', 'accept-all').click();
      await becomes(two, 'accepted');
      expect(await notice(two).count()).toBe(0);
      expect(await two.locator('kelisim-widget .saved').count()).toBe(0);
      expect(await two.evaluate(() => document.documentElement.dataset.kelisimState)).toBe('accepted');
      await still(two);
      expect(await changes(one)).toEqual(['accept-all accepted']);
      expect(await changes(two)).toEqual(['tab accepted']);
      expect((await events(two, 'grant')).map(({ name }) => name)).toContain('account');
      expect(await two.evaluate(() => window.Kelisim.record)).toEqual(await one.evaluate(() => window.Kelisim.record));
    });

    it('that decide in the same instant end equal, the later one winning', async () => {
      const { one, two } = await twoTabs();
      await Promise.all([one.evaluate(() => window.Kelisim.accept()), two.evaluate(() => window.Kelisim.reject())]);
      // On a busy machine they hear of each other late; what counts is that they end equal.
      const kept = async () => {
        const jar = (await one.context().cookies()).find(({ name }) => name === 'consent_kelisim');
        return /no=authorization/.test(jar?.value ?? '') ? 'rejected' : 'accepted';
      };
      await expect
        .poll(async () => [...new Set([await status(one), await status(two), await kept()])].join())
        .toMatch(/^(accepted|rejected)$/);
      const open = (await kept()) === 'accepted';
      expect(await allows(one, 'account')).toBe(open);
      expect(await allows(two, 'account')).toBe(open);
    });
  });

  it('a withdrawal in another tab closes open preferences and every gate', async () => {
    const url = site.page(html({ lang: 'en', head: RECORDER }));
    const one = await browser.blank();
    await setCookie(one, url, cookieValue());
    const two = await one.context().newPage();
    await one.goto(url);
    await two.goto(url);
    await two.evaluate(() => window.Kelisim.openPreferences());
    await preferences(two).waitFor();
    await one.evaluate(() => window.Kelisim.withdraw());
    await becomes(two, 'rejected');
    expect(await preferences(two).count()).toBe(0);
    expect((await events(two, 'revoke')).map(({ name }) => name).sort()).toEqual(
      ['account', 'advertising', 'authorization', 'statistics'].sort(),
    );
    expect(await notice(two).count()).toBe(0);
  });

  it('a cookie set by the server or by hand is noticed', async () => {
    const url = site.page(html({ lang: 'en', head: RECORDER }));
    const page = await browser.open(url);
    await notice(page).waitFor();
    await setCookie(
      page,
      url,
      cookieValue({ yes: 'statistics', no: 'authorization.advertising', policy: '', how: 'save' }),
    );
    await becomes(page, 'custom');
    expect(await changes(page)).toEqual(['tab custom']);
    expect(await allows(page, 'statistics')).toBe(true);
    expect(await allows(page, 'account')).toBe(false);
  });

  it('a cleared cookie closes everything and asks again', async () => {
    const url = site.page(html({ lang: 'en', head: RECORDER }));
    const page = await browser.blank();
    await setCookie(page, url, cookieValue());
    await page.goto(url);
    await becomes(page, 'accepted');
    await page.context().clearCookies();
    await becomes(page, 'undecided');
    expect(await changes(page)).toEqual(['tab undecided']);
    expect(await allows(page, 'account')).toBe(false);
    await notice(page).waitFor();
  });

  it.each(['focus', 'visibilitychange', 'pageshow'])(
    'without a cookieStore a changed cookie is noticed when the page gets the focus or is seen again: %s',
    async (type) => {
      const url = site.page(html({ lang: 'en', head: RECORDER }));
      const page = await browser.blank();
      await page.context().addInitScript(WITHOUT['no cookieStore'] ?? '');
      await setCookie(page, url, cookieValue());
      await page.goto(url);
      await becomes(page, 'accepted');
      // By then the page has had the look that it takes a second and then two after its start: by its own clock, timers
      // in order.
      await page.evaluate(() => new Promise((resolve) => setTimeout(() => setTimeout(resolve, 2100), 1100)));
      await page.context().clearCookies();
      await still(page);
      expect(await status(page)).toBe('accepted');
      await page.evaluate((type) => {
        if (type === 'visibilitychange') document.dispatchEvent(new Event(type, { bubbles: true }));
        else dispatchEvent(new Event(type));
      }, type);
      expect(await status(page)).toBe('undecided');
    },
  );

  it('a term that runs out while the page is open closes the gates, and asks again', async () => {
    const url = site.page(html({ lang: 'en', head: RECORDER }));
    const page = await browser.blank();
    // The page's clock, so that a slow machine sees the term before its end as well.
    await page.clock.install();
    await setCookie(page, url, cookieValue({ until: seconds() + 600 }));
    await page.goto(url);
    await becomes(page, 'accepted');
    expect(await allows(page, 'account')).toBe(true);
    await page.clock.fastForward(601_000);
    await becomes(page, 'outdated');
    expect(await changes(page)).toEqual(['expiry outdated']);
    expect(await allows(page, 'account')).toBe(false);
    await notice(page).waitFor();
    expect(await notice(page).textContent()).toContain(textOf('reason.titleExpired'));
  });

  it.each([
    [179, 'accepted', 0],
    [181, 'outdated', 1],
  ])('day %i: %s', async (days, wanted, notices) => {
    const url = site.page(html({ lang: 'en' }));
    const page = await browser.blank();
    const at = seconds() - days * DAY;
    await setCookie(page, url, cookieValue({ at, until: at + 180 * DAY }));
    await page.goto(url);
    await becomes(page, wanted);
    if (notices) await notice(page).waitFor();
    else await still(page);
    expect(await notice(page).count()).toBe(notices);
  });

  it.each([
    [-2, 'undecided'],
    [400, 'outdated'],
  ])(
    'a clock set back gives no grant from the future, one set forward outdates; neither breaks the page: by %i days, %s',
    async (days, wanted) => {
      const url = site.page(html({ lang: 'en', head: RECORDER }));
      const page = await browser.blank();
      await setCookie(page, url, cookieValue({ until: seconds() + 180 * DAY }));
      await page.goto(url);
      await becomes(page, 'accepted');
      await page.evaluate((days) => {
        const real = Date.now;
        Date.now = () => real() + days * 86_400_000;
        dispatchEvent(new Event('focus'));
      }, days);
      expect(await status(page)).toBe(wanted);
      expect(await allows(page, 'account')).toBe(false);
      await notice(page).waitFor();
      expect(page.problems).toEqual([]);
    },
  );

  it('a choice that the browser did not keep holds until the page is left', async () => {
    const url = site.page(html({ lang: 'en', head: RECORDER }));
    const page = await browser.blank();
    await page
      .context()
      .addInitScript(`Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} });`);
    await page.goto(url);
    await page.evaluate(() => window.Kelisim.accept());
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    expect(await page.evaluate(() => [window.Kelisim.status, window.Kelisim.stored])).toEqual(['accepted', false]);
    expect((await events(page, 'error')).map(({ code }) => code)).toEqual(['storage-blocked']);
  });
});

describe('the back button', () => {
  it('brings back a page that knows what was decided since', async () => {
    const forBack = await browser.withCache();
    const url = site.page(byTag({ lang: 'en', head: RECORDER }));
    const page = await forBack.newPage();
    await page.goto(url);
    await notice(page).waitFor();
    await page.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }), { once: true }),
    );
    await page.goto(site.page(byTag({ lang: 'en', options: { ...OPTIONS, autoShow: false } })));
    await page.evaluate(() => window.Kelisim.accept());
    await page.evaluate(() => history.back());
    await becomes(page, 'accepted');
    expect(await page.evaluate(() => (window as unknown as { persisted: boolean }).persisted)).toBe(true);
    expect(await notice(page).count()).toBe(0);
    expect(await allows(page, 'account')).toBe(true);
    expect(await changes(page)).toEqual(['tab accepted']);
  });
});

describe('prerendered pages', () => {
  it('wait until they are seen', async () => {
    const page = await browser.blank();
    await page.context().addInitScript(() => {
      let prerendering = true;
      Object.defineProperty(document, 'prerendering', { get: () => prerendering, configurable: true });
      Object.assign(window, {
        reveal() {
          prerendering = false;
          document.dispatchEvent(new Event('prerenderingchange'));
        },
      });
    });
    await page.goto(site.page(byTag({ lang: 'en', head: RECORDER })));
    await page.waitForFunction(() => window.Kelisim);
    await still(page);
    expect(await notice(page).count()).toBe(0);
    expect(page.requested.filter((path) => path.startsWith('/dist/'))).toEqual(['/dist/kelisim.js']);
    await page.evaluate(() => (window as unknown as { reveal(): void }).reveal());
    await notice(page).waitFor();
    expect(await events(page, 'ready')).toHaveLength(1);
  });
});

describe('hidden pages', () => {
  it('show the notice: browsers inside apps say that a page is hidden which the visitor sees', async () => {
    const page = await browser.blank();
    await page
      .context()
      .addInitScript(() => Object.defineProperty(document, 'hidden', { get: () => true, configurable: true }));
    await page.goto(site.page(byTag({ lang: 'en' })));
    await notice(page).waitFor();
  });
});

describe('hide()', () => {
  it('is not undone by a look at the cookie', async () => {
    const page = await browser.open(site.page(byTag({ lang: 'en' })));
    await notice(page).waitFor();
    await page.evaluate(() => window.Kelisim.hide());
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await still(page);
    expect(await notice(page).count()).toBe(0);
  });
});
