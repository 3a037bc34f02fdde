import { describe, expect, it } from 'vitest';
import { POLICIES } from '../../fixtures/policies';
import { type OpenPage, useBrowser } from '../support/browser';
import { RECORDER, status } from '../support/kelisim';
import { errors, ran, SOON, TRACE, TRACE_WITH_NONCE } from '../support/kinds';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const NONCE = 'nonce="n1"';
const RECORDER_WITH_NONCE = RECORDER.replace('<script>', `<script ${NONCE}>`);
const policy = (name: keyof typeof POLICIES) => ({ 'content-security-policy': POLICIES[name].join('; ') });
/** Without Trusted Types, which would stop some of these scripts by themselves. */
const withoutTrustedTypes = (name: keyof typeof POLICIES) => ({
  'content-security-policy': POLICIES[name].filter((line) => !/trusted-types/.test(line)).join('; '),
});

/** The address of a script that tells that it has run. */
const scriptFile = (name: string) =>
  new URL(site.page(`(self.ran ??= []).push(${JSON.stringify(name)})`, { 'content-type': 'text/javascript' })).pathname;
/** Time for what must not happen. */
const still = (page: OpenPage) => page.waitForTimeout(500);

/** What somebody manages to put into a page whose policy would stop it. */
const SMUGGLED: { readonly [what: string]: (src: string) => string } = {
  'a type with a leading space': (src) => `<script type=" text/javascript" src="${src}"></script>`,
  'a type with a trailing space': (src) => `<script type="text/javascript&#9;" src="${src}"></script>`,
  'the type text/jscript': (src) => `<script type="text/jscript" src="${src}"></script>`,
  'the type text/livescript': (src) => `<script type="TEXT/LiveScript" src="${src}"></script>`,
  'a module with a space': (src) => `<script type=" module " src="${src}"></script>`,
  'a language instead of a type': (src) => `<script language="javascript1.2" src="${src}"></script>`,
  'no type': (src) => `<script src="${src}"></script>`,
  'a script in SVG': (src) => `<svg><script href="${src}"></script></svg>`,
  'a script in SVG, by xlink': (src) => `<svg><script xlink:href="${src}"></script></svg>`,
  'a script in SVG, its type with a leading space': (src) =>
    `<svg><script type=" text/javascript" href="${src}"></script></svg>`,
  'a script in a declared shadow root': (src) =>
    `<div><template shadowrootmode="open" shadowrootclonable><script src="${src}"></script></template></div>`,
  'a script in a closed shadow root': (src) =>
    `<div><template shadowrootmode="closed" shadowrootclonable><script src="${src}"></script></template></div>`,
  'a closed shadow root in an open one': (src) =>
    `<div><template shadowrootmode="open" shadowrootclonable><p><template shadowrootmode="closed" shadowrootclonable>
      <script src="${src}"></script></template></p></template></div>`,
  'SVG in a declared shadow root': (src) =>
    `<div><template shadowrootmode="open" shadowrootclonable>
      <svg><script href="${src}"></script></svg></template></div>`,
  'a template in the template': (src) =>
    `<template data-kelisim-needs="necessary"><script type="text/jscript" src="${src}"></script></template>`,
  'a gated script without a nonce': (src) =>
    `<script type="text/plain" data-kelisim-needs="necessary" src="${src}"></script>`,
  'a frame with a document of its own': (src) =>
    `<iframe srcdoc="<script>parent.ran.push('srcdoc')</script><script src='${src}'></script>"></iframe>`,
};

describe.each(['nonce', 'strict'] as const)('under the policy “%s”, our tag carrying the nonce', (name) => {
  const open = (body: string, headers = policy(name)) =>
    browser.open(
      site.page(
        byTag({
          head: `${TRACE_WITH_NONCE}${RECORDER_WITH_NONCE}`,
          attributes: NONCE,
          body: `${body}<script type="text/plain" data-kelisim-needs="necessary" ${NONCE}
            src="${scriptFile('own')}"></script>`,
          options: { ...OPTIONS, autoShow: false },
        }),
        headers,
      ),
    );
  const settled = async (page: OpenPage) => {
    await expect.poll(() => ran(page), SOON).toContain('own');
    await still(page);
  };

  it.each(Object.entries(SMUGGLED))('an injected template runs nothing: %s', async (_what, markup) => {
    for (const headers of [policy(name), withoutTrustedTypes(name)]) {
      const inner = markup(scriptFile('injected'));
      const page = await open(`<template data-kelisim-needs="necessary">${inner}</template>`, headers);
      await settled(page);
      expect(await ran(page)).toEqual(['own']);
    }
  });

  it('a template that a script of the page adds later runs nothing either', async () => {
    const src = scriptFile('injected');
    const page = await open('<div id="into"></div>', withoutTrustedTypes(name));
    await settled(page);
    const all = Object.values(SMUGGLED).map((markup) => markup(src));
    await page.evaluate((all) => {
      const into = document.getElementById('into') as HTMLElement;
      into.innerHTML = all.map((inner) => `<template data-kelisim-needs="necessary">${inner}</template>`).join('');
    }, all);
    await page.waitForTimeout(1000);
    expect(await ran(page)).toEqual(['own']);
  });

  it('scripts of a template run if they carry the nonce, whatever names JavaScript, in their order', async () => {
    const types = ['', 'type="text/javascript"', 'type=" text/javascript"', 'type="text/jscript"', 'type="module"'];
    const scripts = types.map((type, at) => `<script ${NONCE} ${type} src="${scriptFile(`${at}`)}"></script>`);
    const page = await open(
      `<template data-kelisim-needs="necessary">${scripts.join('')}<b id="after">x</b></template>`,
      policy(name),
    );
    await expect.poll(async () => (await ran(page)).filter((name) => name !== 'own'), SOON).toEqual([...'0123', '4']);
    expect(await page.locator('#after').count()).toBe(1);
  });
});

/** Three pages where our code does not know the nonce of the page. */
const UNKNOWING: { readonly [what: string]: (body: string, options?: object) => string } = {
  'npm import': (body, options = {}) => `<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>Host</title>
${TRACE_WITH_NONCE}${RECORDER_WITH_NONCE}<script type="module" ${NONCE}>
import { createConsent } from '/dist/index.js';
window.Kelisim = createConsent(${JSON.stringify({ ...OPTIONS, autoShow: false, ...options })});
</script></head><body><main>${body}</main></body></html>`,
  loader: (body, options = {}) => `<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>Host</title>
${TRACE_WITH_NONCE}${RECORDER_WITH_NONCE}
<script type="application/json" id="kelisim-options">
${JSON.stringify({ ...OPTIONS, autoShow: false, ...options })}</script>
<script ${NONCE}>
document.head.append(Object.assign(document.createElement('script'), { src: '/dist/kelisim.js', async: true }));
</script></head><body><main>${body}</main></body></html>`,
};

describe.each(Object.entries(UNKNOWING))('the nonce of the page is not known: %s', (_what, html) => {
  const headers = {
    'content-security-policy': "script-src 'nonce-n1' 'strict-dynamic'; base-uri 'none'",
  };
  const gated = (attributes: string) =>
    `<script type="text/plain" data-kelisim-needs="necessary" ${attributes}></script>`;

  it('a gated script without a nonce does not run, and it is reported which option is missing', async () => {
    const page = await browser.open(site.page(html(gated(`src="${scriptFile('injected')}"`)), headers));
    await page.waitForFunction(() => window.Kelisim?.status, undefined, SOON);
    await page.waitForTimeout(1000);
    expect(await ran(page)).toEqual([]);
    const reported = await errors(page);
    expect(reported.map(({ code }) => code)).toEqual(['config']);
    expect(reported[0]?.message).toContain('nonce');
  });

  it('an injected template runs nothing either', async () => {
    const inner = `<script src="${scriptFile('injected')}"></script>
      <svg><script href="${scriptFile('svg')}"></script></svg>`;
    const page = await browser.open(
      site.page(html(`<template data-kelisim-needs="necessary">${inner}</template>`), headers),
    );
    await page.waitForFunction(() => window.Kelisim?.status, undefined, SOON);
    await page.waitForTimeout(1000);
    expect(await ran(page)).toEqual([]);
  });

  it('the nonce is never taken from the page: a gated script that carries one stays shut as well', async () => {
    const page = await browser.open(site.page(html(gated(`${NONCE} src="${scriptFile('own')}"`)), headers));
    await page.waitForFunction(() => window.Kelisim?.status, undefined, SOON);
    await page.waitForTimeout(1000);
    expect(await ran(page)).toEqual([]);
    expect((await errors(page)).map(({ code }) => code)).toEqual(['config']);
  });

  it('with the option nonce, scripts that carry it run, and no others', async () => {
    const body = `${gated(`src="${scriptFile('injected')}"`)}${gated(`${NONCE} src="${scriptFile('own')}"`)}
      ${gated(`nonce="n2" src="${scriptFile('other')}"`)}`;
    const page = await browser.open(site.page(html(body, { nonce: 'n1' }), headers));
    await expect.poll(() => ran(page), SOON).toContain('own');
    await still(page);
    expect(await ran(page)).toEqual(['own']);
  });
});

it('without a nonce anywhere in the page, gated scripts need none', async () => {
  const src = scriptFile('own');
  const page = await browser.open(
    site.page(
      byTag({
        head: `${TRACE}${RECORDER}`,
        options: { ...OPTIONS, autoShow: false },
        body: `<script type="text/plain" data-kelisim-needs="necessary" src="${src}"></script>`,
      }),
    ),
  );
  await expect.poll(() => ran(page), SOON).toEqual(['own']);
  expect(await status(page)).toBe('undecided');
  expect(await errors(page)).toEqual([]);
});

it('a gated script without the nonce is not requested ahead either, which the policy would report', async () => {
  const slow = new URL(
    site.answer((_request, response) => {
      setTimeout(() => response.writeHead(200, { 'content-type': 'text/javascript' }).end("ran.push('slow')"), 600);
    }),
  ).pathname;
  const watch = `<script ${NONCE}>
    window.violated = []; addEventListener('securitypolicyviolation', ({ blockedURI }) => violated.push(blockedURI));
  </script>`;
  const gated = (attributes: string) =>
    `<script type="text/plain" data-kelisim-needs="necessary" ${attributes}></script>`;
  const page = await browser.open(
    site.page(
      byTag({
        head: `${TRACE_WITH_NONCE}${watch}`,
        attributes: NONCE,
        body: gated(`${NONCE} src="${slow}"`) + gated(`src="${scriptFile('injected')}"`),
        options: { ...OPTIONS, autoShow: false },
      }),
      { 'content-security-policy': "script-src 'nonce-n1'" },
    ),
  );
  await expect.poll(() => ran(page), SOON).toEqual(['slow']);
  await still(page);
  expect(await page.evaluate(() => (window as never as { violated: string[] }).violated)).toEqual([]);
});
