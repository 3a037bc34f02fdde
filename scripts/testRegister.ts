import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/bundle';
import { installDebian } from './installDebian';

/**
 * `npm run test:register`: the proof of consent against the real thing: PostgreSQL (installed where that is possible,
 * else the test fails), a disk that is full, servers that are killed.
 */
if (!existsSync('/usr/lib/postgresql')) {
  try {
    installDebian(['postgresql']);
  } catch (error) {
    console.error(`PostgreSQL is not installed, and could not be: ${(error as Error).message}`);
  }
}
const args = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'register', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
