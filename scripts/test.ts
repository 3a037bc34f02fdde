import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './findBrowser';
import { findEngines } from './findEngines';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Without a build and without a browser: `npm run test:unit`, under a minute. */
const FAST = ['unit', 'component'];
const PROJECTS = [...FAST, 'component10', 'stores', 'backends', 'docs', 'built', 'e2e', 'engines'];

/**
 * Types, lint, build, sizes and all tests but the slow ones. With `--fast` types, lint, unit and component tests. What
 * else is named on the command line goes to Vitest.
 */
const named = process.argv.slice(2).filter((argument) => argument !== '--fast');
const isFast = process.argv.includes('--fast');
const projects = (isFast ? FAST : PROJECTS).flatMap((name) => ['--project', name]);
const filters = named.includes('--project') ? named : [...projects, ...named];
const leftOut: string[] = [];
if (!isFast) {
  process.env.KELISIM_CHROMIUM = findBrowser();
  leftOut.push(...findEngines(process.env.KELISIM_ENGINES === 'all'));
  if (!named.length)
    leftOut.push(
      'LEFT OUT: kinds of faults, many attacks, faults, filter lists, frameworks, conditions: npm run test:slow',
    );
}
for (const line of leftOut) console.log(line);

step('Types', ['typescript/bin/tsc', '--noEmit']);
step('Lint', ['@biomejs/biome/bin/biome', 'check']);
if (!isFast) {
  // Loaded here: the fast tests need no bundler.
  const [{ buildAll }, { buildDemo }, { measure }] = await Promise.all([
    import('../build'),
    import('../demo/build'),
    import('./sizes'),
  ]);
  await buildAll();
  await buildDemo();
  console.table(await measure());
}
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
