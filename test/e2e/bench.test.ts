import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, inject, it } from 'vitest';
import { SCENARIOS } from '../../demo/place';
import { type OpenPage, useBrowser } from './support/browser';
import './support/kelisim';
import '../../demo/qa/bench';

const browser = useBrowser();
const demo = inject('demo');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const DESK = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 } };

const tab = (page: OpenPage, name: string) => page.locator(`[role=tab][data-tab=${name}]`);
const inFrame = (page: OpenPage) => page.frameLocator('#qa-frame');
const notice = (page: OpenPage) => inFrame(page).locator('kelisim-widget [part=notice]');
const stateIn = (page: OpenPage) => inFrame(page).locator('html').getAttribute('data-kelisim-state');

describe('the QA bench', () => {
  it('has every scenario, each with what is expected, in three languages', async () => {
    const titles: string[][] = [];
    for (const language of ['kk', 'ru', 'en']) {
      const page = await browser.open(`${demo}/${language}/bench`, DESK);
      await page.locator('.scenario').first().waitFor();
      const names = await page
        .locator('.scenario')
        .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.scenario));
      expect([...names].sort()).toEqual([...SCENARIOS].sort());
      const texts = await page.locator('.scenario').allTextContents();
      expect(texts.every((text) => text.length > 30 && !text.includes('scenarios.'))).toBe(true);
      titles.push(texts);
    }
    expect(new Set(titles.flat()).size).toBe(3 * SCENARIOS.length);
  });

  it('shows a scenario, the events, the gates of page and server, the cookie', async () => {
    const page = await browser.open(`${demo}/en/bench`, DESK);
    await page.locator('[data-scenario=custom]').click();
    await expect.poll(() => stateIn(page)).toBe('custom');
    expect(new URL(page.url()).search).toBe('?scenario=custom');
    await tab(page, 'state').click();
    await page.locator('[data-agreement="0"]').waitFor();
    expect(await page.locator('[data-gate=account]').textContent()).toBe('accountopenopen');
    expect(await page.locator('[data-cookie]').textContent()).toContain('authorization.statistics');
    await tab(page, 'log').click();
    expect(await page.locator('[data-log]').textContent()).toMatch(/ready \{"status":"custom"/);
  });

  it('copies the log and a link to this state, and clears the log', async () => {
    const page = await browser.open(`${demo}/en/bench?scenario=custom&size=360x640`, {
      ...DESK,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(() => stateIn(page)).toBe('custom');
    await tab(page, 'state').click();
    await page.locator('[data-copy-link]').click();
    await expect.poll(copied).toContain('/en/bench?scenario=custom&grant=authorization.statistics.policy&size=360x640');
    await tab(page, 'log').click();
    await page.locator('[data-copy-log]').click();
    await expect.poll(copied).toMatch(/ms page "\/en\/"\n\d+ ms ready \{/);
    await page.locator('[data-clear-log]').click();
    await expect.poll(() => page.locator('[data-log] b').count()).toBe(0);
    // What comes later is logged again.
    await inFrame(page)
      .locator('html')
      .evaluate(() => window.Kelisim.withdraw());
    await expect.poll(() => page.locator('[data-log]').textContent()).toContain('"source":"api"');
  });

  it('switches layout, signal, policy, language and size of the page', async () => {
    const page = await browser.open(`${demo}/ru/bench?scenario=first`, DESK);
    await notice(page).waitFor();
    await tab(page, 'switches').click();
    await page.locator('input[value="bar"]').check();
    await page.locator('input[value="1280x800"]').check();
    await expect.poll(() => notice(page).evaluate((one) => one.getBoundingClientRect().width)).toBe(1280);
    await page.getByLabel('Сигнал Global Privacy Control').check();
    await expect
      .poll(() =>
        inFrame(page)
          .locator('html')
          .evaluate(() => (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl),
      )
      .toBe(true);
    await page.getByLabel('CSP: только скрипты с nonce').check();
    await expect
      .poll(() =>
        inFrame(page)
          .locator('script[src$="kelisim.js"]')
          .evaluate((one) => (one as HTMLElement).nonce?.length),
      )
      .toBe(22);
    await page.locator('input[value="kk"]').check();
    await expect.poll(() => inFrame(page).locator('html').getAttribute('lang')).toBe('kk');
    await notice(page).waitFor();
    expect(new URL(page.url()).search).toBe('?scenario=first&layout=bar&csp=nonce&gpc=1&language=kk&size=1280x800');
  });

  it('goes by keyboard: one stop for the tabs, arrows between them, then the page', async () => {
    const page = await browser.open(`${demo}/en/bench?scenario=first`, DESK);
    await notice(page).waitFor();
    await tab(page, 'scenarios').focus();
    await page.keyboard.press('ArrowRight');
    expect(await tab(page, 'switches').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('[data-shown]').textContent()).toContain('320×568');
    await tab(page, 'switches').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => stateIn(page)).toBe('accepted');
  });

  it('on a phone shows the page once a scenario is chosen, over the whole width', async () => {
    const page = await browser.open(`${demo}/kk/bench`, PHONE);
    await page.locator('[data-scenario=first]').click();
    await notice(page).waitFor();
    expect((await page.locator('#qa-frame').boundingBox())?.width).toBeGreaterThan(370);
    expect(await tab(page, 'page').getAttribute('aria-selected')).toBe('true');
  });

  it.each([
    ['fit', ''],
    ['a desk', '&size=1280x800'],
    ['a phone', '&size=390x844'],
  ])('is neither under the page nor over the widget: %s', async (_, size) => {
    const page = await browser.open(`${demo}/ru/bench?scenario=first&layout=bar${size}`, DESK);
    await notice(page).waitFor();
    const boxes = await page.evaluate(() =>
      ['.qa-side', '.qa-tabs', '.qa-top', '.stage-top', '.latest', '.stage-frame'].map((selector) => {
        const { left, right, top, bottom } = (document.querySelector(selector) as Element).getBoundingClientRect();
        return { left, right, top, bottom };
      }),
    );
    const frame = boxes.pop() as (typeof boxes)[number];
    expect(frame.right).toBeLessThanOrEqual(1280);
    expect(frame.bottom).toBeLessThanOrEqual(800);
    for (const { left, right, top, bottom } of boxes)
      expect(
        right <= frame.left + 1 || left >= frame.right - 1 || bottom <= frame.top + 1 || top >= frame.bottom - 1,
      ).toBe(true);
  });
});

describe.each([
  ['kk', 'light', DESK],
  ['ru', 'dark', DESK],
  ['en', 'light', PHONE],
] as const)('axe finds nothing in %s, %s', (language, colorScheme, { viewport }) => {
  it.each(['scenarios', 'switches', 'state', 'log', 'options'])('in the tab “%s”', async (name) => {
    const page = await browser.open(`${demo}/${language}/bench?scenario=accepted`, { colorScheme, viewport });
    await expect.poll(() => stateIn(page)).toBe('accepted');
    await tab(page, name).click();
    await page.addScriptTag({ path: AXE });
    const { violations } = await page.evaluate(() =>
      (window as never as { axe: { run(where: Document, how: object): Promise<AxeResults> } }).axe.run(document, {
        iframes: false,
      }),
    );
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
  });
});
