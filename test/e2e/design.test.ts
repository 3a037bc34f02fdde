import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from './support/browser';
import { action, atRest, cookieValue, notice, policy, preferences, setCookie, wayBack } from './support/kelisim';
import { isBadLine, linesOf } from './support/lines';
import { ROBOTO } from './support/roboto';
import { byTag, OPTIONS, useSite } from './support/serve';
import { FULL } from './support/walk';

/** What the views look like, in figures: lengths, shares of the screen, what is in sight. All in Roboto. */

const browser = useBrowser();
const site = useSite();
const LANGUAGES = ['kk', 'ru', 'en'] as const;
const PHONES = [
  [320, 568],
  [360, 640],
  [390, 844],
] as const;
const SIZES = [...PHONES, [768, 1024], [1280, 800]] as const;

interface How {
  readonly options?: object;
  readonly body?: string;
  readonly cookie?: string;
}

async function open(lang: string, [width, height]: readonly [number, number], { cookie, ...how }: How = {}) {
  const url = site.page(byTag({ lang, head: ROBOTO, ...how }));
  const page = await browser.blank({ viewport: { width, height } });
  if (cookie) await setCookie(page, url, cookie);
  await page.goto(url);
  await page.waitForFunction(() => window.Kelisim?.status);
  return page;
}

async function openNotice(lang: string, size: readonly [number, number], how?: How) {
  const page = await open(lang, size, how);
  await notice(page).waitFor();
  await drawn(page);
  return page;
}

/** The view is drawn in the font that it is measured in. */
async function drawn(page: OpenPage) {
  await atRest(page);
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => document.fonts.check('15px Roboto', 'Құпиялылық, политика, policy'))).toBe(true);
}

async function resize(page: OpenPage, [width, height]: readonly [number, number]) {
  await page.setViewportSize({ width, height });
  await page.waitForFunction((wide) => innerWidth === wide, width);
  await atRest(page);
}

const boxOf = async (page: OpenPage, part: Parameters<typeof action>[1], name: string) => {
  const box = await action(page, part, name).boundingBox();
  if (!box) throw new Error(`${name} is not displayed`);
  return box;
};
const heightOf = async (page: OpenPage) => (await notice(page).boundingBox())?.height ?? 0;
const inSight = (page: OpenPage) =>
  linesOf(page, '[part=notice]').then((lines) => lines.filter((one) => one.isInSight));
const lettersOf = (lines: readonly { readonly text: string }[]) => lines.map(({ text }) => text).join('').length;

describe.each(LANGUAGES)('the first layer in %s', (lang) => {
  it('has at most 60 words beside buttons, links and clause numbers', async () => {
    const page = await openNotice(lang, [360, 640]);
    const words = await notice(page).evaluate((element) => {
      const copy = element.cloneNode(true) as Element;
      for (const left of copy.querySelectorAll('button')) left.remove();
      return (copy.textContent ?? '').split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    });
    expect(words.length).toBeGreaterThan(40);
    expect(words.length, words.join(' ')).toBeLessThanOrEqual(60);
  });

  it('is read without scrolling at 360×640, three quarters of it at 320×568, and leaves room for the page', async () => {
    const page = await openNotice(lang, [360, 640]);
    for (const size of SIZES) {
      await resize(page, size);
      const lines = await linesOf(page, '[part=notice]');
      expect(lines.length).toBeGreaterThan(8);
      const seen = lines.filter((one) => one.isInSight);
      if (size[0] > 320) expect(seen, `${size}`).toEqual(lines);
      expect(lettersOf(seen) / lettersOf(lines), `${size}`).toBeGreaterThanOrEqual(0.75);
      expect((await heightOf(page)) / size[1], `${size}`).toBeLessThanOrEqual(size[0] < 480 ? 0.701 : 0.45);
    }
  });

  it('has accept and reject side by side, alike, 44 px high and in sight on every phone', async () => {
    const page = await openNotice(lang, [320, 568]);
    for (const size of PHONES) {
      await resize(page, size);
      const [accept, reject] = [await boxOf(page, 'notice', 'accept-all'), await boxOf(page, 'notice', 'reject-all')];
      expect(reject.y).toBe(accept.y);
      expect(reject.height).toBe(accept.height);
      expect(Math.abs(reject.width - accept.width)).toBeLessThan(1);
      expect(accept.x + accept.width).toBeLessThanOrEqual(reject.x);
      expect(accept.height).toBeGreaterThanOrEqual(44);
      expect(reject.x + reject.width).toBeLessThanOrEqual(size[0]);
      expect(reject.y + reject.height).toBeLessThanOrEqual(size[1]);
    }
  });

  it('has targets of 24 px at least, clause links included', async () => {
    const page = await openNotice(lang, [390, 844]);
    const small = await notice(page).evaluate(
      (card) =>
        [...card.querySelectorAll('button')].filter((button) => {
          const { left, top, width, height } = button.getBoundingClientRect();
          const [x, y] = [left + width / 2, top + height / 2];
          const root = card.getRootNode() as ShadowRoot;
          const around = [
            [x - 11, y],
            [x + 11, y],
            [x, y - 11],
            [x, y + 11],
          ] as const;
          return around.some(([at, high]) => root.elementFromPoint(at, high) !== button);
        }).length,
    );
    expect(small).toBe(0);
  });

  it('has a title of at most two lines at 320 px, also for a long name and when the policy has changed', async () => {
    const titles = async (how: How) => {
      const page = await openNotice(lang, [320, 568], how);
      return linesOf(page, '[part=notice] h2');
    };
    const own = (name: string) => ({
      options: { operator: { name }, policy: { version: '1', url: '/own' }, categories: ['statistics'] },
    });
    for (const length of [14, 20, 26]) {
      const name = 'Жаңа мектеп академиясы, Алматы қаласы'.slice(0, length).trim();
      const lines = (await titles(own(name))).map(({ text }) => text);
      expect(lines.length, lines.join(' | ')).toBeLessThanOrEqual(2);
    }
    const over = Math.floor(Date.now() / 1000) - 1;
    const outdated = [
      cookieValue({ policy: '2025-01' }),
      cookieValue({ at: over - 60, until: over }),
      cookieValue({ yes: 'statistics' }),
    ];
    for (const cookie of outdated) expect((await titles({ cookie })).length, cookie).toBeLessThanOrEqual(2);
  });
});

describe.each(LANGUAGES)('the layouts in %s', (lang) => {
  it('the bar takes a quarter of 1280×800 at most, text beside buttons, all of it in sight', async () => {
    const page = await openNotice(lang, [1280, 800], { options: { ...OPTIONS, layout: 'bar' } });
    expect(await heightOf(page)).toBeLessThanOrEqual(200);
    expect(await inSight(page)).toEqual(await linesOf(page, '[part=notice]'));
    const [text, buttons] = await Promise.all(
      ['.scroll', 'footer'].map((name) => notice(page).locator(name).boundingBox()),
    );
    expect((text?.x ?? 0) + (text?.width ?? 0)).toBeLessThanOrEqual(buttons?.x ?? 0);
  });

  it('the middle takes 60 % of the height at most', async () => {
    const page = await openNotice(lang, [1280, 800], { options: { ...OPTIONS, layout: 'center' } });
    expect(await heightOf(page)).toBeLessThanOrEqual(480);
    expect(await inSight(page)).toEqual(await linesOf(page, '[part=notice]'));
  });
});

describe.each(LANGUAGES)('in %s, no line begins with a clause number or a punctuation mark', (lang) => {
  const expectGoodLines = async (page: OpenPage, view: string) => {
    for (const size of SIZES) {
      await resize(page, size);
      const bad = (await linesOf(page, view)).filter(isBadLine);
      expect(bad, `${view} at ${size}`).toEqual([]);
    }
  };

  it('in the notice, asked and unasked', async () => {
    const page = await openNotice(lang, [320, 568], FULL);
    await expectGoodLines(page, '[part=notice]');
    await page.evaluate(() => void window.Kelisim.ask('account'));
    await action(page, 'notice', 'allow').waitFor();
    await notice(page).locator('summary').click();
    await expectGoodLines(page, '[part=notice]');
  });

  it('in the settings and in the policy', async () => {
    const page = await open(lang, [320, 568], { ...FULL, cookie: cookieValue() });
    await page.evaluate(() => void window.Kelisim.openPreferences());
    await preferences(page).waitFor();
    await drawn(page);
    for (const summary of await preferences(page).locator('summary').all()) await summary.click();
    await expectGoodLines(page, '[part=preferences]');
    await page.keyboard.press('Escape');
    await page.evaluate(() => void window.Kelisim.openPolicy());
    await policy(page).waitFor();
    await expectGoodLines(page, '[part=policy]');
  });
});

describe.each(LANGUAGES)('the settings in %s', (lang) => {
  it.each([
    ['on a first visit', undefined],
    ['with a record, which comes first', cookieValue()],
  ])('have the first switch in sight at 320×568 %s', async (_when, cookie) => {
    const page = await open(lang, [320, 568], { cookie });
    await page.evaluate(() => void window.Kelisim.openPreferences());
    await preferences(page).waitFor();
    await drawn(page);
    const first = await preferences(page).getByRole('switch').first().boundingBox();
    const room = await preferences(page).locator('.scroll').boundingBox();
    if (!first || !room) throw new Error('not displayed');
    expect(first.y).toBeGreaterThan(room.y);
    expect(first.y + first.height).toBeLessThanOrEqual(room.y + room.height);
    expect(await preferences(page).locator('.record').count()).toBe(cookie ? 1 : 0);
    // The way out of a decision is as near as the switches are.
    if (!cookie) return;
    const withdraw = await boxOf(page, 'preferences', 'withdraw');
    expect(withdraw.y + withdraw.height).toBeLessThanOrEqual(room.y + room.height);
  });

  it('have save over the whole width, and below it accept and reject, outlined and alike', async () => {
    const page = await openNotice(lang, [360, 640]);
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await drawn(page);
    const [save, accept, reject] = await Promise.all(
      ['save', 'accept-all', 'reject-all'].map((name) => boxOf(page, 'preferences', name)),
    );
    if (!save || !accept || !reject) throw new Error('not displayed');
    expect(save.width).toBeGreaterThan(330);
    for (const { height } of [save, accept, reject]) expect(height).toBeGreaterThanOrEqual(44);
    expect([accept.width, accept.height, accept.y]).toEqual([reject.width, reject.height, reject.y]);
  });
});

describe('the way back', () => {
  it.each(LANGUAGES)('in %s is an icon of 44×44, with its word for the ear, on hover and on focus', async (lang) => {
    const page = await open(lang, [360, 640], { cookie: cookieValue(), body: '<button id="before">x</button>' });
    await wayBack(page).waitFor();
    const box = await wayBack(page).boundingBox();
    expect([box?.width, box?.height]).toEqual([44, 44]);
    expect(
      await wayBack(page)
        .getByText(/cookie/i)
        .evaluate((word) => word.getBoundingClientRect().width),
    ).toBe(1);
    await page.keyboard.press('Shift+Tab');
    await expect.poll(async () => (await wayBack(page).boundingBox())?.width).toBeGreaterThan(100);
    await page.locator('#before').focus();
    await expect.poll(async () => (await wayBack(page).boundingBox())?.width).toBe(44);
    await wayBack(page).hover();
    expect((await wayBack(page).boundingBox())?.width).toBeGreaterThan(100);
  });

  it('is hidden while scrolling down, and comes back on the way up', async () => {
    const page = await open('en', [360, 640], { cookie: cookieValue(), body: '<p style="height: 4000px">x</p>' });
    await wayBack(page).waitFor();
    await page.mouse.move(180, 300);
    await page.mouse.wheel(0, 600);
    await expect.poll(() => wayBack(page).isVisible()).toBe(false);
    await page.mouse.wheel(0, -200);
    await expect.poll(() => wayBack(page).isVisible()).toBe(true);
  });
});

describe('the language switch', () => {
  it('is hidden in every view where the portal has one of its own', async () => {
    const page = await openNotice('ru', [360, 640], { options: { ...OPTIONS, languageSwitch: false } });
    const buttons = page.locator('kelisim-widget [data-action=language]');
    expect(await buttons.count()).toBe(0);
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    expect(await buttons.count()).toBe(0);
    await page.keyboard.press('Escape');
    await action(page, 'notice', 'policy').click();
    await policy(page).waitFor();
    expect(await buttons.count()).toBe(0);
  });
});

describe("the policy's own page", () => {
  it.each(LANGUAGES)('in %s has a small notice without an empty place', async (lang) => {
    const page = await browser.blank({ viewport: { width: 360, height: 640 } });
    const answer = site.answer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://localhost');
      const options = { ...OPTIONS, policy: { ...OPTIONS.policy, url: pathname } };
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(byTag({ lang, head: ROBOTO, options }));
    });
    await page.goto(answer);
    await notice(page).waitFor();
    await drawn(page);
    const [header, footer] = await Promise.all(
      ['header', 'footer'].map((name) => notice(page).locator(name).boundingBox()),
    );
    const gap = (footer?.y ?? 0) - ((header?.y ?? 0) + (header?.height ?? 0));
    expect(gap).toBeGreaterThanOrEqual(0);
    expect(gap).toBeLessThanOrEqual(8);
  });
});

describe('the ring of the focus', () => {
  /** Controls whose ring goes beyond the window or beyond what clips it. */
  const cutRings = (page: Page, view: string) =>
    page.evaluate((selector) => {
      const root = document.querySelector('kelisim-widget')?.shadowRoot as ShadowRoot;
      const part = root.querySelector(selector) as HTMLElement;
      const cut: string[] = [];
      for (const control of [part, ...part.querySelectorAll<HTMLElement>('button, a, input, summary, [tabindex]')]) {
        if (control === part && !part.hasAttribute('tabindex')) continue;
        if (!control.getClientRects().length || control.closest('.unseen')) continue;
        control.focus({ focusVisible: true } as FocusOptions);
        if (root.activeElement !== control) continue;
        if (control !== part) control.scrollIntoView({ block: 'center' });
        const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(control);
        if (outlineStyle === 'none') {
          // A heading gets the focus when its dialog opens, and shows none.
          if (!control.matches('h2')) cut.push(`${control.outerHTML.slice(0, 60)} has none`);
          continue;
        }
        const reach = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset) - 0.6;
        const box = control.getBoundingClientRect();
        for (let around = control.parentElement; around; around = around.parentElement) {
          const isPart = around === part;
          if (!isPart && getComputedStyle(around).overflowX === 'visible') continue;
          const { left, right, top, bottom } = around.getBoundingClientRect();
          if (box.left - reach < left || box.right + reach > right) cut.push(`${control.outerHTML.slice(0, 60)}: side`);
          if (box.top - reach < top || box.bottom + reach > bottom) cut.push(`${control.outerHTML.slice(0, 60)}: end`);
        }
        if (box.left - reach < 0 || box.right + reach > innerWidth)
          cut.push(`${control.outerHTML.slice(0, 60)}: window`);
      }
      return cut;
    }, view);

  it.each([PHONES[0], SIZES[4]])('is whole in every view, at %i×%i', async (width, height) => {
    const page = await openNotice('kk', [width, height], FULL);
    expect(await cutRings(page, '[part=notice]')).toEqual([]);
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    expect(await cutRings(page, '[part=preferences]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.evaluate(() => void window.Kelisim.openPolicy('3.3'));
    await policy(page).waitFor();
    expect(await cutRings(page, '[part=policy]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.evaluate(() => void window.Kelisim.ask('account'));
    await action(page, 'notice', 'allow').waitFor();
    expect(await cutRings(page, '[part=notice]')).toEqual([]);
  });
});
