import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from '../e2e/support/browser';
import { blocksOf } from '../fixtures/documentation';
import { ROOT } from '../fixtures/sourceFiles';

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Portal</title><link rel="icon" href="data:,">
<script type="application/json" id="kelisim-options">
{ "operator": { "name": "Mektep LLP" }, "policy": { "version": "2026-01", "url": "/privacy" }, "categories": ["authorization", "statistics"] }
</script>
<script async src="/kelisim/kelisim.js"></script>
<script type="text/plain" data-kelisim-needs="statistics" src="/counter.js"></script></html>`;

const blocks = blocksOf('docs/recipes/testing.md').filter(({ language }) => ['ts', 'tsx'].includes(language));
let folder = '';
let portal: Server;

/** A project of a portal, with the samples of the page as its tests. */
beforeAll(async () => {
  // Playwright leaves files in `node_modules` as they are.
  const base = join(ROOT, 'test/.artifacts');
  mkdirSync(base, { recursive: true });
  folder = mkdtempSync(join(base, 'testing-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules/kelisim'), 'junction');
  writeFileSync(join(folder, 'package.json'), '{ "name": "portal", "type": "module" }');
  // Or Playwright takes the paths of ours, which lead to the source.
  writeFileSync(join(folder, 'tsconfig.json'), '{}');
  blocks.forEach(({ code }, index) => {
    const kind = code.includes('@playwright/test') ? 'spec.ts' : 'test.tsx';
    writeFileSync(join(folder, `sample${index}.${kind}`), code);
  });
  portal = createServer(({ url = '/' }, response) => {
    const isScript = url.endsWith('.js') || url.includes('.js?');
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    const name = new URL(url, 'http://portal').pathname;
    response.end(name.startsWith('/kelisim/') ? readFileSync(join(ROOT, 'dist', name.slice(9))) : isScript ? '' : PAGE);
  });
  await new Promise<void>((resolve) => void portal.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  portal.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asynchronous: this process serves the portal meanwhile. */
const run = (program: string, args: string[]) =>
  new Promise<{ status: number | null; output: string }>((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', program), ...args], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'test', NO_COLOR: '1' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (status) => resolve({ status, output }));
  });

describe('the samples of docs/recipes/testing.md', () => {
  it('are for both tools', () => {
    expect(blocks.map(({ code }) => code.includes('@playwright/test'))).toEqual([true, false, true]);
  });

  it('for Testing Library pass in Vitest, as they are', async () => {
    writeFileSync(
      join(folder, 'vitest.config.ts'),
      `export default { test: { environment: 'happy-dom', include: ['*.test.tsx'] }, oxc: { jsx: { runtime: 'automatic' } } };`,
    );
    const { status, output } = await run('vitest/vitest.mjs', ['run', '--root', folder]);
    expect(output).toMatch(/Tests +2 passed/);
    expect(status).toBe(0);
  });

  it('for Playwright pass in Chromium, as they are', async () => {
    const baseURL = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
    const launchOptions = { executablePath: CHROMIUM, args: ['--no-sandbox'] };
    writeFileSync(
      join(folder, 'playwright.config.ts'),
      `export default ${JSON.stringify({ testMatch: '*.spec.ts', workers: 1, reporter: 'line', use: { baseURL, launchOptions } })};`,
    );
    const { status, output } = await run('@playwright/test/cli.js', ['test', '--config', folder]);
    expect(output).toMatch(/3 passed/);
    expect(status).toBe(0);
  });
});
