import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFiles } from '../../demo/buildFiles';
import { useBrowser } from './support/browser';
import { action, notice, status } from './support/kelisim';
import { useFolders } from './support/serveFolders';

const browser = useBrowser();
// It reads files and knows nothing else: no cookies, no redirects, no POST.
const folders = useFolders();
const folder = mkdtempSync(join(tmpdir(), 'kelisim-files-'));

beforeAll(async () => {
  await buildFiles(folder);
  folders.serve('any-name', folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const address = (path: string) => `${folders.origin()}/any-name/${path}`;

describe('the demo as files of a static host', () => {
  it.each(['kk', 'ru', 'en'])('a visitor in %s signs in by way of the notice, and withdraws', async (language) => {
    const page = await browser.open(address(`${language}/sign-in.html`));
    await notice(page).waitFor();
    await page.locator('main input').fill('Айгүл');
    await page.locator('main form button').click();
    await action(page, 'notice', 'accept-all').click();
    await page.waitForURL(/profile\.html/);
    // The name is not sent anywhere.
    expect(page.url()).not.toContain('Айгүл');
    expect(page.url()).not.toContain('%');
    await page.locator('[data-while-open] h1').waitFor();
    expect(await page.locator('[data-while-closed]').isVisible()).toBe(false);
    expect(await status(page)).toBe('accepted');

    await page.evaluate(() => window.Kelisim.withdraw());
    await page.locator('[data-while-closed] h1').waitFor();
    expect(await page.locator('[data-while-open]').isVisible()).toBe(false);
    expect(page.problems).toEqual([]);
  });

  it('a refusal is kept from page to page, and every link leads to a file', async () => {
    const page = await browser.open(address('index.html'));
    await page.waitForURL(/kk\/index\.html$/);
    await action(page, 'notice', 'reject-all').click();
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href).filter((href) => !href.includes('#')));
    expect(links.length).toBeGreaterThan(8);
    for (const link of new Set(links)) {
      const next = await page.goto(link);
      expect(next?.status(), link).toBe(200);
    }
    await page.goto(address('en/policy.html'));
    await page.waitForFunction(() => window.Kelisim?.status === 'rejected');
    expect(page.problems).toEqual([]);
  });

  it('the configurator shows the preview and gives the code', async () => {
    const page = await browser.open(address('ru/configurator.html'));
    await page.frameLocator('.pane iframe').locator('kelisim-widget [part=notice]').waitFor();
    expect(await page.locator('[data-snippet=tag]').textContent()).toContain('kelisim-options');
    await page.locator('[data-field="policy.version"]').fill('a b');
    await page.locator('[data-problem="policy.version"]').waitFor();
    await page.locator('.languages a[hreflang=en]').click();
    await page.waitForURL(/en\/configurator\.html#/);
    await page.locator('[data-problem="policy.version"]').waitFor();
    await page.locator('.brand').click();
    await page.waitForURL(/en\/index\.html/);
    expect(page.problems).toEqual([]);
  });
});
