import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from '../support/browser';
import { cookieValue, RECORDER, setCookie } from '../support/kelisim';
import { ran, SOON, TRACE } from '../support/kinds';
import { CACHES, keepView, putViewBack } from '../support/routerCache';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const SILENT = { ...OPTIONS, autoShow: false };
const NO = { yes: '', no: 'authorization.statistics.advertising', policy: '', how: 'reject-all' };

type Content = 'script' | 'frame' | 'template' | 'image' | 'link' | 'video';
const pathOf = (url: string) => new URL(url).pathname;

/** A page with one piece of gated content of each kind, and the addresses that it loads. */
function content() {
  const requests: string[] = [];
  const counted = (what: string, type: string, body: string) =>
    pathOf(
      site.answer((_request, response) => {
        requests.push(what);
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      }),
    );
  const script = counted('script', 'text/javascript', "ran.push('external')");
  const frame = counted('frame', 'text/html', '<p>inside</p>');
  const pixel = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20H0z"/></svg>';
  const image = counted('image', 'image/svg+xml', pixel);
  const sheet = counted('link', 'text/css', 'h2 { color: rgb(1, 2, 3); }');
  const video = counted('video', 'video/mp4', '');
  const inner = counted('inner', 'image/svg+xml', pixel);
  const innerFrame = counted('innerFrame', 'text/html', '<p>deep</p>');
  const needs = 'data-kelisim-needs="statistics"';
  const html: { readonly [kind in Content]: string } = {
    script: `<script type="text/plain" ${needs}>ran.push('inline')</script>
      <script type="text/plain" ${needs} src="${script}"></script>
      <script type="text/plain" ${needs} data-kelisim-type="module">ran.push('module')</script>`,
    frame: `<iframe id="frame" title="Map" ${needs} data-src="${frame}"></iframe>`,
    template: `<template ${needs}><p id="rendered">Advice</p><img id="inner" alt="" src="${inner}">
      <script>ran.push('template')</script><iframe id="deep" title="Deep" src="${innerFrame}"></iframe></template>`,
    image: `<img id="image" alt="" ${needs} data-src="${image}" data-srcset="${image} 2x">`,
    link: `<h2 id="styled">Title</h2><link id="link" rel="stylesheet" ${needs} data-href="${sheet}">`,
    video: `<video id="video" ${needs} data-src="${video}" preload="auto"></video>
      <video id="sources"><source id="source" ${needs} data-src="${video}" type="video/mp4"></video>`,
  };
  return { requests, html };
}

async function open(kinds: readonly Content[], decided: 'accepted' | 'rejected') {
  const { requests, html } = content();
  const body = `<section id="view">${kinds.map((kind) => html[kind]).join('')}</section>`;
  const page = await browser.blank();
  const url = site.page(byTag({ head: `${TRACE}${RECORDER}`, options: SILENT, body }));
  await setCookie(page, url, cookieValue(decided === 'accepted' ? {} : NO));
  await page.goto(url);
  await page.waitForFunction((decided) => window.Kelisim?.status === decided, decided, {
    polling: 50,
    timeout: 10_000,
  });
  return { page, requests };
}

/** What is open on the page: what a visitor sees, or what has an address to load from. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const has = (id: string, ...names: string[]) =>
      names.some((name) => document.getElementById(id)?.hasAttribute(name));
    const frame = document.getElementById('frame') as HTMLIFrameElement | null;
    const title = document.getElementById('styled');
    const where = frame?.contentWindow?.location.href ?? 'about:blank';
    return {
      frame: !!frame && (has('frame', 'src') || where !== 'about:blank') && frame.getClientRects().length > 0,
      template: !!document.getElementById('rendered'),
      templateImage: !!document.getElementById('inner'),
      templateFrame: !!document.getElementById('deep'),
      image: has('image', 'src', 'srcset'),
      link: !!title && getComputedStyle(title).color === 'rgb(1, 2, 3)',
      video: has('video', 'src'),
      source: has('source', 'src'),
    };
  });
const CLOSED = {
  frame: false,
  template: false,
  templateImage: false,
  templateFrame: false,
  image: false,
  link: false,
  video: false,
  source: false,
};
const becomes = (page: Page, wanted: object) => expect.poll(() => shown(page), SOON).toEqual({ ...CLOSED, ...wanted });

const ALL: { readonly [kind in Content]: object } = {
  script: {},
  frame: { frame: true },
  template: { template: true, templateImage: true, templateFrame: true },
  image: { image: true },
  link: { link: true },
  video: { video: true, source: true },
};
const RUNS: { readonly [kind in Content]?: readonly string[] } = {
  script: ['external', 'inline', 'module'],
  template: ['template'],
};
const KINDS = Object.keys(ALL) as Content[];
const opened = async (page: OpenPage, kind: Content) => {
  await becomes(page, ALL[kind]);
  await expect.poll(async () => [...(await ran(page))].sort(), SOON).toEqual(RUNS[kind] ?? []);
};

const leave = (page: Page) =>
  page.evaluate(() => {
    const view = document.getElementById('view') as HTMLElement;
    view.replaceWith(Object.assign(document.createElement('section'), { id: 'view' }));
  });
describe.each(KINDS)('%s', (kind) => {
  it('is closed again by a withdrawal, and opens again after the next acceptance', async () => {
    const { page } = await open([kind], 'accepted');
    await opened(page, kind);
    await page.evaluate(() => window.Kelisim.withdraw());
    await becomes(page, {});
    if (kind === 'video')
      expect(await page.locator('#video').evaluate((video: HTMLVideoElement) => video.networkState)).toBe(0);
    await page.evaluate(() => window.Kelisim.accept());
    await becomes(page, ALL[kind]);
    await page.waitForTimeout(200);
    // What has run has run: once only.
    expect([...(await ran(page))].sort()).toEqual(RUNS[kind] ?? []);
    expect(await page.locator('#rendered').count()).toBe(kind === 'template' ? 1 : 0);
  });

  it.each(CACHES)('of a page kept while open runs, loads and shows nothing after a withdrawal: %s', async (cache) => {
    const { page, requests } = await open([kind], 'accepted');
    await opened(page, kind);
    const before = await ran(page);
    await keepView(page, cache);
    await leave(page);
    await page.evaluate(() => window.Kelisim.withdraw());
    await page.waitForTimeout(200);
    // The kept page itself may ask for what an image needs, before anybody can stop it: that is documented.
    requests.length = 0;
    await putViewBack(page, cache);
    await page.waitForTimeout(500);
    expect(await ran(page)).toEqual(before);
    expect(requests.filter((what) => !['image', 'inner', 'link', 'video'].includes(what))).toEqual([]);
    await becomes(page, {});
  });

  it.each(CACHES)(
    'of a page kept while closed opens after an acceptance, with nothing left over: %s',
    async (cache) => {
      const { page } = await open([kind], 'rejected');
      await page.waitForTimeout(300);
      await keepView(page, cache);
      await leave(page);
      await page.evaluate(() => window.Kelisim.accept());
      await putViewBack(page, cache);
      await opened(page, kind);
      if (kind === 'frame') {
        await page.frameLocator('#frame').getByText('inside').waitFor(SOON);
        // The box in the place of the frame is gone, and its copy as well.
        expect(await page.locator('#view').evaluate((view) => view.children.length)).toBe(1);
      }
    },
  );

  it.each(CACHES)('of a page kept and put back while open is there once: %s', async (cache) => {
    const { page } = await open([kind], 'accepted');
    await opened(page, kind);
    await keepView(page, cache);
    await leave(page);
    await putViewBack(page, cache);
    await page.waitForTimeout(300);
    await opened(page, kind);
    for (const id of ['rendered', 'inner', 'deep', 'frame', 'image', 'link', 'video'])
      expect(await page.locator(`[id=${id}]`).count(), id).toBeLessThanOrEqual(1);
  });
});

it('a frame kept while closed has one box when it comes back closed', async () => {
  for (const cache of CACHES) {
    const { page } = await open(['frame'], 'rejected');
    await page.locator('[part=gate]').waitFor(SOON);
    await keepView(page, cache);
    await leave(page);
    await putViewBack(page, cache);
    await expect.poll(() => page.locator('[part=gate]').count(), SOON).toBe(1);
    expect(await page.locator('#view').evaluate((view) => view.children.length)).toBe(2);
  }
});

describe('text of a template, with no element around it', () => {
  const text = async (page: Page, selector: string) => (await page.locator(selector).textContent())?.trim();
  const open = async () => {
    const page = await browser.blank();
    const body = `<p>Before</p>
      <section id="view"><template data-kelisim-needs="statistics">Bare <b>bold</b> end</template>
      </section><p>After</p>`;
    const url = site.page(byTag({ head: `${TRACE}${RECORDER}`, options: SILENT, body }));
    await setCookie(page, url, cookieValue());
    await page.goto(url);
    await expect.poll(() => text(page, '#view'), SOON).toBe('Bare bold end');
    return page;
  };

  it('goes with a withdrawal, and comes back in its place', async () => {
    const page = await open();
    await page.evaluate(() => window.Kelisim.withdraw());
    await expect.poll(() => text(page, '#view'), SOON).toBe('');
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(() => text(page, '#view'), SOON).toBe('Bare bold end');
    expect(await text(page, 'main')).toMatch(/Before\s+Bare bold end\s+After/);
  });

  it.each(CACHES)('does not come back in a copy of the page: %s', async (cache) => {
    const page = await open();
    await keepView(page, cache);
    await leave(page);
    await page.evaluate(() => window.Kelisim.withdraw());
    await putViewBack(page, cache);
    await expect.poll(() => text(page, '#view'), SOON).toBe('');
  });
});

it('what is open closes as well when the record is deleted', async () => {
  const { page } = await open(['image', 'link', 'template'], 'accepted');
  const all = { ...ALL.image, ...ALL.link, ...ALL.template };
  await becomes(page, all);
  await page.context().clearCookies();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await becomes(page, {});
});

it('content of the portal beside gated content stays as it was', async () => {
  const { page } = await open(['template', 'image', 'frame'], 'accepted');
  await becomes(page, { ...ALL.template, ...ALL.image, ...ALL.frame });
  await page.evaluate(() => {
    const own = '<p class="own">Own</p><img class="own" alt="" src="/own.png">';
    for (const place of ['beforebegin', 'afterend'] as const)
      document.getElementById('rendered')?.insertAdjacentHTML(place, own);
  });
  await page.evaluate(() => window.Kelisim.withdraw());
  await becomes(page, {});
  expect(await page.locator('.own').count()).toBe(4);
  expect(await page.locator('img.own[src]').count()).toBe(2);
});

it.each(CACHES)('a page that is kept while a script is still on its way runs it once only: %s', async (cache) => {
  let answer = () => {};
  const script = pathOf(
    site.answer((_request, response) => {
      answer = () => void response.writeHead(200, { 'content-type': 'text/javascript' }).end("ran.push('slow')");
      // Asked for a second time, it answers at once.
      if (isFirst) isFirst = false;
      else answer();
    }),
  );
  let isFirst = true;
  const body = `<section id="view">
    <script type="text/plain" data-kelisim-needs="statistics" src="${script}"></script></section>`;
  const page = await browser.blank();
  const url = site.page(byTag({ head: TRACE, options: SILENT, body }));
  await setCookie(page, url, cookieValue());
  // Its script never answers: the page does not come to its end.
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.querySelectorAll('#view script').length === 2);
  await keepView(page, cache);
  answer();
  await expect.poll(() => ran(page), SOON).toEqual(['slow']);
  await page.evaluate(() => window.Kelisim.withdraw());
  await leave(page);
  await putViewBack(page, cache);
  await page.waitForTimeout(600);
  expect(await ran(page)).toEqual(['slow']);
});
