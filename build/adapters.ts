import { bundle } from './bundle';

/** Modules for `kelisim/<name>`. */
export const ADAPTERS = ['react', 'preact', 'vue', 'svelte', 'angular'] as const;
/** Server components import these, and run in the browser: React has to be told. */
const FOR_CLIENTS = /^adapters\/react\.js$/;
const FRAMEWORK = /^(react|preact|vue|svelte|@angular\/core)(\/|$)/;

/** The entries for frameworks: what they share in one chunk, the framework and `kelisim` as the portal has them. */
export async function buildAdapters(): Promise<Map<string, string>> {
  const input = Object.fromEntries(ADAPTERS.map((name) => [`adapters/${name}`, `src/adapters/${name}.ts`]));
  const isExternal = (id: string) => id === 'kelisim' || FRAMEWORK.test(id);
  const modules = await bundle({ input, format: 'es', isExternal });
  return new Map([...modules].map(([name, code]) => [name, FOR_CLIENTS.test(name) ? `'use client';\n${code}` : code]));
}
