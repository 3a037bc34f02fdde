import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, notice, preferences, RECORDER, wayBack } from '../support/kelisim';
import { openPage, tabTo } from '../support/kinds';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

declare global {
  interface Window {
    keys: string[];
    clicks: string[];
  }
}

/** What players, editors and slide shows do: they leave fields and buttons alone, and take every other key. */
const HOTKEYS = `<script>
  window.keys = [];
  window.clicks = [];
  const spared = (target) => /^(INPUT|TEXTAREA|SELECT|BUTTON|A)$/.test(target.tagName);
  for (const type of ['keydown', 'keypress', 'keyup'])
    document.addEventListener(type, (event) => {
      if (spared(event.target) || event.key === 'Tab') return;
      keys.push(type + ' ' + event.key);
      event.preventDefault();
    });
  for (const type of ['click', 'pointerdown', 'focusin'])
    document.addEventListener(type, (event) => clicks.push(type + ' ' + event.target.localName));
</script>`;

/** As a page that takes Enter and Space before anything else has seen them, and lets them go on. */
const CAPTURE = (where: string) => `<script>
  for (const type of ['keydown', 'keyup', 'keypress'])
    ${where}.addEventListener(type, (event) => {
      if (event.key === 'Enter' || event.key === ' ') event.preventDefault();
    }, true);
</script>`;

const open = (head: string, body = '', more: Parameters<typeof openPage>[2] = {}) =>
  openPage(browser, site.page(byTag({ lang: 'en', head: RECORDER + head, body })), more);
const changes = (page: Page) => page.evaluate(() => window.log.filter(({ type }) => type === 'change').length);
const state = (page: Page, value: string) =>
  page.waitForFunction((wanted) => document.documentElement.dataset.kelisimState === wanted, value, { timeout: 3000 });
const focus = (page: Page, part: 'notice' | 'preferences', name: string) =>
  action(page, part, name).evaluate((button) => (button as HTMLElement).focus());

/** Kind 25: keys, wheel and touch on our element belong to the visitor. */
describe('the keyboard', () => {
  it.each(['Enter', 'Space'])('%s decides in the notice of a page with hotkeys', async (key) => {
    const page = await open(HOTKEYS);
    await notice(page).waitFor();
    expect(await tabTo(page, 'reject-all')).toBe(true);
    await page.keyboard.press(key);
    await state(page, 'rejected');
    expect(await changes(page)).toBe(1);
  });

  it('the settings are opened, switched and saved by Space in a page with hotkeys', async () => {
    const page = await open(HOTKEYS);
    await notice(page).waitFor();
    await focus(page, 'notice', 'settings');
    await page.keyboard.press('Space');
    await preferences(page).waitFor({ timeout: 3000 });
    const box = page.locator('kelisim-widget [part=preferences] input[name=statistics]');
    await box.evaluate((input) => (input as HTMLElement).focus());
    await page.keyboard.press('Space');
    expect(await box.isChecked()).toBe(true);
    await focus(page, 'preferences', 'save');
    await page.keyboard.press('Space');
    await state(page, 'custom');
    expect(await page.evaluate(() => window.Kelisim.record?.granted)).toEqual(['statistics']);
  });

  it('the way back, and Escape in the settings, work in a page with hotkeys', async () => {
    const page = await open(HOTKEYS);
    await action(page, 'notice', 'reject-all').click();
    await wayBack(page).waitFor();
    await wayBack(page).evaluate((button) => (button as HTMLElement).focus());
    await page.keyboard.press('Space');
    await preferences(page).waitFor({ timeout: 3000 });
    await page.keyboard.press('Escape');
    await preferences(page).waitFor({ state: 'hidden', timeout: 3000 });
  });

  it('no key in our views reaches the hotkeys of the page; clicks, pointer and focus do', async () => {
    const page = await open(HOTKEYS);
    await notice(page).waitFor();
    await focus(page, 'notice', 'reject-all');
    for (const key of ['k', 'ArrowDown', 'PageDown', 'Tab', '/', 'Home']) await page.keyboard.press(key);
    await focus(page, 'notice', 'settings');
    await page.evaluate(() => {
      window.keys = [];
    });
    for (const key of ['k', 'ArrowDown', '/', 'F2']) await page.keyboard.press(key);
    expect(await page.evaluate(() => window.keys)).toEqual([]);
    await action(page, 'notice', 'reject-all').click();
    const clicks = await page.evaluate(() => window.clicks);
    for (const type of ['click', 'pointerdown', 'focusin']) expect(clicks).toContain(`${type} kelisim-widget`);
  });

  it.each(['window', 'document'])('what a capture listener on %s has prevented still presses, once', async (where) => {
    const page = await open(CAPTURE(where));
    await notice(page).waitFor();
    await focus(page, 'notice', 'settings');
    await page.keyboard.press('Enter');
    await preferences(page).waitFor({ timeout: 3000 });
    const box = page.locator('kelisim-widget [part=preferences] input[name=statistics]');
    await box.evaluate((input) => (input as HTMLElement).focus());
    await page.keyboard.press('Space');
    expect(await box.isChecked()).toBe(true);
    await focus(page, 'preferences', 'save');
    await page.keyboard.press('Enter');
    await state(page, 'custom');
    expect(await changes(page)).toBe(1);
  });

  it('a key that is held down, or that nobody has prevented, presses once', async () => {
    const page = await open('');
    await notice(page).waitFor();
    await focus(page, 'notice', 'reject-all');
    await page.keyboard.down('Enter');
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await state(page, 'rejected');
    expect(await changes(page)).toBe(1);
  });

  it('Escape closes the dialog of the page in which the notice lies', async () => {
    const page = await open('', '<dialog id="theirs"><button>Theirs</button></dialog>');
    await notice(page).waitFor();
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await page.waitForFunction(() => document.querySelector('dialog kelisim-widget'), null, { timeout: 3000 });
    await focus(page, 'notice', 'reject-all');
    await page.evaluate(() => {
      window.keys = [];
      document.querySelector('dialog')?.addEventListener('keydown', ({ key }) => window.keys.push(key));
    });
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog')?.open, null, { timeout: 3000 });
    expect(await page.evaluate(() => window.keys)).toEqual(['Escape']);
  });

  it('the buttons of a placeholder are pressed by Space in a page with hotkeys', async () => {
    const page = await open(
      HOTKEYS,
      '<iframe title="Video" data-kelisim-needs="statistics" data-src="about:blank"></iframe>',
    );
    await notice(page).waitFor();
    const button = page.locator('[part=gate-always]');
    await button.waitFor();
    await button.evaluate((element) => (element as HTMLElement).focus());
    await page.keyboard.press('Space');
    await page.waitForFunction(() => window.Kelisim.allows('statistics'), null, { timeout: 3000 });
    expect(await page.evaluate(() => window.keys.filter((key) => key.endsWith(' ')))).toEqual([]);
  });
});

/** As full-page sliders, maps and smooth scrolling do. */
const NO_SCROLL = `<script>
  for (const type of ['wheel', 'mousewheel', 'touchstart', 'touchmove'])
    document.addEventListener(type, (event) => event.preventDefault(), { passive: false });
</script>`;

describe('wheel and touch', () => {
  const small = { viewport: { width: 340, height: 420 }, hasTouch: true, isMobile: true };
  const scrolled = (page: Page, part: string) =>
    page.locator('kelisim-widget').evaluate(({ shadowRoot }, name) => {
      const view = (shadowRoot as ShadowRoot).querySelector(`[part=${name}]`) as Element;
      return [view, ...view.querySelectorAll('*')].reduce((sum, { scrollTop }) => sum + scrollTop, 0);
    }, part);
  /** The middle of the part's text, which is longer than the window. */
  const middle = async (page: Page, part: string) => {
    const { x, y, width, height } = (await page
      .locator(`kelisim-widget [part=${part}] p`)
      .first()
      .evaluate((line) => {
        let box: Element | null = line;
        while (box && box.scrollHeight <= box.clientHeight + 4) box = box.parentElement;
        return (box ?? line).getBoundingClientRect().toJSON();
      })) as DOMRect;
    return { x: x + width / 2, y: y + height / 2 };
  };
  const show = async (part: 'notice' | 'preferences', options: object) => {
    const page = await open(NO_SCROLL, '<p style="height: 3000px">Long</p>', options);
    await notice(page).waitFor();
    if (part === 'preferences') {
      await page.evaluate(() => window.Kelisim.openPreferences());
      await preferences(page).waitFor();
    }
    await page.waitForTimeout(200);
    return page;
  };

  it.each(['notice', 'preferences'] as const)('the wheel scrolls the %s in a page that stops it', async (part) => {
    const page = await show(part, { viewport: small.viewport });
    const { x, y } = await middle(page, part);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 120);
    await expect.poll(() => scrolled(page, part), { timeout: 3000 }).toBeGreaterThan(0);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it.each(['notice', 'preferences'] as const)('a finger scrolls the %s in a page that stops it', async (part) => {
    const page = await show(part, small);
    const { x, y } = await middle(page, part);
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', up = 0) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: Math.round(x), y: Math.round(y) + 30 - up }],
      });
    await touch('touchStart');
    for (let up = 5; up <= 60; up += 5) {
      await touch('touchMove', up);
      await page.waitForTimeout(16);
    }
    await touch('touchEnd');
    await expect.poll(() => scrolled(page, part), { timeout: 3000 }).toBeGreaterThan(0);
  });
});
