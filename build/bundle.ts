import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { cssPlugin } from './cssPlugin';
import { nameSources } from './nameSources';
import { textsPlugin } from './textsPlugin';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
/** Chrome 87, Safari 14, Firefox 78. */
const TARGET = 'es2020';
const BANNER = `/*! Kelisim ${VERSION} | MIT */`;

/**
 * Has Chromium 136 and newer compile every function while the file arrives, on another thread, and not one by one on
 * the main thread when they are first called: 2.5 ms of the main thread instead of 6.8 (docs/decisions/0010).
 * https://v8.dev/blog/explicit-compile-hints
 */
const EAGER = '//# allFunctionsCalledOnLoad';

/** Source maps of what was bundled, by the name of the file. */
export const maps = new Map<string, string>();

export interface BundleOptions {
  /** Modules by the name of the file that they become. */
  readonly input: { readonly [name: string]: string };
  readonly format: 'es' | 'iife';
  readonly alias?: { readonly [name: string]: string };
  /** Whether errors of options are sentences, and are thrown. */
  readonly isDevelopment?: boolean;
  /** The folder of chunks. */
  readonly chunks?: string;
  /** Whether it is a page's own script, whose exports nothing imports. */
  readonly isApp?: boolean;
  /** Whether most of it runs as soon as it has come. */
  readonly isEager?: boolean;
  /** What the portal's bundler resolves. */
  readonly isExternal?: (id: string) => boolean;
}

/** Bundled and minified files by name. */
export async function bundle(options: BundleOptions): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { fileName, code, map } of await bundleChunks(options)) {
    const small = await shrink(code, options, map?.toString());
    const depth = fileName.split('/').length - 1;
    files.set(fileName, `${small.code}\n//# sourceMappingURL=${'../'.repeat(depth)}maps/${fileName}.map\n`);
    if (small.map) maps.set(fileName, nameSources(small.map, fileName));
  }
  return files;
}

/** Before they are minified, with the modules that they are made of. */
export async function bundleChunks(options: BundleOptions): Promise<readonly Rolldown.OutputChunk[]> {
  const { input, format, alias, chunks = 'chunks', isDevelopment = false, isApp = false, isExternal } = options;
  const config: InlineConfig = {
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [textsPlugin(), cssPlugin()],
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
    resolve: { alias: { ...alias } },
    define: {
      __KELISIM_VERSION__: JSON.stringify(VERSION),
      __KELISIM_DEVELOPMENT__: JSON.stringify(isDevelopment),
    },
    build: {
      write: false,
      target: TARGET,
      minify: false,
      sourcemap: 'hidden',
      modulePreload: false,
      reportCompressedSize: false,
      // As a library: pages would get a preloader (0.7 KB) around each dynamic import.
      lib: { entry: '', formats: [format], fileName: (_, name) => `${name}.js`, name: 'kelisim' },
      rolldownOptions: {
        input: { ...input },
        external: (id) => !!isExternal?.(id),
        preserveEntrySignatures: isApp ? false : 'strict',
        output: { chunkFileNames: `${chunks}/[name].js` },
      },
    },
  };
  const [{ output }] = (await build(config)) as [Rolldown.RolldownOutput];
  return output.flatMap((chunk) => {
    if (chunk.type === 'chunk') return chunk;
    // The map of what is not minified yet: the chunk has it too.
    if (chunk.fileName.endsWith('.map')) return [];
    throw new Error(`unexpected asset ${chunk.fileName}`);
  });
}

/** @param map of the code, to be continued */
async function shrink(code: string, { format, isEager }: Pick<BundleOptions, 'format' | 'isEager'>, map?: string) {
  const { code: small, map: mapped } = await minify(code, {
    module: format === 'es',
    ecma: 2020,
    compress: { passes: 3, pure_getters: true, unsafe_arrows: true, hoist_funs: true, inline: 1 },
    toplevel: true,
    // Of our own names only: packages stay as npm ships them, Preact with its short names already.
    mangle: true,
    format: { comments: false, preamble: isEager ? `${EAGER}\n${BANNER}` : BANNER },
    ...(map && { sourceMap: { content: map } }),
  });
  return { code: `${small}`, map: mapped as string | undefined };
}
