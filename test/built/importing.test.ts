import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ROOT, read } from '../fixtures/sourceFiles';

// Each starts a Node of its own, as a server or a worker would.
vi.setConfig({ testTimeout: 60_000 });

type Target = string | { readonly [condition: string]: string };
const { exports } = JSON.parse(read('package.json')) as { exports: { readonly [entry: string]: Target } };
const entries = Object.entries(exports).flatMap(([entry, target]) => {
  const { types: _types, ...files } = typeof target === 'string' ? { default: target } : target;
  return Object.entries(files).flatMap(([condition, file]) =>
    /\.js$/.test(file) ? [[entry, condition, file] as const] : [],
  );
});

/** What frameworks leave in the global scope by themselves. */
const THEIRS = /^(__VUE|devtoolsFormatters$|ngDevMode$)/;

/** What an import adds to the global scope, or the error that it throws. */
const LOOK = (name: string) => `
const before = Reflect.ownKeys(globalThis);
await import(${JSON.stringify(name)});
const added = Reflect.ownKeys(globalThis).map(String).filter((key) => !before.map(String).includes(key) && !${THEIRS}.test(key));`;

const inNode = (code: string, ...options: string[]) =>
  execFileSync(process.execPath, [...options, '--input-type=module', '--eval', code], { cwd: ROOT, encoding: 'utf8' });

it('finds the entries', () => {
  expect(entries.map(([entry]) => entry)).toEqual(expect.arrayContaining(['.', './server', './kelisim.js']));
});

it.each(entries)('%s (%s) does nothing in plain Node', (entry, condition) => {
  const code = `${LOOK(`kelisim${entry.slice(1)}`)} console.log(JSON.stringify(added));`;
  expect(inNode(code, ...(condition === 'default' ? [] : ['--conditions', condition]))).toBe('[]\n');
});

it.each(entries)('%s (%s) does nothing in a worker, where there is no document', (_entry, _condition, file) => {
  const url = new URL(file, `file://${ROOT}`).href;
  // As a web worker has it: `self`, `location` and `navigator`, and no document.
  const worker = `
import { parentPort } from 'node:worker_threads';
globalThis.self = globalThis;
globalThis.location = new URL('https://portal.example/');
globalThis.addEventListener = () => parentPort.postMessage('listens');
${LOOK(url)}
parentPort.postMessage(added);`;
  const code = `
import { Worker } from 'node:worker_threads';
const worker = new Worker(new URL('data:text/javascript,' + encodeURIComponent(${JSON.stringify(worker)})));
worker.on('message', (said) => console.log(JSON.stringify(said)));
worker.on('error', (error) => console.log(String(error)));`;
  expect(inNode(code)).toBe('[]\n');
});

it('every entry can be required, by a Node that the package names', () => {
  const names = entries.map(([entry]) => `kelisim${entry.slice(1)}`);
  const code = `for (const name of ${JSON.stringify(names)}) require(name); console.log(typeof document)`;
  const options = ['--no-warnings', '--input-type=commonjs', '--eval', code];
  expect(execFileSync(process.execPath, options, { cwd: join(ROOT), encoding: 'utf8' })).toBe('undefined\n');
});
