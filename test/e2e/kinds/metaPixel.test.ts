import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { cookieValue, setCookie } from '../support/kelisim';
import { openPage } from '../support/kinds';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

declare global {
  interface Window {
    heard: unknown[][];
  }
}

const TAG = '<script src="/dist/kelisim.signals.js" data-meta></script>';
/** What every way of declaring it has in common. */
const STUB =
  'function () { const n = window.fbq; n.callMethod ? n.callMethod.apply(n, arguments) : n.queue.push(arguments); }';
const MORE =
  "fbq.push = fbq; fbq.loaded = true; fbq.version = '2.0'; fbq.queue = []; window._fbq = window._fbq || fbq;";
const COMMANDS = "fbq('init', '1'); fbq('track', 'PageView');";
/** The pixel itself: reads what is waiting, in order, and what comes after it. */
const PIXEL = `<script>
  window.heard = [];
  setTimeout(() => {
    const fbq = window.fbq;
    if (!fbq) return;
    fbq.callMethod = (...command) => { heard.push(command); };
    for (const command of fbq.queue.splice(0)) fbq.callMethod(...command);
    window.loaded = true;
  }, 300);
</script>`;

const WAYS: readonly (readonly [name: string, script: string])[] = [
  ['the snippet', `!function (f) { if (f.fbq) return; f.fbq = ${STUB}; }(window); ${MORE} ${COMMANDS}`],
  [
    'a function declaration',
    `function fbq() { fbq.callMethod ? fbq.callMethod.apply(fbq, arguments) : fbq.queue.push(arguments); } ${MORE} ${COMMANDS}`,
  ],
  ['a variable', `var fbq = ${STUB}; ${MORE} ${COMMANDS}`],
  ['an assignment where it is undefined', `window.fbq = window.fbq || ${STUB}; ${MORE} ${COMMANDS}`],
  ['an assignment by its name alone', `fbq = ${STUB}; ${MORE} ${COMMANDS}`],
  [
    'defineProperty',
    `Object.defineProperty(window, 'fbq', { value: ${STUB}, writable: true, configurable: true, enumerable: true }); ${MORE} ${COMMANDS}`,
  ],
  ['Object.assign', `Object.assign(window, { fbq: ${STUB} }); ${MORE} ${COMMANDS}`],
  ['a question whether the name is there', `if (!('fbq' in window)) window.fbq = ${STUB}; ${MORE} ${COMMANDS}`],
  ['a question by hasOwnProperty', `if (!window.hasOwnProperty('fbq')) window.fbq = ${STUB}; ${MORE} ${COMMANDS}`],
  ['a second one in its place', `window.fbq = ${STUB}; ${MORE} window.fbq = ${STUB}; ${MORE} ${COMMANDS}`],
  [
    'a function declaration in a block',
    `{ function fbq() { const n = window.fbq; n.callMethod ? n.callMethod.apply(n, arguments) : n.queue.push(arguments); } } ${MORE} ${COMMANDS}`,
  ],
];

const url = (script: string, tag = TAG) =>
  site.page(byTag({ lang: 'en', head: `${tag}<script>${script}</script>${PIXEL}` }));
const loaded = (page: Page) => page.waitForFunction(() => 'loaded' in window);
const heard = (page: Page) => page.evaluate(() => window.heard);

/** Kind 34: Meta's pixel hears the refusal first, however the page declares `fbq`. */
it.each(WAYS)('declared by %s, the pixel hears revoke first, then each decision', async (_name, script) => {
  const page = await openPage(browser, url(script));
  await loaded(page);
  expect(await heard(page)).toEqual([
    ['consent', 'revoke'],
    ['init', '1'],
    ['track', 'PageView'],
  ]);
  await page.waitForFunction(() => window.Kelisim?.status);
  await page.evaluate(() => window.Kelisim.accept());
  await page.evaluate(() => window.Kelisim.withdraw());
  await expect
    .poll(async () => (await heard(page)).slice(3), { timeout: 3000 })
    .toEqual([
      ['consent', 'grant'],
      ['consent', 'revoke'],
    ]);
  expect(page.problems.filter((text) => text.startsWith('uncaught'))).toEqual([]);
});

it.each(WAYS)('declared by %s, the pixel hears grant from a returning visitor', async (_name, script) => {
  const address = url(script);
  const page = await openPage(browser, address, { before: (blank) => setCookie(blank, address, cookieValue()) });
  await loaded(page);
  await expect
    .poll(async () => (await heard(page)).filter(([name]) => name === 'consent'), { timeout: 3000 })
    .toEqual([
      ['consent', 'revoke'],
      ['consent', 'grant'],
    ]);
  expect((await heard(page))[0]).toEqual(['consent', 'revoke']);
});

it('a pixel that is declared long after the page has come hears the last word first', async () => {
  const page = await openPage(browser, site.page(byTag({ lang: 'en', head: TAG })));
  await page.waitForFunction(() => window.Kelisim?.status);
  await page.evaluate(() => window.Kelisim.reject());
  await page.evaluate(
    ([more, commands]) => {
      const script = document.createElement('script');
      script.text = `function fbq() { fbq.queue.push(arguments); } ${more} ${commands}`;
      document.head.append(script);
    },
    [MORE, COMMANDS],
  );
  await page.waitForTimeout(300);
  const queue = await page.evaluate(() =>
    (window as never as { fbq: { queue: ArrayLike<unknown>[] } }).fbq.queue.map((command) => Array.from(command)),
  );
  expect(queue[0]).toEqual(['consent', 'revoke']);
  expect(queue.slice(-2)).toEqual([
    ['init', '1'],
    ['track', 'PageView'],
  ]);
});

it('a page that never declares it sees nothing of ours under its name', async () => {
  const page = await openPage(browser, site.page(byTag({ lang: 'en', head: TAG })));
  await page.waitForFunction(() => window.Kelisim?.status);
  const seen = await page.evaluate(() => [
    typeof (window as never as { fbq: unknown }).fbq,
    (window as never as { fbq: unknown }).fbq === undefined,
    Object.keys(window).includes('fbq'),
  ]);
  expect(seen).toEqual(['undefined', true, false]);
});
