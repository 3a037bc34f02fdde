import { describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser';
import { contrasts } from './support/contrast';
import { action, notice, preferences } from './support/kelisim';
import { lost, targets } from './support/layout';
import { byTag, OPTIONS, useSite } from './support/serve';
import { FULL, walk } from './support/walk';

const browser = useBrowser();
const site = useSite();
const LANGUAGES = ['kk', 'ru', 'en'] as const;

/** WCAG 1.4.12, laid over our own sheets as a visitor's extension would. */
const SPACING = `new MutationObserver(() => {
  const root = document.querySelector('kelisim-widget')?.shadowRoot;
  if (!root || root.querySelector('#spacing')) return;
  const style = document.createElement('style');
  style.id = 'spacing';
  style.textContent = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';
  root.append(style);
}).observe(document, { childList: true, subtree: true });`;

const CONDITIONS = {
  'a window of 320 px': { viewport: { width: 320, height: 568 } },
  'text of twice the size, on a desk': { head: '<style>:root { --kelisim-font-size: 30px }</style>' },
  'text of twice the size, on a phone': {
    head: '<style>:root { --kelisim-font-size: 30px }</style>',
    viewport: { width: 360, height: 740 },
  },
  'text spacing': { head: `<script>${SPACING}</script>`, viewport: { width: 360, height: 740 } },
  'fourfold zoom': { viewport: { width: 320, height: 256 } },
  'a phone on its side': { viewport: { width: 740, height: 360 } },
} as const;

describe.each(Object.entries(CONDITIONS))(
  '%s',
  (_name, { head = '', viewport }: { head?: string; viewport?: object }) => {
    it.each(LANGUAGES)('in %s: nothing of any view is cut off or out of reach', async (lang) => {
      const page = await browser.open(
        site.page(byTag({ lang, head, ...FULL })),
        viewport ? { viewport: viewport as never } : {},
      );
      await walk(page, async (view) => expect(await lost(page), view).toEqual([]));
    });
  },
);

describe('targets', () => {
  it.each(LANGUAGES)('in %s, by touch: 24 px at least, 44 px for what decides, and a tap does it', async (lang) => {
    const page = await browser.open(site.page(byTag({ lang, ...FULL })), {
      hasTouch: true,
      isMobile: true,
      viewport: { width: 360, height: 740 },
    });
    await walk(page, async (view) => {
      const all = await targets(page);
      expect(all.length, view).toBeGreaterThan(0);
      expect(
        all.filter(({ width, height, main }) => Math.min(width, height) < (main ? 44 : 24)),
        view,
      ).toEqual([]);
    });
    await page.context().clearCookies();
    await page.reload();
    await action(page, 'notice', 'accept-all').tap();
    await expect.poll(() => page.evaluate(() => window.Kelisim.status)).toBe('accepted');
  });
});

describe('contrast', () => {
  // What portals choose: dark enough for white text in the light scheme.
  const ACCENTS = ['', '#1a237e', '#000000', '#00695c', '#b00020', '#6a1b9a', '#a84300', '#2e7d32'];

  describe.each(['light', 'dark'] as const)('%s: 4.5 for text, 3 for edges and the focus', (colorScheme) => {
    it.each(ACCENTS)('with the accent “%s”', async (accent) => {
      const head = accent && `<style>:root { --kelisim-accent: ${accent} }</style>`;
      const page = await browser.open(site.page(byTag({ lang: 'en', head })), {
        colorScheme,
        reducedMotion: 'reduce',
      });
      await notice(page).waitFor();
      const found = { ...(await contrasts(page)) };
      await action(page, 'notice', 'settings').click();
      await preferences(page).waitFor();
      Object.assign(found, await contrasts(page));
      await preferences(page).getByRole('switch').first().click();
      Object.assign(
        found,
        Object.fromEntries(Object.entries(await contrasts(page)).map(([name, value]) => [`${name} (on)`, value])),
      );
      expect(Object.keys(found).length).toBeGreaterThan(20);
      const low = Object.entries(found).filter(([what, value]) => value < (what.includes('text') ? 4.5 : 3));
      expect(low, accent || 'default').toEqual([]);
    });
  });
});

describe('motion', () => {
  it('there is none for who wants none', async () => {
    const page = await browser.open(site.page(byTag({ lang: 'en', options: OPTIONS })), { reducedMotion: 'reduce' });
    await notice(page).waitFor();
    const moving = () =>
      page.evaluate(
        () =>
          [...(document.querySelector('kelisim-widget')?.shadowRoot?.querySelectorAll('*') ?? [])].filter((element) => {
            const { animationDuration, animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
            const animated = animationName !== 'none' && Number.parseFloat(animationDuration) > 0.01;
            return animated || Number.parseFloat(transitionDuration) > 0.01 || scrollBehavior === 'smooth';
          }).length,
      );
    expect(await moving()).toBe(0);
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    expect(await moving()).toBe(0);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});
