import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser } from './launchBrowser';

/**
 * What the visitor of the example for Next sees: gates of `kelisim/react`, drawn by the server and living on in the
 * page.
 */
export async function checkNextPage(url: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ locale: 'en-GB' });
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => problems.push(error.message));
    // The example has no icon of its own; what Chromium asks for by itself is not its fault.
    await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
    await page.goto(url);
    await sees(page, 'Statistics are off.', 'My account');
    // Once ours has taken the place of what the server has drawn.
    await page.locator('kelisim-widget:not([data-static]) [data-action=accept-all]').click();
    await sees(page, 'Statistics are on.', 'Welcome back.');

    // Before any script: the server has read the cookie.
    assert.match(await (await page.request.get(url)).text(), /Statistics are on\./);
    await page.reload();
    await sees(page, 'Statistics are on.', 'Welcome back.');
    await page.locator('kelisim-widget [part=button]').click();
    await page.locator('kelisim-widget [part=preferences] [data-action=withdraw]').click();
    await sees(page, 'Statistics are off.', 'My account');
    assert.match(await (await page.request.get(url)).text(), /Statistics are off\./);
    assert.deepEqual(problems, []);
  } finally {
    await browser.close();
  }
}

async function sees(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) await page.getByText(text).waitFor({ timeout: 60_000 });
}
