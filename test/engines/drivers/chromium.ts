import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { BROWSER_ARGUMENTS } from '../../../scripts/launchBrowser';
import { CHROMIUM } from '../../e2e/support/browser';
import type { Driver, Engine, Visitor } from './engine';

/** Playwright switches the back/forward cache off. */
const LAUNCH = {
  executablePath: CHROMIUM,
  args: BROWSER_ARGUMENTS,
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
};

export async function startChromium(): Promise<Engine> {
  const browser = await chromium.launch(LAUNCH);
  return {
    version: `Chromium ${browser.version()}`,
    visitor: async ({ cookies = true } = {}) =>
      cookies ? createVisitor(await browser.newContext()) : visitorWithoutCookies(),
    close: () => browser.close(),
  };
}

function createVisitor(context: BrowserContext, close = () => context.close()): Visitor {
  return {
    async newTab(): Promise<Driver> {
      const page = await context.newPage();
      return {
        goto: async (url) => void (await page.goto(url)),
        // The page of the back/forward cache has no new `load`.
        back: async () => void (await page.evaluate(() => history.back())),
        show: () => page.bringToFront(),
        run: (source) => page.evaluate(`(${source})()`),
        press: (x, y) => page.mouse.click(x, y),
        key: (name) => page.keyboard.press(name),
      };
    },
    close,
  };
}

/** The setting of a profile, which a context has none of. */
async function visitorWithoutCookies(): Promise<Visitor> {
  const folder = await mkdtemp(join(tmpdir(), 'kelisim-chromium-'));
  await mkdir(join(folder, 'Default'));
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(folder, LAUNCH);
  return createVisitor(context, async () => {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  });
}
