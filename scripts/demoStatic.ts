import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from '../build';
import { buildDemo } from '../demo/build';
import { buildFiles } from '../demo/buildFiles';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * `npm run demo:static`: the demo portal and the configurator as files, for any static host. `--no-build` uses `dist/`
 * as it is.
 */
if (!process.argv.includes('--no-build')) await buildAll();
await buildDemo();
console.log(`${relative(ROOT, await buildFiles())}/index.html`);
