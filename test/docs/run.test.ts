import { expect, it } from 'vitest';
import { BLOCKS, nameOf } from '../fixtures/documentation';
import { read } from '../fixtures/sourceFiles';

const PAGE = 'test/e2e/snippets.test.ts';
const SERVER = 'test/built/serverSnippets.test.ts';
const TOOLS = 'test/built/testingPage.test.ts';

/** The test that runs each block of code, by a text that only this block of its page has. */
const RUN_BY: { readonly [page: string]: { readonly [text: string]: string } } = {
  'README.md': { "import { createConsent } from 'kelisim'": PAGE, 'return forbidden()': SERVER },
  'docs/API.md': { 'categories: { statistics: {} },': PAGE },
  'docs/CONTENT.md': { "await consent.when('statistics')": PAGE },
  'docs/EVENTS.md': { 'kelisim:change': PAGE },
  'docs/FRAMEWORKS.md': {
    'export const Portal': PAGE,
    'const initial': SERVER,
    'createApp(App)': PAGE,
    '<template>': PAGE,
    "from 'kelisim/svelte'": PAGE,
    'bootstrapApplication(App': PAGE,
  },
  'docs/I18N.md': { "'table.days_few'": PAGE, 'declare const texts': PAGE, fromI18next: PAGE },
  'docs/PROOF.md': {
    openFileStore: SERVER,
    'await store.setUp()': SERVER,
    '// store.mjs': SERVER,
    'function everyPage': SERVER,
    '/sign-out"]': PAGE,
  },
  'docs/RECORD.md': { 'consent.receipt()': PAGE },
  'docs/SERVER.md': {
    "return new Response('Forbidden'": SERVER,
    '=> Promise<Response>': SERVER,
    'renderNotice({': SERVER,
  },
  'docs/SIGNALS.md': { 'connect(google()': 'test/component/signalsDocs.test.ts' },
  'docs/START.md': { 'export async function signIn': PAGE, 'export function account': SERVER },
  'docs/recipes/moving.md': { "from 'kelisim/migrate'": PAGE },
  'docs/recipes/posthog.md': { 'export function startAnalytics': PAGE },
  'docs/recipes/safari.md': { createConsentHandler: SERVER },
  'docs/recipes/server-node.md': { createServer: SERVER },
  'docs/recipes/sign-in.md': { "await consent.ask('account')": PAGE, "consent.on('revoke'": PAGE },
  'docs/recipes/spa.md': { 'export function onNavigate': PAGE, AbortController: PAGE },
  'docs/recipes/subdomains.md': { 'domain-rejected': PAGE },
  'docs/recipes/testing.md': { 'the counter waits': TOOLS, renderGate: TOOLS, writeConsent: TOOLS },
};

/** Blocks that no test runs, and why. */
const NOT_RUN: { readonly [page: string]: { readonly [text: string]: string } } = {
  'docs/START.md': { 'import type {}': 'types alone: it is compiled' },
  'docs/FRAMEWORKS.md': { 'declare module': 'types alone: it is compiled' },
  'docs/recipes/testing.md': { 'cy.visit': 'Cypress brings a program of its own, from a server of its own' },
};

const blocks = BLOCKS.filter(({ language }) => ['ts', 'tsx', 'js', 'jsx', 'vue', 'svelte'].includes(language));

it.each(blocks.map((block) => [nameOf(block), block] as const))(
  '%s is run by a test, as it is',
  (_name, { file, code }) => {
    const texts = Object.entries({ ...RUN_BY[file], ...NOT_RUN[file] }).filter(([text]) => code.includes(text));
    expect(texts).toHaveLength(1);
    const [[text = '', by = ''] = []] = texts;
    if (!NOT_RUN[file]?.[text] && by !== TOOLS && !by.endsWith('signalsDocs.test.ts'))
      expect([text, read(by).includes(text) || read(by).includes(text.replaceAll("'", "\\'"))]).toEqual([text, true]);
  },
);

it('names no block that is not there', () => {
  for (const table of [RUN_BY, NOT_RUN])
    for (const [file, texts] of Object.entries(table))
      for (const text of Object.keys(texts)) {
        const found = blocks.filter((block) => block.file === file && block.code.includes(text));
        expect([file, text, found.length]).toEqual([file, text, 1]);
      }
});
