import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect, inject, it } from 'vitest';
import { useBrowser } from './support/browser';
import './support/kelisim';

const browser = useBrowser();
const demo = inject('demo');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PAGES = ['?scenario=rejected', 'sign-in', 'profile', 'policy'];

it.each([
  ['kk', 320, 'light'],
  ['ru', 390, 'dark'],
  ['en', 1280, 'light'],
  ['kk', 1280, 'dark'],
] as const)(
  'the demo portal in %s at %i px, %s: axe finds nothing, nothing is wider than the window',
  async (...of) => {
    const [language, width, colorScheme] = of;
    const page = await browser.blank({ colorScheme, viewport: { width, height: 800 } });
    for (const path of PAGES) {
      await page.goto(`${demo}/${language}/${path}`);
      await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'rejected');
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await page.addScriptTag({ path: AXE });
      const { violations } = await page.evaluate(() =>
        (window as never as { axe: { run(where: Document): Promise<AxeResults> } }).axe.run(document),
      );
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`));
      expect(found, path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
    }
  },
);
