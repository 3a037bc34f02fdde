import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildAll } from '../build';
import { ROOT } from '../build/bundle';
import { buildDemo } from '../demo/build';
import { findBrowser } from './findBrowser';
import { findEngines } from './findEngines';
import { measure } from './sizes';

const PROJECTS = ['unit', 'component', 'e2e', 'engines'];

/** Types, lint, build, sizes, unit, component and browser tests. What is named on the command line goes to Vitest. */
const named = process.argv.slice(2);
const filters = named.includes('--project') ? named : [...PROJECTS.flatMap((name) => ['--project', name]), ...named];
process.env.KELISIM_CHROMIUM = findBrowser();
const leftOut = findEngines(process.env.KELISIM_ENGINES === 'all');
if (!named.length)
  leftOut.push('LEFT OUT: many attacks, faults, filter lists, frameworks, rules and conditions: npm run test:slow');
for (const line of leftOut) console.log(line);

step('Types', ['typescript/bin/tsc', '--noEmit']);
step('Lint', ['@biomejs/biome/bin/biome', 'check']);
await buildAll();
await buildDemo();
console.table(await measure());
step('Tests', ['vitest/vitest.mjs', 'run', ...filters]);
// Once more, where it is read.
for (const line of leftOut) console.log(line);

function step(name: string, [file = '', ...args]: string[]) {
  console.log(`\n${name}`);
  // The builds above have made it "production", which is not what the tests run in.
  const { NODE_ENV: _built, ...env } = process.env;
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules', file), ...args], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
