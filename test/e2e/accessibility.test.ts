import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from './support/browser';
import { action, cookieValue, notice, policy, preferences, setCookie, wayBack } from './support/kelisim';
import { byTag, OPTIONS, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds, as rule and place. */
async function findings(page: OpenPage): Promise<string[]> {
  // Entering is animated: colours would be measured half-way.
  await page.waitForTimeout(300);
  await page.addScriptTag({ path: AXE });
  const results = await page.evaluate(() =>
    (window as never as { axe: { run(where: Document): Promise<AxeResults> } }).axe.run(document),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
  );
}

const cookies = { statistics: { cookies: [{ name: '_stat', duration: 30 }] } };
const options = { ...OPTIONS, categories: cookies, policy: { ...OPTIONS.policy, changes: ['One', 'Two'] } };
const body = '<a href="#in" id="in" data-kelisim-needs="account">in</a>';

describe.each(['light', 'dark'] as const)('axe finds nothing, %s', (colorScheme) => {
  it.each(['kk', 'ru', 'en'])('in %s', async (lang) => {
    const page = await browser.open(site.page(byTag({ lang, options, body })), { colorScheme });
    await notice(page).waitFor();
    expect(await findings(page)).toEqual([]);

    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await preferences(page).locator('summary').last().click();
    await preferences(page).getByRole('switch').first().click();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.evaluate(() => window.Kelisim.openPolicy('3.3'));
    await policy(page).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await action(page, 'notice', 'reject-all').click();
    expect(await findings(page)).toEqual([]);
    await page.locator('#in').click();
    await notice(page).waitFor();
    expect(await findings(page)).toEqual([]);
    await action(page, 'notice', 'close').click();
    await wayBack(page).click();
    await preferences(page).waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it('asked again, on a phone, and when the cookie was refused', async () => {
    const refuse = `<script>Object.defineProperty(document, 'cookie', { get: () => '', set() {} })</script>`;
    const url = site.page(byTag({ lang: 'kk', options, body }));
    const page = await browser.blank({ colorScheme, viewport: { width: 320, height: 568 } });
    await setCookie(page, url, cookieValue({ policy: '2020' }));
    await page.goto(url);
    await notice(page).waitFor();
    expect(await findings(page)).toEqual([]);
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await preferences(page).locator('summary').last().click();
    expect(await findings(page)).toEqual([]);
    const refused = await browser.open(site.page(byTag({ lang: 'kk', options, head: refuse })), { colorScheme });
    await action(refused, 'notice', 'accept-all').click();
    expect(await findings(refused)).toEqual([]);
  });
});
