import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, cookieValue, notice, RECORDER, status } from '../support/kelisim';
import { errors, openPage } from '../support/kinds';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

const open = async (...cookies: { name?: string; value: string }[]) => {
  const url = site.page(byTag({ lang: 'en', head: RECORDER }));
  const page = await openPage(browser, url, {
    before: async (blank) => {
      const named = cookies.map(({ name = 'consent_kelisim', value }) => ({ name, value, url }));
      await blank.context().addCookies(named);
    },
  });
  await page.waitForFunction(() => window.Kelisim?.status);
  return page;
};

/** Kind 32: a cookie of our name is read, or it is reported. */
describe('a cookie of our name', () => {
  it.each([
    ['quoted', (value: string) => `"${value}"`],
    ['percent-encoded', encodeURIComponent],
  ])('that a server has %s is read, and nothing is reported', async (_name, change) => {
    const page = await open({ value: change(cookieValue()) });
    expect(await status(page)).toBe('accepted');
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.waitForTimeout(300);
    expect(await errors(page)).toEqual([]);
    // The next decision leaves one cookie, as we write it.
    await page.evaluate(() => window.Kelisim.withdraw());
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name }) => name)).toEqual(['consent_kelisim']);
    expect(cookies[0]?.value).toMatch(/^v=1&id=K3v9AAAAAAAAAAAAAAAAAA&/);
  });

  it.each([
    ['a word', 'true'],
    ['JSON', '{"v":1}'],
    ['another version', cookieValue().replace('v=1', 'v=9')],
    ['half of a record', 'v=1&id=x'],
    ['one quote', `"${cookieValue()}`],
    ['a percent sign', '%'],
  ])('that cannot be read is reported once: %s', async (_name, value) => {
    const page = await open({ value });
    await notice(page).waitFor();
    for (let times = 0; times < 3; times++) await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.waitForTimeout(1300);
    expect(await errors(page)).toEqual([
      expect.objectContaining({ message: expect.stringContaining('consent_kelisim') }),
    ]);
    await action(page, 'notice', 'reject-all').click();
    await page.waitForFunction(() => window.Kelisim.status === 'rejected');
    expect(await page.evaluate(() => window.Kelisim.stored)).toBe(true);
    expect(await errors(page)).toHaveLength(1);
  });

  it('that cannot be read beside one that can is reported, and the other counts', async () => {
    const page = await open({ value: cookieValue() });
    const { pathname } = new URL(page.url());
    await page.context().addCookies([{ name: 'consent_kelisim', value: 'true', path: pathname, domain: 'localhost' }]);
    await page.reload();
    await page.waitForFunction(() => window.Kelisim?.status);
    expect(await status(page)).toBe('accepted');
    await expect
      .poll(async () => (await errors(page)).map(({ message }) => message).join(), { timeout: 3000 })
      .toContain('consent_kelisim');
  });

  it('of a longer name, or of another product, is none of ours', async () => {
    const page = await open(
      { name: 'consent_kelisim_other', value: 'true' },
      { name: 'my_consent_kelisim', value: 'true' },
      { name: 'consent', value: 'consent_kelisim=true' },
    );
    await notice(page).waitFor();
    await page.waitForTimeout(1300);
    expect(await errors(page)).toEqual([]);
  });
});
