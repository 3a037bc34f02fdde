import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { cssPlugin } from './cssPlugin';
import { slimPreactPlugin } from './slimPreact';
import { textsPlugin } from './textsPlugin';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Chrome 87, Safari 14, Firefox 78. */
const TARGET = 'es2020';

export interface BundleOptions {
  /** Modules by the name of the file that they become. */
  readonly input: { readonly [name: string]: string };
  readonly format: 'es' | 'iife';
  readonly alias?: { readonly [name: string]: string };
  readonly define?: { readonly [name: string]: string };
}

/** Bundled and minified files by name. One input gives one file, unless the format allows chunks and there are several. */
export async function bundle({ input, format, alias, define }: BundleOptions): Promise<Map<string, string>> {
  const config: InlineConfig = {
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [textsPlugin(), cssPlugin(), slimPreactPlugin()],
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
    resolve: { alias: { ...alias } },
    define: { ...define },
    build: {
      write: false,
      target: TARGET,
      minify: false,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { ...input },
        preserveEntrySignatures: 'strict',
        output: {
          format,
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name].js',
        },
      },
    },
  };
  const { output } = (await build(config)) as Rolldown.RolldownOutput;
  const files = new Map<string, string>();
  for (const chunk of output) {
    if (chunk.type !== 'chunk') throw new Error(`unexpected asset ${chunk.fileName}`);
    files.set(chunk.fileName, await shrink(chunk.code, format === 'es'));
  }
  return files;
}

async function shrink(code: string, module: boolean): Promise<string> {
  const { code: small } = await minify(code, {
    module,
    ecma: 2020,
    // `inline: 1` keeps small functions whole: what repeats compresses better than what was inlined.
    compress: { passes: 3, pure_getters: true, unsafe_arrows: true, inline: 1, hoist_funs: true },
    toplevel: true,
    // Preact's private names; none of ours begins like that.
    mangle: { properties: { regex: /^_[a-z]/ } },
    format: { comments: false },
  });
  return `${small}\n`;
}
