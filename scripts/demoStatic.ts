import { relative } from 'node:path';
import { buildAll } from '../build';
import { ROOT } from '../build/bundle';
import { buildDemo } from '../demo/build';
import { buildFiles } from '../demo/buildFiles';

/** The demo portal and the configurator as files, for any static host. `--no-build` uses `dist/` as it is. */
if (!process.argv.includes('--no-build')) await buildAll();
await buildDemo();
console.log(`${relative(ROOT, await buildFiles())}/index.html`);
