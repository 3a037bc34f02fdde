import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from '../support/browser';
import { cookieValue, RECORDER, setCookie } from '../support/kelisim';
import { errors, ran, SOON, TRACE } from '../support/kinds';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const SILENT = { ...OPTIONS, autoShow: false };

const open = (body: string, head = '') =>
  browser.open(site.page(byTag({ head: `${TRACE}${RECORDER}${head}`, body, options: SILENT })));
/** Our code has done what it does on this page. */
const settled = async (page: OpenPage) => {
  await expect.poll(() => ran(page).catch(() => []), SOON).toContain('last');
  await page.waitForTimeout(400);
};
/** As an error of configuration or as gated content that stays shut: which one, the contract leaves open. */
const isReported = async (page: OpenPage) => {
  const codes = (await errors(page)).map(({ code }) => code);
  expect(codes.length).toBeGreaterThan(0);
  for (const code of codes) expect(['config', 'gate-blocked']).toContain(code);
};
const LAST = `<script type="text/plain" data-kelisim-needs="necessary">ran.push('last')</script>`;

const FRAMES: { readonly [what: string]: string } = {
  'javascript:': "javascript:void parent.ran.push('injected')",
  'mixed case': "JaVaScRiPt:void parent.ran.push('injected')",
  'a leading space': " javascript:void parent.ran.push('injected')",
  'a leading control character': "&#1;javascript:void parent.ran.push('injected')",
  'a tab in the scheme': "java&#9;script:void parent.ran.push('injected')",
  'a line break before the colon': "javascript&#10;:void parent.ran.push('injected')",
  'data:': "data:text/html,<script>top.postMessage('injected', '*')</script>",
};

describe.each(['data-src', 'data-kelisim-src'])('%s of a frame', (attribute) => {
  it.each(Object.entries(FRAMES))('does not run what it holds: %s', async (_what, address) => {
    const page = await open(
      `<iframe title="x" data-kelisim-needs="necessary" ${attribute}="${address}"></iframe>${LAST}`,
      "<script>addEventListener('message', ({ data }) => ran.push(data))</script>",
    );
    await settled(page);
    expect(await ran(page)).toEqual(['last']);
    expect(await page.locator('iframe').getAttribute('src')).toBeNull();
    expect(page.frames().map((frame) => frame.url().split(':')[0])).not.toContain('data');
    await isReported(page);
  });

  it('does not show a document that a script of the page has made (blob:)', async () => {
    const page = await open('<div id="into"></div>');
    await page.evaluate((attribute) => {
      const html = `<script>parent.ran.push('injected')</${'script'}>`;
      const address = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
      const frame = document.createElement('iframe');
      frame.dataset.kelisimNeeds = 'necessary';
      frame.setAttribute(attribute, address);
      document.getElementById('into')?.append(frame);
    }, attribute);
    await page.waitForFunction(() => window.Kelisim?.status);
    await page.waitForTimeout(800);
    expect(await ran(page)).toEqual([]);
    expect(await page.locator('iframe').getAttribute('src')).toBeNull();
  });
});

it('such an address does not open by the box in the place of the frame either', async () => {
  const page = await open(
    `<iframe title="x" data-kelisim-needs="statistics"
      data-src="javascript:void parent.ran.push('injected')"></iframe>${LAST}`,
  );
  await settled(page);
  const once = page.locator('[part=gate-once]');
  if (await once.count()) await once.click();
  await page.evaluate(() => window.Kelisim.accept());
  await page.waitForTimeout(500);
  expect(await ran(page)).toEqual(['last']);
});

it('an address that turns into a script while the frame is open does not run', async () => {
  const inner = new URL(site.page('<p>inside</p>')).pathname;
  const page = await open(`<iframe title="x" data-kelisim-needs="necessary" data-src="${inner}"></iframe>${LAST}`);
  await page.frameLocator('iframe').getByText('inside').waitFor(SOON);
  await page.evaluate(() => {
    const frame = document.querySelector('iframe') as HTMLElement;
    frame.dataset.src = "javascript:void parent.ran.push('injected')";
  });
  await page.waitForTimeout(500);
  expect(await ran(page)).not.toContain('injected');
});

it.each(['data:image/svg+xml', 'data:text/html'])('an embed takes no document in its address: %s', async (type) => {
  const source =
    "<svg xmlns='http://www.w3.org/2000/svg' onload='top.postMessage(&quot;injected&quot;, &quot;*&quot;)'/>";
  const page = await open(
    `<embed data-kelisim-needs="necessary" data-kelisim-src="${type},${source.replaceAll('&', '&amp;')}">${LAST}`,
    "<script>addEventListener('message', ({ data }) => ran.push(data))</script>",
  );
  await settled(page);
  expect(await ran(page)).toEqual(['last']);
  await isReported(page);
});

describe.each(['data-src', 'data-kelisim-src'])('%s of a script', (attribute) => {
  it('does not run what it holds: data: and blob:', async () => {
    const page = await open(
      `<script type="text/plain" data-kelisim-needs="necessary"
        ${attribute}="data:text/javascript,ran.push('data')"></script>
      <script type="text/plain" data-kelisim-needs="necessary" data-kelisim-type="module"
        ${attribute}="DATA:text/javascript,ran.push('module')"></script>${LAST}`,
    );
    await settled(page);
    await page.evaluate((attribute) => {
      const script = document.createElement('script');
      script.type = 'text/plain';
      script.dataset.kelisimNeeds = 'necessary';
      script.setAttribute(attribute, URL.createObjectURL(new Blob(["ran.push('blob')"], { type: 'text/javascript' })));
      document.body.append(script);
    }, attribute);
    await page.waitForTimeout(500);
    expect(await ran(page)).toEqual(['last']);
    await isReported(page);
  });

  it('runs a script of this site, by a path of any form', async () => {
    const js = { 'content-type': 'text/javascript' };
    const one = new URL(site.page("ran.push('path')", js)).pathname;
    const two = site.page("ran.push('address')", js);
    const page = await open(
      `<script type="text/plain" data-kelisim-needs="necessary" ${attribute}="${one}"></script>
      <script type="text/plain" data-kelisim-needs="necessary" ${attribute}=" ${two} "></script>${LAST}`,
    );
    await expect.poll(() => ran(page), SOON).toEqual(['path', 'address', 'last']);
  });
});

it.each(['data-href', 'data-kelisim-href'])('%s of a style sheet takes no data:', async (attribute) => {
  const page = await open(
    `<link rel="stylesheet" data-kelisim-needs="necessary" ${attribute}="data:text/css,h1{color:rgb(1,2,3)}">${LAST}`,
  );
  await settled(page);
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).color)).toBe(
    'rgb(0, 0, 0)',
  );
});

it('an inner link of a template keeps no javascript: address that opens', async () => {
  const page = await open(
    `<template data-kelisim-needs="necessary">
      <iframe title="x" data-kelisim-needs="necessary" data-src="javascript:void parent.ran.push('injected')"></iframe>
    </template>${LAST}`,
  );
  await settled(page);
  expect(await ran(page)).toEqual(['last']);
});

describe('Trusted Types', () => {
  const headers = {
    'content-security-policy': "script-src 'nonce-n1'; require-trusted-types-for 'script'; trusted-types kelisim",
  };
  const js = { 'content-type': 'text/javascript' };
  const NONCE = 'nonce="n1"';
  const gated = () =>
    `<script type="text/plain" data-kelisim-needs="statistics" ${NONCE}
      src="${site.page("(self.ran ??= []).push('own')", js)}"></script>`;

  /** What makes trusted scripts, and can be reached from the window, from our instance or from an element. */
  const exposed = (page: Page) =>
    page.evaluate(() => {
      const found: string[] = [];
      const seen = new Set<unknown>();
      const visit = (value: unknown, path: string, depth: number) => {
        if (!value || !/object|function/.test(typeof value) || seen.has(value)) return;
        seen.add(value);
        for (const key of Reflect.ownKeys(value as object)) {
          try {
            const inner = (value as { [key: PropertyKey]: { createScriptURL?: unknown } | undefined })[key];
            // Of the browser itself: what makes policies is none.
            if (inner === (window as { trustedTypes?: unknown }).trustedTypes) continue;
            if (typeof inner?.createScriptURL === 'function') found.push(`${path}.${String(key)}`);
            if (depth) visit(inner, `${path}.${String(key)}`, depth - 1);
          } catch {
            // A getter of the browser that wants its own object.
          }
        }
      };
      visit(window, 'window', 0);
      visit(window.Kelisim, 'Kelisim', 3);
      for (const node of document.querySelectorAll('html, kelisim-widget, script')) visit(node, node.nodeName, 2);
      return found;
    });

  const page = async (tag: string, more = '') => {
    const page = await browser.blank();
    const url = site.page(
      `<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>Host</title>
      <script type="application/json" id="kelisim-options">${JSON.stringify(SILENT)}</script>${tag}</head>
      <body><main>${gated()}${more}</main></body></html>`,
      headers,
    );
    await setCookie(page, url, cookieValue());
    await page.goto(url);
    await expect.poll(() => ran(page), SOON).toContain('own');
    return page;
  };
  const TAG = `<script async ${NONCE} src="/dist/kelisim.js"></script>`;
  const IMPORT = `<script type="module" ${NONCE}>
    import { createConsent } from '/dist/index.js';
    const make = () => (window.Kelisim = createConsent(${JSON.stringify({ ...SILENT, nonce: 'n1' })}));
    make();
    window.again = () => { Kelisim.destroy(); make(); };
  </script>`;

  it.each([
    ['tag', TAG],
    ['npm', IMPORT],
  ])('the policy is within reach of no other script, by %s', async (_what, tag) => {
    const opened = await page(tag);
    expect(await exposed(opened)).toEqual([]);
    // Nothing of ours serves those who know the name of a symbol.
    const known = await opened.evaluate(
      () =>
        Object.getOwnPropertySymbols(window).filter((symbol) => {
          const value = (window as never)[symbol] as { createScriptURL?: unknown } | undefined;
          return typeof value?.createScriptURL === 'function';
        }).length,
    );
    expect(known).toBe(0);
  });

  it('a second copy gets the instance, and not the policy', async () => {
    const opened = await page(`${TAG}${IMPORT}`);
    await opened.waitForTimeout(500);
    expect(await opened.locator('kelisim-widget').count()).toBe(1);
    expect(await exposed(opened)).toEqual([]);
    expect(await ran(opened)).toEqual(['own']);
  });

  it('after destroy the same copy starts again, and still runs gated scripts', async () => {
    const opened = await page(IMPORT);
    await opened.evaluate(() => (window as unknown as { again(): void }).again());
    const src = site.page("ran.push('again')", js);
    await opened.evaluate((src) => {
      const script = document.createElement('script');
      script.type = 'text/plain';
      script.nonce = 'n1';
      script.dataset.kelisimNeeds = 'statistics';
      script.dataset.src = src;
      document.body.append(script);
    }, src);
    await expect.poll(() => ran(opened), SOON).toContain('again');
    expect(await exposed(opened)).toEqual([]);
  });
});
