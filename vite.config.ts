import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { cssPlugin } from './build/cssPlugin';
import { textsPlugin } from './build/textsPlugin';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

/** Many pages each: by themselves, with `npm run test:slow`. `npm test` ends well within half an hour on two cores. */
const SLOW = ['accessibilityConditions', 'apps', 'attacks', 'faults', 'filterLists', 'frameworks', 'rules'].map(
  (name) => `test/e2e/${name}.test.ts`,
);
/** One file for each kind of fault that was found (`docs/RELIABILITY.md`): in Chromium, with `npm run test:slow`. */
const KINDS = ['test/e2e/kinds/*.test.ts'];

/** For machines that are slow or busy: only what is broken ever waits this long. */
const PATIENT = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } };

/** `npm run test:unit`: threads start faster than processes. */
const FAST = { pool: 'threads', testTimeout: 60_000 } as const;

/** What the tests in a browser share. Two cores: few browsers at once, and nothing beside them. */
const IN_BROWSER = {
  environment: 'node',
  globalSetup: 'test/e2e/globalSetup.ts',
  // A busy machine disturbs browsers: what fails once and passes the second time is reported as such.
  retry: 1,
  maxWorkers: 2,
} as const;

/** What every build and every test shares; what is built from it is in `build/`. */
export default defineConfig({
  plugins: [textsPlugin(), cssPlugin()],
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment', development: false } },
  // The adapters name the package itself: here, its source.
  resolve: { alias: [{ find: /^kelisim$/, replacement: fileURLToPath(new URL('src/index.ts', import.meta.url)) }] },
  // As in the build for development.
  define: { __KELISIM_VERSION__: JSON.stringify(version), __KELISIM_DEVELOPMENT__: 'true' },
  test: {
    // By itself Vitest leaves one core free: on two cores that is one worker.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          exclude: ['test/unit/register/**'],
          environment: 'node',
          ...FAST,
        },
      },
      {
        extends: true,
        // The register's stores: a database in WebAssembly, files, command lines. Too long for the fast tests.
        test: { name: 'stores', include: ['test/unit/register/**/*.test.ts'], environment: 'node', ...PATIENT },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: ['test/component/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          ...FAST,
        },
      },
      {
        extends: true,
        // The same tests on Preact 10, which portals may have as well. Packages that import Preact are inlined:
        // otherwise Node would give them a copy of their own.
        resolve: { alias: [{ find: /^preact(?=\/|$)/, replacement: 'preact10' }] },
        test: {
          name: 'component10',
          include: ['test/component/**/*.test.{ts,tsx}', 'test/component10/**/*.test.tsx'],
          environment: 'happy-dom',
          server: { deps: { inline: [/\/preact10\//, /@testing-library\/preact\/dist/, /preact-render-to-string/] } },
          ...FAST,
        },
      },
      {
        extends: true,
        // The server half in other languages: it starts interpreters and servers.
        test: { name: 'backends', include: ['test/backends/**/*.test.ts'], environment: 'node', ...PATIENT },
      },
      {
        extends: true,
        // The documentation: it compiles and runs the code that is shown there.
        test: { name: 'docs', include: ['test/docs/**/*.test.ts'], environment: 'node', ...PATIENT },
      },
      {
        extends: true,
        // What is built and packed: `npm run build` comes first.
        test: { name: 'built', include: ['test/built/**/*.test.ts'], environment: 'node', ...PATIENT },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: [...SLOW, ...KINDS],
          ...IN_BROWSER,
          ...PATIENT,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'kinds', include: KINDS, ...IN_BROWSER, ...PATIENT, sequence: { groupOrder: 2 } },
      },
      {
        extends: true,
        test: { name: 'slow', include: SLOW, ...IN_BROWSER, ...PATIENT, sequence: { groupOrder: 4 } },
      },
      {
        extends: true,
        test: {
          // A real PostgreSQL, full disks, killed servers: with `npm run test:register`.
          name: 'register',
          include: ['test/register/**/*.test.ts'],
          environment: 'node',
          ...PATIENT,
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          include: ['test/engines/**/*.test.ts'],
          exclude: process.env.KELISIM_THOROUGH ? [] : ['test/engines/olderLayers.test.ts'],
          environment: 'node',
          retry: 1,
          ...PATIENT,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
