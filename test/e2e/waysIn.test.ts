import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../build/bundle';
import { useBrowser } from './support/browser';
import { action, notice, preferences, RECORDER, status } from './support/kelisim';
import { OPTIONS, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();
const SRC = 'src="/dist/kelisim.js"';

/** The address of a script that is made of our file. */
const serve = (make: (code: string) => string) =>
  site.answer(async (_request, response) => {
    const code = await readFile(join(ROOT, 'dist/kelisim.js'), 'utf8');
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(make(code));
  });
const joined = () => serve((code) => `window.joined = true;\n${code}`);

/** The tag with its attributes, in each way in which our file may come into a page. */
const WAYS: { readonly [way: string]: (attributes: string) => string } = {
  async: (attributes) => `<script async ${SRC} ${attributes}></script>`,
  defer: (attributes) => `<script defer ${SRC} ${attributes}></script>`,
  blocking: (attributes) => `<script ${SRC} ${attributes}></script>`,
  module: (attributes) => `<script type="module" ${SRC} ${attributes}></script>`,
  'injected by a loader': (attributes) => `<template id="held"><script ${SRC} ${attributes}></script></template><script>
    const made = document.createElement('script');
    for (const { name, value } of held.content.firstElementChild.attributes) made.setAttribute(name, value);
    document.head.append(made);
  </script>`,
  'delayed by an optimiser': (
    attributes,
  ) => `<script id="held" type="text/delayed" ${SRC} ${attributes}></script><script>
    addEventListener('load', () => {
      const made = document.createElement('script');
      for (const { name, value } of held.attributes) if (name !== 'type') made.setAttribute(name, value);
      held.replaceWith(made);
    });
  </script>`,
  evaluated: (attributes) => `<script type="text/delayed" ${SRC} ${attributes}></script><script>
    fetch('/dist/kelisim.js').then((answer) => answer.text()).then((code) => (0, eval)(code));
  </script>`,
  'evaluated by a script that runs': (attributes) => `<script type="text/delayed" ${SRC} ${attributes}></script>
    <script src="${serve((code) => `(0, eval)(${JSON.stringify(code)})`)}"></script>`,
  'joined into another file': (attributes) =>
    `<script defer src="${joined()}" data-base="/dist/" ${attributes}></script>`,
  'joined into a module': (attributes) =>
    `<script type="module" src="${joined()}" data-base="/dist/" data-policy-url="/privacy" ${attributes}></script>`,
};

const open = (tag: string, options: object) =>
  browser.open(
    site.page(`<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>Host</title>${RECORDER}
      <script type="application/json" id="kelisim-options">${JSON.stringify(options)}</script>${tag}</head>
      <body><main><h1>Host</h1></main></body></html>`),
  );

describe.each(Object.entries(WAYS))('a tag that is %s', (_way, tagOf) => {
  it.each([
    ['JSON', OPTIONS, ''],
    ['attributes', {}, 'data-preset="smartustaz" data-policy-version="2026-01" data-policy-url="/privacy"'],
  ])('is read beside options in %s, and finds its parts', async (_where, options, attributes) => {
    const page = await open(tagOf(`data-language="ru" ${attributes}`), options);
    await notice(page).waitFor();
    expect(await page.locator('kelisim-widget').getAttribute('lang')).toBe('ru');
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await action(page, 'preferences', 'accept-all').click();
    expect(await status(page)).toBe('accepted');
    expect(page.problems).toEqual([]);
  });
});

it.each([
  ['joined into another file', () => `<script defer src="${joined()}"></script>`],
  ['joined into a module', () => `<script type="module" src="${joined()}"></script>`],
])('%s it does not take the tag of another tool for its own', async (_way, tagOf) => {
  const other = '<script type="text/other" data-base="https://chat.example/" data-position="right"></script>';
  const page = await open(other + tagOf(), { ...OPTIONS, base: '/dist/' });
  await action(page, 'notice', 'settings').click();
  await preferences(page).waitFor();
  expect(page.problems).toEqual([]);
});

it('joined into another file without a base it says what to do, and the notice decides', async () => {
  const page = await open(`<script defer src="${joined()}"></script>`, OPTIONS);
  await action(page, 'notice', 'settings').click();
  const errors = () =>
    page.evaluate(() => window.log.filter(({ type }) => type === 'error').map(({ detail }) => detail));
  await expect.poll(errors).toMatchObject([
    {
      code: 'ui-failed',
      message: expect.stringMatching(/Set data-base="\/folder\/of\/kelisim\/".*kelisim\.all\.js/),
    },
  ]);
  await action(page, 'notice', 'reject-all').click();
  expect(await status(page)).toBe('rejected');
});
