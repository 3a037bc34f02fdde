import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { openPage } from '../support/kinds';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

const TAG = '<script src="/dist/kelisim.signals.js" data-google data-uet data-clarity data-yandex="12345"></script>';
const page = async (script: string) => {
  const html = byTag({ lang: 'en', head: `${TAG}<script>${script}</script>` });
  const opened = await openPage(browser, site.page(html));
  await opened.waitForFunction(() => window.Kelisim?.status);
  return opened;
};

/** Sibling of kind 34: queues of other vendors that the page declares anew, as their own documentation shows. */
it.each([
  ['dataLayer = [{ pageCategory: "signup" }];', 'as Google Tag Manager documents it'],
  ['var dataLayer = [];', 'by a variable'],
  ['window.dataLayer = [];', 'by an assignment'],
])('Google hears its defaults before all else when the page says %s, %s', async (script) => {
  const opened = await page(
    `${script} function gtag() { dataLayer.push(arguments); } gtag('js', 'now'); gtag('config', 'G-1');`,
  );
  const commands = await opened.evaluate(() =>
    (window as never as { dataLayer: object[] }).dataLayer.map((entry) =>
      Array.from(entry as ArrayLike<unknown>).slice(0, 2),
    ),
  );
  const named = commands.filter(([name]) => name);
  expect(named[0]).toEqual(['consent', 'default']);
  expect(named.filter(([name, kind]) => name === 'consent' && kind === 'default')).toHaveLength(1);
});

it('Microsoft hears its default when the page makes a new queue', async () => {
  const opened = await page('window.uetq = []; uetq.push("pageLoad");');
  const queue = await opened.evaluate(() => (window as never as { uetq: unknown[] }).uetq);
  expect(queue.slice(0, 2)).toEqual(['consent', 'default']);
});

it('Clarity hears no when the page declares its function', async () => {
  const opened = await page(
    'function clarity() { (clarity.q = clarity.q || []).push(arguments); } clarity("identify", "x");',
  );
  const queue = await opened.evaluate(() =>
    (window as never as { clarity: { q: ArrayLike<unknown>[] } }).clarity.q.map((entry) => Array.from(entry)),
  );
  expect(queue[0]).toEqual(['consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }]);
});

it('Yandex is switched off whatever the page declares', async () => {
  const opened = await page('function ym() { (ym.a = ym.a || []).push(arguments); } ym.l = 1; ym(12345, "init", {});');
  expect(
    await opened.evaluate(() => (window as never as { disableYaCounter12345: unknown }).disableYaCounter12345),
  ).toBe(true);
});
