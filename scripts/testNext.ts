import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buildAll } from '../build';
import { ROOT } from '../build/bundle';
import { SERVER_CHECKS } from '../test/fixtures/serverChecks';
import { checkNextPage } from './checkNextPage';
import { npm, pack, startNext, step } from './packed';
import type { RunningServer } from './spawnServer';

/**
 * `npm run long -- next`: the example for Next, installed, built and started as in a portal, with our package as npm
 * would publish it. Takes a minute or two.
 */
const EXAMPLE = join(ROOT, 'demo/servers/next');
const MADE = new Set(['node_modules', '.next', 'dist', 'next-env.d.ts']);
const folder = mkdtempSync(join(tmpdir(), 'kelisim-next-'));
let server: RunningServer | undefined;

try {
  await buildAll();
  const archive = pack(folder);
  cpSync(EXAMPLE, folder, { recursive: true, filter: (path) => !MADE.has(basename(path)) });
  await step('Installed', () => {
    npm(folder, 'ci');
    npm(folder, 'install', '--no-save', `./${archive}`);
  });
  await step('Built', () => npm(folder, 'run', 'build'));
  server = await startNext(folder);
  let failed = 0;
  for (const [name, check] of Object.entries({ ...SERVER_CHECKS, 'gates in the page': checkNextPage })) {
    const error = await check(server.url).catch((reason: unknown) => reason);
    console.log(error ? '✗' : '✓', name, error ?? '');
    if (error) failed++;
  }
  process.exitCode = failed ? 1 : 0;
} finally {
  server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
