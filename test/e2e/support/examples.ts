import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Alias, build, type InlineConfig, type Plugin } from 'vite';
import { ROOT } from '../../../build/bundle';
import type { InitialConsent } from '../../../src/adapters/createStore';

const EXAMPLES = join(ROOT, 'examples');
const OLDER = join(EXAMPLES, 'older');
const OUT = join(EXAMPLES, '.built');
const inOlder = createRequire(join(OLDER, 'package.json'));

interface Variant {
  /** The folder of the example. */
  readonly example: string;
  readonly alias?: readonly Alias[];
  readonly plugins?: readonly Plugin[];
  /** Instead of the example's own `vite.config.ts`. */
  readonly bare?: boolean;
}

const older = (name: string): Alias => ({
  find: new RegExp(`^${name}(?=/|$)`),
  replacement: join(OLDER, 'node_modules', name),
});

/** Every example, and those that run with an older major version as well. */
export const VARIANTS = {
  react: { example: 'react' },
  'react 18': { example: 'react', alias: [older('react'), older('react-dom')] },
  preact: { example: 'preact' },
  vue: { example: 'vue' },
  svelte: { example: 'svelte' },
  'svelte 4': { example: 'svelte', bare: true, plugins: [svelte4()] },
  angular: { example: 'angular' },
} as const satisfies { readonly [name: string]: Variant };

export type Framework = keyof typeof VARIANTS;

/** Svelte's plugin for Vite is for Svelte 5 by now. */
function svelte4(): Plugin {
  return {
    name: 'svelte-4',
    enforce: 'pre',
    async resolveId(id, _, options) {
      if (id.endsWith('/main.ts')) return this.resolve(join(EXAMPLES, 'svelte/main4.ts'), undefined, options);
      if (!/^svelte(\/|$)/.test(id)) return;
      const file = id === 'svelte' ? 'index.js' : `${id.slice('svelte/'.length)}/index.js`;
      return join(OLDER, 'node_modules/svelte/src/runtime', file);
    },
    transform(code, id) {
      if (!id.endsWith('.svelte')) return;
      const { js } = inOlder('svelte/compiler').compile(code, { filename: id, generate: 'dom', dev: true });
      return { code: js.code, map: null };
    },
  };
}

/** The older versions have a folder of their own: two React side by side do not install. */
function installOlder(): void {
  if (existsSync(join(OLDER, 'node_modules/.package-lock.json'))) return;
  const shell = process.platform === 'win32';
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: OLDER, stdio: 'ignore', shell });
}

/**
 * As its developers see it: with the warnings of the framework, StrictMode's second mounting among them. Returns its
 * folder.
 */
export async function buildExample(name: Framework): Promise<string> {
  const out = join(OUT, name.replace(' ', ''));
  await run(VARIANTS[name], { build: { outDir: out, emptyOutDir: true } });
  return out;
}

/** What the example's server draws for a visitor. */
export async function buildServer(name: Framework): Promise<(initial: InitialConsent) => Promise<string>> {
  const outDir = join(OUT, `${name.replace(' ', '')}-server`);
  const entry = join(EXAMPLES, VARIANTS[name].example, 'server');
  await run(VARIANTS[name], {
    build: { outDir, emptyOutDir: true, ssr: entry, rolldownOptions: { output: { entryFileNames: 'server.js' } } },
    // In the same file: what is resolved in Node would not be the older version.
    ssr: { noExternal: true },
  });
  const { render } = await import(/* @vite-ignore */ pathToFileURL(join(outDir, 'server.js')).href);
  return render;
}

async function run({ example, alias, plugins, bare }: Variant, config: InlineConfig): Promise<void> {
  installOlder();
  const root = join(EXAMPLES, example);
  const own = join(root, 'vite.config.ts');
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'development';
  try {
    await build({
      root,
      configFile: !bare && existsSync(own) ? own : false,
      mode: 'development',
      // Bundlers without React's plugin warn of what tells Next that it is for the browser.
      logLevel: 'error',
      base: './',
      resolve: { alias: [...(alias ?? [])] },
      plugins: [...(plugins ?? [])],
      ...config,
      build: { target: 'es2022', minify: false, reportCompressedSize: false, ...config.build },
    });
  } finally {
    process.env.NODE_ENV = before;
  }
}

/** The page of an example, as its server would send it. */
export async function readPage(folder: string, drawn = '', initial?: InitialConsent): Promise<string> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const data = JSON.stringify(initial ?? {}).replaceAll('"', '&quot;');
  return html.replace('<div id="app"><!--app--></div>', () => `<div id="app" data-initial="${data}">${drawn}</div>`);
}

export async function clearExamples(): Promise<void> {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
}
