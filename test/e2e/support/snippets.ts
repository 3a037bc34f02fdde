import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';
import { ROOT } from '../../../build/bundle';
import { type Block, blocksOf } from '../../fixtures/documentation';

/** A module for the page, made of blocks as they are in the documentation. */
export interface Snippet {
  /** The files by name; the blocks are written as they are. */
  readonly files: { readonly [name: string]: Block | string };
  /** The file that runs. What it exports is `window.snippet`. */
  readonly entry: string;
}

/** The one block of a page that contains a text. */
export function blockWith(page: string, text: string): Block {
  const [block, ...more] = blocksOf(page).filter(({ code }) => code.includes(text));
  if (!block || more.length)
    throw new Error(`${page}: expected one block with ${text}, found ${more.length + +!!block}`);
  return block;
}

/**
 * Builds each snippet with Vite, as an app of a portal would be built, against the package as it is built.
 * @returns the folder with `<name>.js` for each
 */
export async function buildSnippets(snippets: { readonly [name: string]: Snippet }) {
  // Inside the repository, so that `kelisim` and the frameworks are found.
  const base = join(ROOT, 'examples/.built');
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, 'snippets-'));
  // A package of its own, as a portal is: ours says that its files have no effect when they are imported.
  writeFileSync(join(folder, 'package.json'), '{ "name": "portal", "type": "module" }');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules/kelisim'), 'junction');
  const input: { [name: string]: string } = {};
  for (const [name, { files, entry }] of Object.entries(snippets)) {
    mkdirSync(join(folder, name));
    for (const [file, content] of Object.entries(files))
      writeFileSync(join(folder, name, file), typeof content === 'string' ? content : content.code);
    input[name] = join(folder, name, 'start.ts');
    writeFileSync(input[name], `import * as snippet from './${entry}';\nObject.assign(window, { snippet });\n`);
  }
  const outDir = join(folder, 'built');
  await build({
    root: folder,
    configFile: false,
    mode: 'development',
    logLevel: 'error',
    base: './',
    plugins: [svelte({ configFile: false }), vue()],
    oxc: { jsx: { runtime: 'automatic', importSource: 'react' }, decorator: { legacy: true } },
    build: {
      outDir,
      target: 'es2022',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[hash].js' } },
    },
  });
  return { folder: outDir, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
