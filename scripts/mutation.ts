import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../build/bundle';

/**
 * `npm run long -- mutation src/record/codec.ts …`: Stryker on record, options, instance and server, or on the files
 * that are named.
 */
const files = process.argv.slice(2);
const stryker = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const args = ['run', ...(files.length ? ['--mutate', files.join()] : [])];
process.exit(spawnSync(process.execPath, [stryker, ...args], { cwd: ROOT, stdio: 'inherit' }).status ?? 1);
