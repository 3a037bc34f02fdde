import { execFileSync } from 'node:child_process';

/** @throws where there is no Debian, or it is not ours to change */
export function installDebian(packages: readonly string[]): void {
  if (process.getuid?.() !== 0) throw new Error('needs root');
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', ...packages]);
}

export function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 600_000 });
}
