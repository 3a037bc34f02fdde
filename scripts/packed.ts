import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../build/bundle';

/** For projects of others: the builds here have made our own "production". */
export function environment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _ours, ...inherited } = process.env;
  return { ...inherited, NEXT_TELEMETRY_DISABLED: '1' };
}

export function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', [...args, '--no-audit', '--no-fund'], {
    cwd,
    env: environment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
}

/** The name of the archive in the folder, as npm would publish it. */
export function pack(folder: string): string {
  return npm(ROOT, 'pack', '--silent', '--pack-destination', folder).trim();
}

/** Says how long it took. */
export async function step<Result>(done: string, act: () => Result | Promise<Result>): Promise<Result> {
  const from = performance.now();
  const result = await act();
  console.log(`${done} in ${Math.round((performance.now() - from) / 1000)} s`);
  return result;
}

export interface NextServer {
  readonly url: string;
  stop(): void;
}

/** `next start` for what has been built in the folder, on a free port; resolves once it answers. */
export async function startNext(folder: string): Promise<NextServer> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const next = join(folder, 'node_modules/next/dist/bin/next');
  const server: ChildProcess = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', `${port}`], {
    cwd: folder,
    env: environment(),
    stdio: 'inherit',
  });
  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  for (let tries = 0; tries < 150 && server.exitCode === null; tries++) {
    if (await answers()) return { url, stop: () => void server.kill() };
    await wait(200);
  }
  server.kill();
  throw new Error('The server of Next does not answer.');
}
