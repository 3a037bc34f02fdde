import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../build/bundle';

/** The proof of consent against the real thing: PostgreSQL, a disk that is full, servers that are killed. */
const args = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'register', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
