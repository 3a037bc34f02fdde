import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, cookieValue, notice, preferences, setCookie, wayBack } from '../support/kelisim';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const LONG = '<p>line</p>'.repeat(100);
const VIEW = { width: 900, height: 700 };

describe('the way back is in sight where the page makes html the frame of what is fixed', () => {
  const STYLES: { readonly [what: string]: string } = {
    transform: 'html { transform: translateZ(0); }',
    'will-change': 'html { will-change: transform; }',
    contain: 'html { contain: layout paint; }',
    perspective: 'html { perspective: 500px; }',
    animation:
      '@keyframes in { from { transform: translateX(9px); } to { transform: none; } } html { animation: in .2s both; }',
  };
  it.each(Object.entries(STYLES))('%s', async (_what, css) => {
    const page = await browser.blank({ viewport: VIEW });
    const url = site.page(byTag({ head: `<style>${css}</style>`, body: LONG }));
    await setCookie(page, url, cookieValue());
    await page.goto(url);
    await wayBack(page).waitFor();
    await page.waitForTimeout(500);
    const box = await wayBack(page).boundingBox();
    expect(box?.y).toBeLessThan(VIEW.height - 40);
    await wayBack(page).click();
    await preferences(page).waitFor();
    await action(page, 'preferences', 'withdraw').click();
    await preferences(page).waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => window.Kelisim.status)).toBe('rejected');
    await page.waitForTimeout(700);
    expect((await wayBack(page).boundingBox())?.y).toBeLessThan(VIEW.height - 40);
  });
});

describe('html that is zoomed by a style, as versions for people with low vision do', () => {
  it.each([1.5, 2])('%s: all of notice and settings can be reached', async (zoom) => {
    const page = await browser.open(site.page(byTag({ head: `<style>html { zoom: ${zoom}; }</style>`, body: LONG })), {
      viewport: VIEW,
    });
    const isInside = async (part: typeof notice) => {
      const box = await part(page).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(VIEW.width);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(VIEW.height);
    };
    await isInside(notice);
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await isInside(preferences);
  });
});
