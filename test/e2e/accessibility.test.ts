import { describe, expect, it } from 'vitest';
import { findings } from './support/audit';
import { useBrowser } from './support/browser';
import { action, cookieValue, notice, preferences, setCookie } from './support/kelisim';
import { byTag, useSite } from './support/serve';
import { FULL, walk } from './support/walk';

const browser = useBrowser();
const site = useSite();
const { options, body } = FULL;

describe.each(['light', 'dark'] as const)('axe and IBM find nothing, %s', (colorScheme) => {
  it.each(['kk', 'ru', 'en'])('in %s', async (lang) => {
    const page = await browser.open(site.page(byTag({ lang, options, body })), { colorScheme });
    await walk(page, async (view) => expect(await findings(page), view).toEqual([]));
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

describe('what visitors set for themselves', () => {
  it.each(['kk', 'ru', 'en'])('forced colours, a narrow window, in %s: nothing is found', async (lang) => {
    const page = await browser.open(site.page(byTag({ lang, ...FULL })), {
      forcedColors: 'active',
      viewport: { width: 320, height: 640 },
    });
    await walk(page, async (view) => expect(await findings(page), view).toEqual([]));
  });
});
