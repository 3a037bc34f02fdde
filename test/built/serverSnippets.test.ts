import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { transformWithOxc } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Block, blocksOf } from '../fixtures/documentation';
import { entryOf, idOf, NOW, valueOfRecord } from '../fixtures/entries';
import { ROOT } from '../fixtures/sourceFiles';

const OPTIONS = {
  operator: { name: 'Mektep LLP' },
  policy: { version: '2026-01', url: '/privacy' },
  categories: ['authorization', 'statistics'],
  features: { account: { needs: ['authorization'], policy: true } },
};
const SECONDS = Math.floor(Date.now() / 1000);
const YES = `consent_kelisim=${valueOfRecord(idOf(1), SECONDS - 60, 'authorization.statistics', '')}`;

let modules: { readonly [name: string]: object };
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kelisim-snippets-'));
  const database = await PGlite.create();
  class Pool {
    readonly query = (text: string, params?: unknown[]) => database.query(text, params);
    readonly end = () => database.close();
  }
  modules = {
    'kelisim/server': await import(join(ROOT, 'dist/server.js')),
    'kelisim/register': await import(join(ROOT, 'dist/register.js')),
    pg: { Pool },
    'node:http': {
      createServer(listener: Listener) {
        listening.listener = listener;
        return { listen() {} };
      },
    },
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
type Listener = (request: IncomingMessage, response: ServerResponse) => void;
const listening: { listener?: Listener } = {};

const blockWith = (page: string, text: string) =>
  blocksOf(page).find(({ code }) => code.includes(text)) ??
  ({ code: `throw new Error(${JSON.stringify(page)})` } as Block);

/**
 * Runs a block as it is in the page: without its types, and with its imports from the built package.
 * @param given what the block takes from the server around it
 * @returns what the block returns, its exports, and what it declares by the names in `wanted`
 */
async function run(
  page: string,
  text: string,
  given: { readonly [name: string]: unknown } = {},
  wanted: string[] = [],
) {
  // In a function, since some blocks return.
  const { code, language } = blockWith(page, text);
  const imports = code.match(/^import [^;]+;$/gm) ?? [];
  const rest = imports.reduce((left, line) => left.replace(line, ''), code);
  const inFunction = `async function example() {\n${rest.replace(/^export default /gm, 'exported.default = ').replace(/^export /gm, '')}\nreturn { ${wanted.join(', ')} };\n}`;
  const { code: script } = await transformWithOxc(inFunction, `block.${language === 'js' ? 'js' : 'ts'}`);
  const loaded = imports
    .filter((line) => !line.startsWith('import type'))
    .map((line) => line.replace(/import (\{.*\}) from '(.*)';/s, 'const $1 = modules["$2"];'))
    .join('\n');
  const exported: { default?: unknown } = {};
  const names = ['modules', 'exported', ...Object.keys(given)];
  const make = new Function(...names, `${loaded}\n${script}\nreturn example();`);
  const result = await make(modules, exported, ...Object.values(given));
  return { result, exported };
}

const request = (cookie = '', init: RequestInit = {}) =>
  new Request('https://school.example/consent', {
    ...init,
    headers: { cookie, origin: 'https://school.example', ...init.headers },
  });

describe('the server snippet', () => {
  it.each([
    ['', true],
    [YES, false],
  ])('of README.md with the cookie %s', async (cookie, isForbidden) => {
    const forbidden = () => 'forbidden';
    const { result } = await run('README.md', 'return forbidden()', { request: { headers: { cookie } }, forbidden });
    expect(result === 'forbidden').toBe(isForbidden);
  });

  it('of SERVER.md reads', async () => {
    const refused = await run('docs/SERVER.md', "return new Response('Forbidden'", { request: request() });
    expect(refused.result.status).toBe(403);
    const open = await run('docs/SERVER.md', "return new Response('Forbidden'", { request: request(YES) }, ['consent']);
    expect(open.result.consent.status).toBe('accepted');
  });

  it('of SERVER.md renews', async () => {
    const { result } = await run('docs/SERVER.md', '=> Promise<Response>', { options: OPTIONS }, ['POST']);
    const answer = await result.POST(request(YES, { method: 'POST' }));
    expect([answer.status, answer.headers.get('set-cookie').split(';')[0]]).toEqual([204, YES]);
  });

  it('of SERVER.md draws the notice', async () => {
    const given = { request: request('', { headers: { 'accept-language': 'ru' } }), options: OPTIONS, nonce: 'r4nd0m' };
    const { result } = await run('docs/SERVER.md', 'renderNotice({', given, ['notice']);
    expect(JSON.stringify(result.notice)).toMatch(/<form.*consent/);
  });

  it('of START.md answers', async () => {
    const { result } = await run('docs/START.md', 'export function account', {}, ['account']);
    expect([result.account(request()).status, await result.account(request(YES)).text()]).toEqual([403, 'Welcome']);
  });

  it('of safari.md sets the cookie again', async () => {
    const { result } = await run('docs/recipes/safari.md', 'createConsentHandler', {}, ['POST']);
    const answer = await result.POST(request(YES, { method: 'POST' }));
    expect(answer.headers.get('set-cookie')).toContain(YES);
  });

  it('of server-node.md refuses, and opens', async () => {
    await run('docs/recipes/server-node.md', 'createServer');
    const server = createServer(listening.listener);
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const ask = (headers: Record<string, string>) => fetch(`http://127.0.0.1:${port}/account`, { headers });
    const [refused, opened] = [await ask({}), await ask({ cookie: YES })];
    server.close();
    expect([refused.status, opened.status, await opened.text()]).toEqual([403, 200, 'Status: accepted']);
  });

  it('of FRAMEWORKS.md gives the state to the page', async () => {
    const { result } = await run('docs/FRAMEWORKS.md', 'const initial', { header: YES, options: OPTIONS }, ['initial']);
    expect(result.initial).toMatchObject({ status: 'accepted', open: ['account'] });
  });

  it('of PROOF.md stores a decision in files', async () => {
    mkdirSync(join(folder, 'texts'));
    const before = process.cwd();
    process.chdir(folder);
    try {
      const { result } = await run('docs/PROOF.md', 'openFileStore', { options: OPTIONS, report: () => {} }, [
        'POST',
        'store',
      ]);
      const answer = await result.POST(request(YES, { method: 'POST' }));
      expect([answer.status, answer.headers.get('kelisim-recorded')]).toEqual([204, YES.split('consent_kelisim=')[1]]);
      await result.store.close();
    } finally {
      process.chdir(before);
    }
  });

  it('of PROOF.md stores an entry in a database, and gives the store to the command line', async () => {
    const { result } = await run('docs/PROOF.md', 'await store.setUp()', {}, ['store']);
    await result.store.saveRecord(entryOf(1, { at: NOW }));
    const { exported } = await run('docs/PROOF.md', '// store.mjs');
    const store = exported.default as typeof result.store;
    const keys: string[] = [];
    for await (const batch of store.entries(() => {})) keys.push(...batch.map(({ key }: { key: string }) => key));
    expect(keys).toEqual([entryOf(1, { at: NOW }).key]);
    await store.close();
  });

  it('of PROOF.md lets the account remember', async () => {
    const names = ['signIn', 'everyPage', 'signOut'];
    const { result } = await run('docs/PROOF.md', 'function everyPage', { options: OPTIONS }, names);
    const account = { consent: null };
    const session = { device: null };
    result.signIn(request(YES), new Response(), account, session);
    expect(account.consent).toMatchObject({ granted: ['authorization', 'statistics'] });
    const elsewhere = new Response();
    result.everyPage(request(), elsewhere, account);
    expect(elsewhere.headers.get('set-cookie')).toContain(YES);
    const leaving = new Response();
    result.signOut(request(YES), leaving, account, session);
    expect(leaving.headers.get('set-cookie')).toMatch(/^consent_kelisim=;.*Max-Age=0|^consent_kelisim=.*Expires/);
  });
});
