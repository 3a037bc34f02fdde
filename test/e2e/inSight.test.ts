import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from './support/browser';
import { action, notice, preferences } from './support/kelisim';
import { ROBOTO } from './support/roboto';
import { byTag, OPTIONS, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();

describe('a page that is wider than the screen of a phone', () => {
  const body = '<p style="width: 900px; height: 3000px">Wide</p>';
  // With it the page is not shown smaller: it goes beyond the screen.
  const head = `${ROBOTO}<meta name="viewport" content="width=device-width, initial-scale=1">`;
  const openWide = (options: object = OPTIONS, lang = 'kk') =>
    browser.open(site.page(byTag({ lang, head, body, options })), {
      viewport: { width: 360, height: 640 },
      isMobile: true,
      hasTouch: true,
    });
  /** Where a part is in what the visitor sees. */
  const seen = (page: OpenPage, selector: string) =>
    page.evaluate((wanted) => {
      const root = document.querySelector('kelisim-widget')?.shadowRoot;
      const box = root?.querySelector(wanted)?.getBoundingClientRect();
      const view = window.visualViewport;
      if (!box || !view) return undefined;
      const { offsetLeft, offsetTop, width, height } = view;
      const [left, top] = [box.left - offsetLeft, box.top - offsetTop];
      return { left, top, right: left + box.width, bottom: top + box.height, width, height, layout: innerWidth };
    }, selector);
  const expectInSight = async (page: OpenPage, selector: string) => {
    await expect
      .poll(async () => {
        const {
          left = -9,
          top = -9,
          right = 9999,
          bottom = 9999,
          width = 0,
          height = 0,
        } = (await seen(page, selector)) ?? {};
        return left >= -1 && top >= -1 && right <= width + 1 && bottom <= height + 1;
      })
      .toBe(true);
  };

  it.each(['card', 'bar', 'center'])('has the notice in the visible part, in the layout %s', async (layout) => {
    const page = await openWide({ ...OPTIONS, layout });
    await notice(page).waitFor();
    expect((await seen(page, '[part=notice]'))?.layout).toBeGreaterThan(800);
    await expectInSight(page, '[part=notice]');
    await expectInSight(page, '[data-action=reject-all]');
    await page.evaluate(() => scrollTo(300, 1200));
    await expectInSight(page, '[part=notice]');
    await action(page, 'notice', 'settings').tap();
    await preferences(page).waitFor();
    await expectInSight(page, '[part=preferences]');
    await action(page, 'preferences', 'close').tap();
    await action(page, 'notice', 'reject-all').tap();
    await expect.poll(() => page.evaluate(() => window.Kelisim.status)).toBe('rejected');
  });

  it('has the settings in the visible part for a returning visitor', async () => {
    const page = await openWide();
    await action(page, 'notice', 'reject-all').tap();
    await page.reload();
    await page.evaluate(() => window.Kelisim.openPreferences());
    await expectInSight(page, '[part=preferences]');
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      scrollTo(0, 1500);
      return window.Kelisim.openPolicy('5.2');
    });
    await expectInSight(page, '[part=policy]');
  });

  it('loads nothing for it where the page is as wide as the screen', async () => {
    const page = await browser.open(site.page(byTag({ head, body: '<p style="height: 3000px">Narrow</p>' })), {
      viewport: { width: 360, height: 640 },
      isMobile: true,
      hasTouch: true,
    });
    await notice(page).waitFor();
    await page.waitForTimeout(500);
    expect(page.requested.filter((path) => path.startsWith('/dist/'))).toEqual(['/dist/kelisim.js']);
  });
});

describe('what stands in the place of closed content', () => {
  const image = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
  const body = `<iframe data-kelisim-needs="statistics" data-src="/frame" width="480" height="270" title="A map"></iframe>
    <img data-kelisim-needs="advertising" data-src="${image}" width="240" height="135" alt="A picture">`;
  const head = `${ROBOTO}<style>:root { --kelisim-accent: #a3263f; --kelisim-surface: #fffbe8; --kelisim-radius: 3px }</style>`;
  const boxes = (page: OpenPage) => page.locator('[data-kelisim-placeholder]');

  it.each(['light', 'dark'] as const)(
    'has an icon, our tokens, both buttons and the settings: %s',
    async (colorScheme) => {
      const page = await browser.open(site.page(byTag({ lang: 'ru', head, body })), { colorScheme });
      await action(page, 'notice', 'reject-all').click();
      await expect.poll(() => boxes(page).count()).toBe(2);
      for (const box of await boxes(page).all()) {
        expect(await box.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(255, 251, 232)');
        expect(await box.evaluate((one) => getComputedStyle(one).borderRadius)).toBe('3px');
        const icon = box.locator('[part=gate-icon] svg');
        expect((await icon.boundingBox())?.width).toBeGreaterThanOrEqual(24);
        const colour = await icon.evaluate((one) => getComputedStyle(one).stroke);
        if (colorScheme === 'light') expect(colour).toBe('rgb(163, 38, 63)');
        for (const name of ['once', 'always', 'settings'])
          expect((await box.locator(`[part=gate-${name}]`).boundingBox())?.height).toBeGreaterThanOrEqual(44);
        // Nothing of it is cut off, and nothing scrolls in it.
        expect(await box.evaluate((one) => one.scrollHeight <= one.clientHeight + 1)).toBe(true);
      }
      expect(await page.locator('main img').isVisible()).toBe(false);
      await boxes(page).last().locator('[part=gate-settings]').click();
      await preferences(page).waitFor();
      await page.keyboard.press('Escape');
      await boxes(page).last().locator('[part=gate-once]').click();
      await expect.poll(() => page.locator('main img').isVisible()).toBe(true);
      expect(await boxes(page).count()).toBe(1);
    },
  );
});
