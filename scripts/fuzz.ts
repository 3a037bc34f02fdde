import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from '../build/bundle';
import { textsPlugin } from '../build/textsPlugin';

/**
 * `npm run long -- fuzz`: source reads texts that only the build makes, so it is read as the build and the tests read
 * it.
 */
await runnerImport(join(ROOT, 'scripts/fuzz/run.ts'), { configFile: false, root: ROOT, plugins: [textsPlugin()] });
