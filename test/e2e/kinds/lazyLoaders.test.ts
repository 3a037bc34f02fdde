import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from '../support/browser';
import { RECORDER } from '../support/kelisim';
import { errors, ran, SOON, TRACE } from '../support/kinds';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const SILENT = { ...OPTIONS, autoShow: false };

/** What lazy loaders of pages do: everything with `data-src` gets its source. */
const LOAD = `function load() {
  for (const name of ['src', 'srcset', 'href', 'poster'])
    for (const element of document.querySelectorAll('[data-' + name + ']')) {
      element.setAttribute(name, element.getAttribute('data-' + name));
      element.classList.add('loaded');
    }
  for (const video of document.querySelectorAll('video')) video.load();
}`;
const LOADERS: { readonly [when: string]: string } = {
  'as soon as the document is there': `addEventListener('DOMContentLoaded', load);`,
  'once Kelisim has started': `document.addEventListener('kelisim:ready', () => setTimeout(load, 200));`,
  'again and again': `window.loader = setInterval(load, 100);`,
};

function content(prefix: '' | 'kelisim-') {
  const requests: string[] = [];
  const counted = (what: string, type: string, body: string) =>
    new URL(
      site.answer((_request, response) => {
        requests.push(what);
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      }),
    ).pathname;
  const needs = 'data-kelisim-needs="statistics"';
  const pixel = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20H0z"/></svg>';
  const frame = counted('frame', 'text/html', '<p>inside</p>');
  const image = counted('image', 'image/svg+xml', pixel);
  const srcset = counted('srcset', 'image/svg+xml', pixel);
  const video = counted('video', 'video/mp4', '');
  const sheet = counted('sheet', 'text/css', 'h1 { color: rgb(1, 2, 3); }');
  const script = counted('script', 'text/javascript', "ran.push('external')");
  const body = `<iframe id="frame" title="Map" ${needs} data-${prefix}src="${frame}"></iframe>
    <img id="image" alt="" class="lazyload" ${needs} data-${prefix}src="${image}" data-${prefix}srcset="${srcset} 1x">
    <video id="video" preload="auto" ${needs} data-${prefix}src="${video}"></video>
    <video><source id="source" type="video/mp4" ${needs} data-${prefix}src="${video}"></video>
    <link id="sheet" rel="stylesheet" ${needs} data-${prefix}href="${sheet}">
    <script type="text/plain" ${needs} data-${prefix}src="${script}"></script>
    <img id="free" alt="" data-src="${counted('free', 'image/svg+xml', pixel)}">`;
  return { requests, body };
}
/** What has an address to load from. A frame that we open has no attribute `src`: then what it shows counts. */
const sources = (page: OpenPage) =>
  page.evaluate(() => {
    const frame = document.getElementById('frame') as HTMLIFrameElement;
    return ['frame', 'image', 'video', 'source', 'sheet'].filter(
      (id) =>
        ['src', 'srcset', 'href'].some((name) => document.getElementById(id)?.hasAttribute(name)) ||
        (id === 'frame' && frame.contentWindow?.location.href !== 'about:blank'),
    );
  });
const stopLoader = (page: OpenPage) =>
  // By its name: others of this page, ours among them, go on.
  page.evaluate(() => clearInterval((window as unknown as { loader?: number }).loader));

describe.each(Object.entries(LOADERS))('a lazy loader of the page that loads %s', (_when, start) => {
  const open = async (prefix: '' | 'kelisim-') => {
    const { requests, body } = content(prefix);
    const head = `${TRACE}${RECORDER}<script>${LOAD}${start}</script>`;
    const page = await browser.open(site.page(byTag({ head, body, options: SILENT })));
    await page.waitForFunction(() => window.Kelisim?.status, undefined, SOON);
    return { page, requests };
  };

  it('loads nothing that is written with attributes of ours, and all of it comes after consent', async () => {
    const { page, requests } = await open('kelisim-');
    await page.waitForTimeout(800);
    expect(requests).toEqual(['free']);
    expect(await sources(page)).toEqual([]);
    await page.evaluate(() => window.Kelisim.accept());
    await expect
      // Of an image with both, one source is enough.
      .poll(() => [...new Set(requests)].filter((what) => what !== 'image').sort(), SOON)
      .toEqual(['frame', 'free', 'script', 'sheet', 'srcset', 'video']);
    await expect.poll(() => ran(page), SOON).toEqual(['external']);
    expect(await errors(page)).toEqual([]);
  });

  it('is found out: what it has opened is closed again, and reported once', async () => {
    const { page } = await open('');
    await expect.poll(async () => (await errors(page)).length, SOON).toBe(1);
    // A loader that goes on is answered each time: what counts is that it stays closed between.
    await stopLoader(page);
    await expect.poll(() => sources(page), SOON).toEqual([]);
    await page.waitForTimeout(500);
    expect(await sources(page)).toEqual([]);
    const reported = await errors(page);
    expect(reported).toHaveLength(1);
    expect(reported[0]?.message).toContain('data-kelisim-src');
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).color)).toBe(
      'rgb(0, 0, 0)',
    );
    expect(page.frames()[1]?.url() ?? 'about:blank').toBe('about:blank');
    // Of the frame and of the image.
    await expect.poll(() => page.locator('[part=gate]').count(), SOON).toBe(2);
    expect(await page.locator('#free').getAttribute('src')).toContain('answer');
    expect(await ran(page)).toEqual([]);
  });

  it('takes nothing away from what is open after consent', async () => {
    const { page, requests } = await open('');
    await page.waitForTimeout(400);
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(() => sources(page), SOON).toEqual(['frame', 'image', 'video', 'source', 'sheet']);
    await page.waitForTimeout(300);
    expect(await sources(page)).toEqual(['frame', 'image', 'video', 'source', 'sheet']);
    // Each time that the loader sets it, the frame loads anew.
    await stopLoader(page);
    await page.frameLocator('#frame').getByText('inside').waitFor(SOON);
    expect(requests).toContain('sheet');
  });
});

it('a page that fights back is not answered without end', async () => {
  const { body } = content('');
  const head = `${TRACE}${RECORDER}<script>${LOAD}
    window.rounds = 0;
    addEventListener('DOMContentLoaded', () => {
      new MutationObserver((records) => {
        if (records.some(({ target }) => target.id === 'image' && !target.hasAttribute('src'))) { rounds++; load(); }
      }).observe(document, { subtree: true, attributeFilter: ['src'] });
      load();
    });
  </script>`;
  const page = await browser.open(site.page(byTag({ head, body, options: SILENT })));
  await page.waitForFunction(() => window.Kelisim?.status, undefined, SOON);
  await page.waitForTimeout(1000);
  const rounds = () => page.evaluate(() => (window as unknown as { rounds: number }).rounds);
  const first = await rounds();
  // At all, and not so often that the page stands still.
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(500);
  expect((await errors(page)).length).toBe(1);
});

it.each([
  ['src', '<iframe id="it" title="Map" data-kelisim-needs="statistics" src="/early"></iframe>'],
  ['srcdoc', `<iframe id="it" title="Map" data-kelisim-needs="statistics" srcdoc="<p id='early'>early</p>"></iframe>`],
])('a frame that was written with %s is closed', async (name, body) => {
  const page = await browser.open(site.page(byTag({ head: `${TRACE}${RECORDER}`, body, options: SILENT })));
  await page.locator('[part=gate]').waitFor(SOON);
  await expect.poll(() => page.frames()[1]?.evaluate(() => document.body.textContent), SOON).toBe('');
  expect(await page.locator('#it').getAttribute(name)).toBeNull();
});
