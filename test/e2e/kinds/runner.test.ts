import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { RECORDER } from '../support/kelisim';
import { errors, ran, SOON, TRACE } from '../support/kinds';
import { byTag, EMBEDDINGS, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const SILENT = { ...OPTIONS, autoShow: false };
const HEAD = `${TRACE}${RECORDER}`;

const gated = (attributes: string, text = '') =>
  `<script type="text/plain" data-kelisim-needs="necessary" ${attributes}>${text}</script>`;
const file = (name: string) => site.page(`ran.push('${name}')`, { 'content-type': 'text/javascript' });
const LATER = () =>
  [
    gated('', "ran.push('inline')"),
    gated(`src="${file('external')}"`),
    gated('', "ran.push('last')"),
    gated('data-kelisim-type="module"', "ran.push('module')"),
    gated(`defer src="${file('deferred')}"`),
  ].join('');
const ALL = ['deferred', 'external', 'inline', 'last', 'module'];

/** Scripts for which the browser fires neither `load` nor `error`, or that it does not run at all. */
const ODD: { readonly [what: string]: () => string } = {
  'a type with a parameter': () => gated(`src="${file('odd')}" data-kelisim-type="text/javascript; charset=utf-8"`),
  'a type of a version that never was': () => gated(`src="${file('odd')}" data-kelisim-type="text/javascript1.9"`),
  'a type that only begins like one': () => gated(`src="${file('odd')}" data-kelisim-type="application/javascript-x"`),
  'a type of a template language': () => gated(`src="${file('odd')}" data-kelisim-type="text/x-handlebars"`),
  JSON: () => gated(`src="${file('odd')}" data-kelisim-type="application/json"`),
  'an import map': () => gated('data-kelisim-type="importmap"', '{"imports":{}}'),
  'an import map by address': () => gated(`src="${file('odd')}" data-kelisim-type="importmap"`),
  'rules of speculation': () => gated('data-kelisim-type="speculationrules"', '{}'),
  'for and event of another time': () => gated(`src="${file('odd')}" for="window" event="onclick"`),
  'a language that is no JavaScript': () => gated(`src="${file('odd')}" language="vbscript"`),
  'an empty address': () => gated('src=""'),
  'an address that is none': () => gated('src="http://["'),
  'a file that is not there': () => gated('src="/nothing.js"'),
  'a wrong integrity': () =>
    gated(`src="${file('odd')}" integrity="sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="`),
  'a file of another type': () => gated(`src="${site.page('<p>', { 'x-content-type-options': 'nosniff' })}"`),
  'a syntax error': () => gated('', 'this is no script'),
  'an exception': () => gated('', "throw new Error('of the page')"),
  nomodule: () => gated(`nomodule src="${file('odd')}"`),
  'a script that removes itself': () => gated('', 'document.currentScript.remove()'),
  'a module with a syntax error': () => gated('data-kelisim-type="module"', 'this is no module'),
  'a module that awaits for ever': () => gated('data-kelisim-type="module"', 'await new Promise(() => {})'),
};

describe.each(EMBEDDINGS)('one odd script keeps none of the others shut, by %s', (_name, html) => {
  it.each(Object.entries(ODD))('%s', async (_what, odd) => {
    const page = await browser.open(site.page(html({ head: HEAD, body: odd() + LATER(), options: SILENT })));
    await expect.poll(async () => (await ran(page)).filter((name) => name !== 'odd').sort(), SOON).toEqual(ALL);
    const order = (await ran(page)).filter((name) => ['inline', 'external', 'last'].includes(name));
    expect(order).toEqual(['inline', 'external', 'last']);
    expect((await errors(page)).filter(({ code }) => !['config', 'gate-blocked'].includes(code))).toEqual([]);
  });
});

it.each(['@load="x"', ':src="x"', 'on:click="x"', '"="x"', '<x="x"'])(
  'a script with an attribute whose name only the parser takes runs: %s',
  async (attribute) => {
    const inline = gated(attribute, "ran.push('own')");
    const external = gated(`${attribute} src="${file('file')}"`);
    const template = `<template data-kelisim-needs="necessary">
      <script ${attribute}>ran.push('inside')</script></template>`;
    const page = await browser.open(
      site.page(byTag({ head: HEAD, body: inline + external + template, options: SILENT })),
    );
    await expect.poll(() => ran(page), SOON).toEqual(['own', 'file', 'inside']);
    expect(await errors(page)).toEqual([]);
  },
);

it('an odd script inside a template keeps none of the later ones shut', async () => {
  const template = `<template data-kelisim-needs="necessary">
    <script type="text/javascript; charset=utf-8" src="${file('odd')}"></script>
    <script language="vbscript" src="${file('odd')}"></script><script>ran.push('inside')</script></template>`;
  const page = await browser.open(site.page(byTag({ head: HEAD, body: template + LATER(), options: SILENT })));
  await expect
    .poll(async () => (await ran(page)).filter((name) => name !== 'odd').sort(), SOON)
    .toEqual([...ALL, 'inside'].sort());
});

describe('a script whose server never answers', () => {
  const silent = () => new URL(site.answer(() => {})).pathname;
  /** With a clock of the test: a minute passes at once. */
  const open = async (body: string) => {
    const page = await browser.blank();
    await page.clock.install();
    // The page is never loaded in full: a gated script of the page may hold that up.
    await page.goto(site.page(byTag({ head: HEAD, body, options: SILENT })), { waitUntil: 'commit' });
    await page.waitForFunction(() => window.Kelisim?.status && window.ran.includes('start'), undefined, {
      polling: 50,
      timeout: 10_000,
    });
    return page;
  };
  const START = gated('', "ran.push('start')");

  it('keeps later ones waiting for a minute at most', async () => {
    const page = await open(`${START}${gated(`src="${silent()}"`)}${LATER()}`);
    for (let seconds = 0; seconds < 60; seconds += 5) await page.clock.runFor(5000);
    await expect.poll(async () => [...(await ran(page))].sort(), SOON).toEqual([...ALL, 'start'].sort());
  });

  it.each(['async', 'data-kelisim-type="module"', 'defer'])(
    'keeps nothing waiting that the parser would run: %s',
    async (how) => {
      const page = await open(`${START}${gated(`${how} src="${silent()}"`)}
      ${gated('', "ran.push('inline')")}${gated(`src="${file('external')}"`)}`);
      await expect.poll(() => ran(page), SOON).toEqual(['start', 'inline', 'external']);
    },
  );

  it('keeps no frame, image or template waiting', async () => {
    const page = await open(`${START}${gated(`src="${silent()}"`)}
      <iframe id="frame" title="Map" data-kelisim-needs="necessary" data-src="/frame"></iframe>
      <img id="image" alt="" data-kelisim-needs="necessary" data-src="/image.png">
      <template data-kelisim-needs="necessary"><p id="rendered">x</p></template>`);
    await page.locator('#image[src]').waitFor({ state: 'attached', ...SOON });
    await page.locator('#rendered').waitFor({ state: 'attached', ...SOON });
  });

  it('keeps nothing waiting that another category opens later', async () => {
    const page = await open(
      `${START}${gated(`src="${silent()}"`)}
      <script type="text/plain" data-kelisim-needs="statistics" async src="${file('statistics')}"></script>`,
    );
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(() => ran(page), SOON).toContain('statistics');
  });
});
