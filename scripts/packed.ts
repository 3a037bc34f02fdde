import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../build/bundle';
import { type RunningServer, spawnServer } from './spawnServer';

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

/** `next start` for what has been built in the folder, on a free port; resolves once it answers. */
export function startNext(folder: string): Promise<RunningServer> {
  const next = join(folder, 'node_modules/next/dist/bin/next');
  return spawnServer(
    process.execPath,
    (port) => [next, 'start', '-H', '127.0.0.1', '-p', `${port}`],
    () => ({ cwd: folder, env: environment(), stdio: ['ignore', 'pipe', 'inherit'] }),
  );
}
