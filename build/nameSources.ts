import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

/**
 * A source map that names its sources by their place in the repository (`kelisim/src/record/codec.ts`), wherever it was
 * built, and carries them as they are there.
 */
export function nameSources(map: string, file: string): string {
  const { sources, ...rest } = JSON.parse(map) as { sources: string[] };
  // From the folder of the built file, which is in `dist`.
  const paths = sources.map((source) => posix.join('dist', posix.dirname(file), source));
  const sourcesContent = paths.map((path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
  return JSON.stringify({ ...rest, file, sources: paths.map((path) => `kelisim/${path}`), sourcesContent });
}
