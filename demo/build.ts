import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { archiveTexts } from './archiveTexts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = fileURLToPath(new URL('.built', import.meta.url));
const CLASSIC = {
  configurator: 'demo/configurator/main.tsx',
  configuratorPreview: 'demo/configurator/preview.ts',
  events: 'demo/qa/events.ts',
  qa: 'demo/qa/main.tsx',
  tagPortal: 'demo/tag/main.ts',
  withoutCookies: 'demo/tag/withoutCookies.ts',
  withSignal: 'demo/tag/withSignal.ts',
};

/**
 * The demo's own scripts, into `demo/.built`, and its archive of texts. `dist/` has to be there: all of it is made from
 * it.
 */
export async function buildDemo(): Promise<void> {
  await bundle({ npmPortal: 'demo/npm/main.tsx' }, 'es', true);
  for (const [name, path] of Object.entries(CLASSIC)) await bundle({ [name]: path }, 'iife', false);
  await archiveTexts();
}

async function bundle(input: { [name: string]: string }, format: 'es' | 'iife', emptyOutDir: boolean): Promise<void> {
  const config: InlineConfig = {
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // Relative: the scenario `ui-missing` serves the same files from another folder.
    base: './',
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
    resolve: { alias: { kelisim: fileURLToPath(new URL('../dist/index.js', import.meta.url)) } },
    build: {
      outDir: OUT,
      emptyOutDir,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input,
        output: {
          format,
          entryFileNames: '[name].js',
          chunkFileNames: ({ isDynamicEntry }) => `${isDynamicEntry ? 'lazy' : 'chunks'}/[name]-[hash].js`,
        },
      },
    },
  };
  await build(config);
}
