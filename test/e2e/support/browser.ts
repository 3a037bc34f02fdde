import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { BROWSER_ARGUMENTS } from '../../../scripts/launchBrowser';

export const CHROMIUM = process.env.KELISIM_CHROMIUM ?? '/usr/bin/chromium';

/**
 * What does not come in this time does not come: below the time that a test has, so that it is said what was waited
 * for.
 */
const PATIENCE = 60_000;

export interface OpenPage extends Page {
  /** Console errors and uncaught exceptions, as text. */
  readonly problems: string[];
  /** Requests of the page, as paths. */
  readonly requested: string[];
}

/**
 * A browser for the tests of a file; each page has a profile of its own, closed after the test.
 * @param without of Playwright's own arguments
 * @param isConcurrent whether the tests of the file run at the same time: each closes its own profile
 */
export function useBrowser(without: string[] = [], isConcurrent = false) {
  let browser: Browser;
  const contexts: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: BROWSER_ARGUMENTS,
      ignoreDefaultArgs: without,
    });
  });
  afterEach(async () => {
    if (!isConcurrent) await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(() => browser.close());

  return {
    async open(url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
      const page = await this.blank(options);
      await page.goto(url);
      return page;
    },
    /** A profile with the back/forward cache, which Playwright switches off. */
    async withCache(): Promise<BrowserContext> {
      const own = await chromium.launch({
        executablePath: CHROMIUM,
        args: BROWSER_ARGUMENTS,
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      });
      contexts.push(own);
      return patient(await own.newContext({ locale: 'de-DE' }));
    },
    async blank(options: BrowserContextOptions = {}): Promise<OpenPage> {
      const context = patient(await browser.newContext({ locale: 'de-DE', ...options }));
      contexts.push(context);
      return watch(await context.newPage());
    },
  };
}

function patient(context: BrowserContext): BrowserContext {
  context.setDefaultTimeout(PATIENCE);
  return context;
}

function watch(page: Page): OpenPage {
  const problems: string[] = [];
  const requested: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  return Object.assign(page, { problems, requested });
}
