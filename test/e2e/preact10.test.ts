import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { useBrowser } from './support/browser';
import { action, notice, policy, preferences, status, wayBack } from './support/kelisim';
import { MODULES, withAddresses } from './support/portalModules';
import { byImport, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();

/**
 * The package takes the portal's copy of Preact, from 10.19 on. In a browser, all other tests run with 11; the
 * component tests run with both (project `component10`).
 */
it('the npm package works with a portal that has Preact 10', async () => {
  const page = await browser.blank();
  const served: string[] = [];
  await page.route(`**${MODULES}preact**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    const name = path.slice(MODULES.length, -'.js'.length).replace(/^preact/, 'preact10');
    served.push(name);
    const body = withAddresses(await readFile(fileURLToPath(import.meta.resolve(name)), 'utf8'));
    await route.fulfill({ contentType: 'text/javascript', body });
  });
  await page.goto(site.page(byImport({ lang: 'en' })));

  await action(page, 'notice', 'settings').click();
  await preferences(page).locator('input[name=statistics]').click();
  await preferences(page).locator('[data-language=ru]').click();
  await page.locator('kelisim-widget[lang=ru]').waitFor({ state: 'attached' });
  expect(await preferences(page).locator('input[name=statistics]').isChecked()).toBe(true);
  await action(page, 'preferences', 'save').click();
  await preferences(page).waitFor({ state: 'detached' });
  await notice(page).waitFor({ state: 'detached' });
  expect(await status(page)).toBe('custom');

  await wayBack(page).click();
  expect(await preferences(page).locator('input[name=statistics]').isChecked()).toBe(true);
  await action(page, 'preferences', 'close').click();
  await page.evaluate(() => window.Kelisim.openPolicy('3.3.1'));
  await policy(page).locator('[aria-current][data-number="3.3.1"]').waitFor();
  expect(page.problems).toEqual([]);
  expect(served).toEqual(expect.arrayContaining(['preact10', 'preact10/hooks']));
});
