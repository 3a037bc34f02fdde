import { expect, it } from 'vitest';
import { useBrowser } from './support/browser';
import { byTag, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();
const options = (more = {}) => ({
  operator: { name: 'School' },
  policy: { version: '1', url: '/p' },
  categories: {
    authorization: { cookies: [{ name: 'session' }] },
    statistics: {
      cookies: [{ name: '_ga*' }, { name: 'stat_*', storage: 'local' }, { name: 'session' }, { name: '*kelisim' }],
    },
    functional: { cookies: [{ name: '_gaze' }] },
  },
  ...more,
});
const body = '<img data-kelisim-needs="statistics" data-src="/x.png">';
const NOISE = `<script>document.cookie = '_ga=1; Path=/'; document.cookie = 'session=1; Path=/'</script>`;
const cookies = () =>
  document.cookie
    .replace(/=[^;]*/g, '')
    .split('; ')
    .sort();

it('deletes what a closed category lists, and nothing else', async () => {
  const page = await browser.open(site.page(byTag({ options: options(), body })));
  await page.waitForFunction(() => window.Kelisim?.status);
  await page.evaluate(async () => {
    for (const cookie of [
      '_ga=1',
      '_ga_X=1; Path=/',
      '_gaze=1',
      'session=1',
      'other=1',
      `_gap=1; Path=${location.pathname}`,
    ]) {
      // biome-ignore lint/suspicious/noDocumentCookie: the test plays the site
      document.cookie = cookie;
    }
    localStorage.stat_1 = '1';
    localStorage.mine = '1';
    await window.Kelisim.save({ statistics: true, functional: true });
  });
  expect(await page.evaluate(cookies)).toContain('_ga_X');
  await page.evaluate(() => window.Kelisim.save({ functional: true }));
  await expect.poll(() => page.evaluate(cookies)).toEqual(['_gaze', 'consent_kelisim', 'other', 'session']);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['mine']);
});

it('a first no deletes what was there before, on a page with nothing gated', async () => {
  const page = await browser.open(site.page(byTag({ options: options({ reload: true }), head: NOISE })));
  await page.waitForFunction(() => window.Kelisim?.status);
  let loads = 0;
  page.on('load', () => loads++);
  await page.evaluate(() => window.Kelisim.reject());
  await expect.poll(() => page.evaluate(cookies)).toEqual(['consent_kelisim', 'session']);
  await page.waitForTimeout(300);
  // Nothing that was open has closed.
  expect(loads).toBe(0);
});

it('with `reload`, a revoke on a page with nothing gated loads it anew as well', async () => {
  const page = await browser.open(site.page(byTag({ options: options({ reload: true }) })));
  await page.waitForFunction(() => window.Kelisim?.status);
  await page.evaluate(() => window.Kelisim.accept());
  let loads = 0;
  page.on('load', () => loads++);
  await page.evaluate(() => void window.Kelisim.reject());
  await expect.poll(() => loads).toBe(1);
});

it('with `reload`, a revoke loads the page anew, once', async () => {
  const page = await browser.open(site.page(byTag({ options: options({ reload: true }), body })));
  await page.waitForFunction(() => window.Kelisim?.status);
  await page.evaluate(() => window.Kelisim.accept());
  let loads = 0;
  page.on('load', () => loads++);
  await page.evaluate(() => void window.Kelisim.reject());
  await expect.poll(() => loads).toBe(1);
  await page.waitForTimeout(500);
  expect(loads).toBe(1);
});
