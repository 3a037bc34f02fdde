import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { notice, RECORDER } from '../support/kelisim';
import { openPage } from '../support/kinds';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

const options = (cookies: object[]) => ({
  operator: { name: 'School' },
  policy: { version: '1', url: '/policy' },
  categories: { statistics: { cookies } },
});

/** Opens the page under an address of its own, with cookies of a statistics tool. */
async function open(path: string, cookies: object[] = [{ name: '_ga*' }]) {
  const body = `<script>document.cookie = '_ga=1; Path=/'; document.cookie = '_gad=1';</script>`;
  const html = byTag({ lang: 'en', head: RECORDER, body, options: options(cookies) });
  const { origin } = new URL(site.page(html));
  const page = await openPage(browser, origin + path, {
    before: (blank) =>
      blank.route(origin + path, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })),
  });
  await notice(page).waitFor();
  return page;
}

/** Kind 35: erasing only ever takes cookies away, whatever the address and the options are. */
it.each([
  '/a;Domain=localhost;Max-Age=1000',
  '/a;Max-Age=1000/b;Path=/',
  '/a;expires=Fri, 01 Jan 2100 00:00:00 GMT'.replace(/ /g, '%20'),
  '/a;Path=/;Max-Age=1000',
  '/a/;Max-Age=1000;Secure;SameSite=None/',
])('at the address %s', async (path) => {
  const page = await open(path);
  await page.evaluate(() => window.Kelisim.accept());
  const before = (await page.context().cookies()).length;
  expect(before).toBeGreaterThan(1);
  await page.evaluate(() => window.Kelisim.withdraw());
  // What can be read here is gone; nothing has come.
  await expect
    .poll(async () => (await page.context().cookies()).map(({ name, path: at }) => `${name} ${at}`), { timeout: 3000 })
    .toEqual(['consent_kelisim /']);
});

it.each([
  ['a path', { name: '_ga', path: '/;Max-Age=1000' }],
  ['a domain', { name: '_ga', domain: 'localhost;Max-Age=1000' }],
])('with %s in the options that says more', async (_name, cookie) => {
  const page = await open('/plain', [cookie]);
  await page.evaluate(() => window.Kelisim.accept().catch(() => {}));
  await page.context().clearCookies({ name: '_ga' });
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the test plays the site
    document.cookie = '_ga=1; Path=/plain';
  });
  await page.evaluate(() => window.Kelisim.withdraw().catch(() => {}));
  await page.waitForTimeout(500);
  const cookies = (await page.context().cookies()).filter(({ name }) => name === '_ga');
  expect(cookies.filter(({ value }) => value === '')).toEqual([]);
});
