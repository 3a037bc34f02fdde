import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { cssPlugin } from './cssPlugin';
import { INTERNAL } from './internalNames';
import { nameSources } from './nameSources';
import { partsPlugin } from './partsPlugin';
import { textKeysPlugin } from './textKeys';
import { textsPlugin } from './textsPlugin';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Chrome 87, Safari 14, Firefox 78. */
const TARGET = 'es2020';

/**
 * Has Chromium 136 and newer compile every function while the file arrives, beside the main thread, not one by one on it when they are first
 * called: half of the time that the main thread compiles. 21 bytes. https://v8.dev/blog/explicit-compile-hints
 */
const EAGER = '//# allFunctionsCalledOnLoad';

/** Alike in every file: they hand each other objects. */
const shortened = {};

/** Source maps of what was bundled, by the name of the file. No file names its own: that would be bytes of every visitor. */
export const maps = new Map<string, string>();

export interface BundleOptions {
  /** Modules by the name of the file that they become. */
  readonly input: { readonly [name: string]: string };
  readonly format: 'es' | 'iife';
  readonly alias?: { readonly [name: string]: string };
  readonly define?: { readonly [name: string]: string };
  /** Whether it is a page's own script, whose exports nobody imports. */
  readonly app?: boolean;
  /** Whether most of it runs as soon as it has come. */
  readonly eager?: boolean;
  /** What the host's bundler resolves, and where from: packages, by the name under which they stay imported. */
  readonly external?: (id: string) => string | undefined;
}

/** Bundled and minified files by name. One input gives one file, unless the format allows chunks and there are several. */
export async function bundle(options: BundleOptions): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { fileName, code, map } of await bundleChunks(options)) {
    const small = await shrinkMapped(code, options, map?.toString());
    files.set(fileName, small.code);
    if (small.map) maps.set(fileName, nameSources(small.map, fileName));
  }
  return files;
}

/** Before they are minified, with the modules that they are made of. */
export async function bundleChunks({
  input,
  format,
  alias,
  define,
  app = false,
  external,
}: BundleOptions): Promise<readonly Rolldown.OutputChunk[]> {
  const config: InlineConfig = {
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [partsPlugin(), textsPlugin(true), textKeysPlugin(), cssPlugin()],
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
    resolve: { alias: external ? alias : { preact: join(ROOT, 'src/ui/preact.ts'), ...alias } },
    define: { ...define },
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
        external: (id) => external?.(id) !== undefined,
        preserveEntrySignatures: app ? false : 'strict',
        output: { chunkFileNames: 'chunks/[name].js', ...(external && { paths: (id: string) => external(id) ?? id }) },
      },
    },
  };
  const [{ output }] = (await build(config)) as [Rolldown.RolldownOutput];
  return output.flatMap((chunk) => {
    if (chunk.type === 'chunk') return chunk;
    // Of what is not minified yet: the chunk has it too.
    if (chunk.fileName.endsWith('.map')) return [];
    throw new Error(`unexpected asset ${chunk.fileName}`);
  });
}

/** @param kept whether what nothing uses stays: one module of many, looked at alone */
export async function shrink(code: string, module: boolean, kept = false): Promise<string> {
  return (await shrinkMapped(code, { format: module ? 'es' : 'iife', kept })).code;
}

type Shrinking = Pick<BundleOptions, 'format' | 'eager'> & { readonly kept?: boolean };

/** @param map of the code, to be continued */
async function shrinkMapped(code: string, { format, eager, kept }: Shrinking, map?: string) {
  const { code: small, map: mapped } = await minify(code, {
    module: format === 'es',
    ecma: 2020,
    compress: {
      passes: 3,
      pure_getters: true,
      unsafe_arrows: true,
      // Keeps small functions whole: what repeats compresses better than what was inlined.
      inline: 1,
      hoist_funs: true,
      // 13 bytes of the core.
      negate_iife: false,
      lhs_constants: false,
      ...(kept && { unused: false, dead_code: false, side_effects: false, top_retain: /./ }),
    },
    toplevel: true,
    mangle: { properties: { regex: INTERNAL, builtins: true } },
    nameCache: { props: shortened },
    format: { comments: false, preamble: eager ? EAGER : '' },
    ...(map && { sourceMap: { content: map } }),
  });
  return { code: `${small}\n`, map: mapped as string | undefined };
}
