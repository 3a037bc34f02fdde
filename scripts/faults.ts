import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../build/bundle';
import { findBrowser } from './findBrowser';

/**
 * `npm run faults`: every fault before every step of every journey, on the built files; `npm run test:slow`
 * runs a choice of them.
 */
const env = { ...process.env, KELISIM_FAULTS: 'all', KELISIM_CHROMIUM: findBrowser() };
const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
const args = ['run', '--project', 'slow', 'test/e2e/faults.test.ts', ...process.argv.slice(2)];
process.exit(spawnSync(process.execPath, [vitest, ...args], { cwd: ROOT, env, stdio: 'inherit' }).status ?? 1);
