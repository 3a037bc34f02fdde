import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { byTag, OPTIONS, useSite } from '../support/serve';
import { textOf } from '../support/texts';

const browser = useBrowser();
const site = useSite();
const CONTENT = {
  image: '<img alt="" data-kelisim-needs="statistics" data-kelisim-src="/favicon.ico">',
  frame: '<iframe title="" data-kelisim-needs="statistics" data-kelisim-src="/favicon.ico"></iframe>',
};

describe.each(Object.entries(CONTENT))('a closed %s', (_what, body) => {
  const open = async () => {
    const page = await browser.open(site.page(byTag({ body, options: { ...OPTIONS, autoShow: false } })));
    await page.locator('[part=gate-always]').waitFor();
    return page;
  };

  it('that the page gives another need: its box says that, and allows that', async () => {
    const page = await open();
    await page.evaluate(() =>
      document.querySelector('[data-kelisim-needs]')?.setAttribute('data-kelisim-needs', 'advertising'),
    );
    await page.locator('[part=gate-text]', { hasText: textOf('category.advertising', {}, 'kk') }).waitFor();
    await page.locator('[part=gate-always]').click();
    await page.waitForFunction(() => window.Kelisim.allows('advertising'));
    expect(await page.evaluate(() => window.Kelisim.allows('statistics'))).toBe(false);
  });

  it('that is no longer gated: its box goes, and it is shown', async () => {
    const page = await open();
    await page.evaluate(() => document.querySelector('[data-kelisim-needs]')?.removeAttribute('data-kelisim-needs'));
    await page.locator('[data-kelisim-placeholder]').waitFor({ state: 'detached' });
    expect(await page.locator('[data-kelisim-closed]').count()).toBe(0);
  });
});
