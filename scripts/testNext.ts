import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildAll } from '../build';
import { ROOT } from '../build/bundle';
import { SERVER_CHECKS } from '../test/fixtures/serverChecks';
import { checkNextPage } from './checkNextPage';

/** The example for Next, installed, built and started as in a portal, with our package as npm would publish it. Takes a minute or two. */
const EXAMPLE = join(ROOT, 'demo/servers/next');
const MADE = new Set(['node_modules', '.next', 'dist', 'next-env.d.ts']);
const folder = mkdtempSync(join(tmpdir(), 'kelisim-next-'));
const { NODE_ENV: _ours, ...inherited } = process.env;
const env = { ...inherited, NEXT_TELEMETRY_DISABLED: '1' };
let server: ChildProcess | undefined;

try {
  await buildAll();
  const archive = npm(ROOT, 'pack', '--silent', '--pack-destination', folder).trim();
  cpSync(EXAMPLE, folder, { recursive: true, filter: (path) => !MADE.has(basename(path)) });
  step('Installed', () => {
    npm(folder, 'ci');
    npm(folder, 'install', '--no-save', `./${archive}`);
  });
  step('Built', () => npm(folder, 'run', 'build'));
  const url = await start();
  let failed = 0;
  for (const [name, check] of Object.entries({ ...SERVER_CHECKS, 'gates in the page': checkNextPage })) {
    const error = await check(url).catch((reason: unknown) => reason);
    console.log(error ? '✗' : '✓', name, error ?? '');
    if (error) failed++;
  }
  process.exitCode = failed ? 1 : 0;
} finally {
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
}

function npm(cwd: string, ...args: string[]): string {
  const windows = process.platform === 'win32';
  return execFileSync('npm', [...args, '--no-audit', '--no-fund'], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: windows,
  });
}

function step(done: string, act: () => void): void {
  const from = performance.now();
  act();
  console.log(`${done} in ${Math.round((performance.now() - from) / 1000)} s`);
}

/** On a free port; the address once it answers. */
async function start(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const next = join(folder, 'node_modules/next/dist/bin/next');
  server = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', `${port}`], {
    cwd: folder,
    env,
    stdio: 'inherit',
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 150; tries++) {
    if (server.exitCode !== null) break;
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return url;
    await wait(200);
  }
  throw new Error('The server of Next does not answer.');
}
