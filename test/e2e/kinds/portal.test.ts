import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, cookieValue, notice, RECORDER, status } from '../support/kelisim';
import { errors, openPage } from '../support/kinds';
import { byImport, byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

const portal = (name?: string, more: object = {}) => ({
  operator: { name: `Portal ${name}` },
  policy: { version: '2026-01', url: '/policy' },
  categories: { statistics: { cookies: [{ name: '_ga' }, { name: 'consent_*' }, { name: '*' }] } },
  ...(name === undefined ? {} : { portal: name }),
  ...more,
});
const html = (name?: string, more: object = {}) => byTag({ lang: 'en', head: RECORDER, options: portal(name, more) });
const cookies = async (page: Awaited<ReturnType<typeof openPage>>) =>
  (await page.context().cookies()).map(({ name }) => name).sort();

/** Kind 31: several portals of one host, each with a policy of its own. */
describe('portals of one host', () => {
  it('decide each for itself', async () => {
    const page = await openPage(browser, site.page(html('one')));
    await action(page, 'notice', 'accept-all').click();
    await page.waitForFunction(() => window.Kelisim.status === 'accepted');
    expect(await cookies(page)).toEqual(['consent_kelisim_one']);
    await page.goto(site.page(html('two')));
    await notice(page).waitFor();
    expect(await status(page)).toBe('undecided');
    await action(page, 'notice', 'reject-all').click();
    await page.waitForFunction(() => window.Kelisim.status === 'rejected');
    // Its list of cookies to erase has all names in it: those of other portals are not its own.
    await expect.poll(() => cookies(page)).toEqual(['consent_kelisim_one', 'consent_kelisim_two']);
    await page.goto(site.page(html('one')));
    await page.waitForFunction(() => window.Kelisim?.status);
    expect(await status(page)).toBe('accepted');
  });

  it('and a site without the option do not see each other', async () => {
    const page = await openPage(browser, site.page(html()));
    await action(page, 'notice', 'accept-all').click();
    await page.waitForFunction(() => window.Kelisim.status === 'accepted');
    await page.goto(site.page(html('one')));
    await notice(page).waitFor();
    expect(await status(page)).toBe('undecided');
    await page.evaluate(() => window.Kelisim.withdraw());
    await page.waitForTimeout(300);
    expect(await cookies(page)).toEqual(['consent_kelisim', 'consent_kelisim_one']);
    await page.goto(site.page(html()));
    await page.waitForFunction(() => window.Kelisim?.status);
    expect(await status(page)).toBe('accepted');
  });

  it('do not hear decisions of each other in other tabs', async () => {
    const page = await openPage(browser, site.page(html('one')));
    await notice(page).waitFor();
    await page.context().addCookies([
      { name: 'consent_kelisim_two', value: cookieValue({ yes: 'statistics' }), url: page.url() },
      { name: 'consent_kelisim', value: cookieValue({ yes: 'statistics' }), url: page.url() },
    ]);
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.waitForTimeout(1500);
    expect(await status(page)).toBe('undecided');
    await page
      .context()
      .addCookies([{ name: 'consent_kelisim_one', value: cookieValue({ yes: 'statistics' }), url: page.url() }]);
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.waitForFunction(() => window.Kelisim.status === 'accepted');
  });

  it('are named by the attribute of the tag, and by npm', async () => {
    const byAttribute = byTag({ lang: 'en', head: RECORDER, options: OPTIONS, attributes: 'data-portal="one"' });
    const page = await openPage(browser, site.page(byAttribute));
    await action(page, 'notice', 'reject-all').click();
    await page.waitForFunction(() => window.Kelisim.status === 'rejected');
    expect(await cookies(page)).toEqual(['consent_kelisim_one']);
    await page.goto(site.page(byImport({ lang: 'en', head: RECORDER, options: portal('npm-2') })));
    await action(page, 'notice', 'reject-all').click();
    await page.waitForFunction(() => window.Kelisim.status === 'rejected');
    expect(await cookies(page)).toEqual(['consent_kelisim_npm-2', 'consent_kelisim_one']);
  });

  it.each(['', 'Two', 'a b', 'a;Domain=x', 'a=b', 'школа', 'x'.repeat(25)])(
    'with a name that cannot be are reported, and decide nothing: %s',
    async (name) => {
      const page = await openPage(browser, site.page(html(undefined, { portal: name })));
      await expect
        .poll(async () => (await errors(page)).map(({ code, message }) => `${code} ${message}`).join(), {
          timeout: 3000,
        })
        .toMatch(/^config .*portal/);
      await page.evaluate(() => window.Kelisim?.accept?.().catch(() => {}));
      await page.waitForTimeout(200);
      // The consent of the whole host is not theirs to give.
      expect(await cookies(page)).toEqual([]);
    },
  );

  it('whose record would not fit beside the longer name are an error of configuration', async () => {
    const categories = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`category-number-${index}`, {}] as const),
    );
    const fits = await openPage(browser, site.page(html(undefined, { categories })));
    await notice(fits).waitFor();
    expect(await errors(fits)).toEqual([]);
    const page = await openPage(browser, site.page(html('x'.repeat(24), { categories })));
    await expect.poll(async () => (await errors(page)).map(({ code }) => code), { timeout: 3000 }).toContain('config');
    await page.evaluate(() => window.Kelisim?.accept?.().catch(() => {}));
    expect(await cookies(page)).toEqual([]);
  });
});
