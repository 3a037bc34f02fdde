import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../build/bundle';

/** `npm run mutation -- src/core/codec.ts …`: Stryker on the core, the codec and the server, or on the files that are named. */
const files = process.argv.slice(2);
const stryker = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const args = ['run', ...(files.length ? ['--mutate', files.join()] : [])];
process.exit(spawnSync(process.execPath, [stryker, ...args], { cwd: ROOT, stdio: 'inherit' }).status ?? 1);
