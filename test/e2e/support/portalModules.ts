import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where a test's page finds the dependencies of the package. */
export const MODULES = '/modules/';
const BARE = /(\bfrom ?|\bimport ?)(["'])(preact|preact\/hooks|js-cookie)\2/g;

/**
 * The package's modules as a page without a bundler can load them: names of dependencies become addresses, as a
 * development server makes them. Everything else in the file stays as it was built.
 */
export function withAddresses(code: string): string {
  return code.replace(BARE, (_, keyword, quote, name) => `${keyword}${quote}${MODULES}${name}.js${quote}`);
}

/** A dependency by the path of its address. */
export async function readModule(path: string): Promise<string> {
  const name = path.slice(MODULES.length, -'.js'.length);
  return withAddresses(await readFile(fileURLToPath(import.meta.resolve(name)), 'utf8'));
}
