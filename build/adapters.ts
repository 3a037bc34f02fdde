import { bundle } from './bundle';

/** Modules for `kelisim/<name>`. */
export const ADAPTERS = ['react', 'preact', 'vue', 'svelte', 'angular'] as const;
/** Server components import these, and run in the browser: React has to be told. */
const FOR_CLIENTS = /^adapters\/react\.js$/;
const FRAMEWORK = /^(react|preact|vue|svelte|@angular\/core)(\/|$)/;

/** The entries for frameworks: what they share in one chunk, the framework and `kelisim` as the host has them. */
export async function buildAdapters(): Promise<Map<string, string>> {
  const input = Object.fromEntries(ADAPTERS.map((name) => [`adapters/${name}`, `src/adapters/${name}.ts`]));
  const external = (id: string) => (id === 'kelisim' || FRAMEWORK.test(id) ? id : undefined);
  const modules = await bundle({ input, format: 'es', external });
  // For pages without a bundler: nobody resolves names there.
  const beside = (id: string) => (id === 'kelisim' ? './production.js' : undefined);
  const element = await bundle({ input: { element: 'src/element.ts' }, format: 'es', external: beside });
  return new Map(
    [...modules, ...element].map(([name, code]) => [name, FOR_CLIENTS.test(name) ? `'use client';\n${code}` : code]),
  );
}
