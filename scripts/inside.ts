import { minify } from 'terser';
import { brotli } from '../build/brotli';
import { bundleChunks, ROOT } from '../build/bundle';

/**
 * What a file is made of: each module with the bytes that it adds to the rest, after brotli. `npm run tool -- inside`
 * shows `kelisim.all.js`; `npm run tool -- inside src/script.ts` (or another entry or part) another.
 */
const [entry = 'src/all.ts'] = process.argv.slice(2);
const [chunk] = await bundleChunks({ input: { inside: entry }, format: 'es' });
const parts = new Map<string, string>();
for (const [id, { code }] of Object.entries(chunk?.modules ?? {}))
  if (code) parts.set(id.replace('\0', '').replace(ROOT, ''), await shrink(code));

const without = (left: (name: string) => boolean) =>
  brotli([...parts].flatMap(([name, code]) => (left(name) ? [] : code)).join(''));
const whole = without(() => false);
const adds = (title: string, is: (name: string) => boolean) => ({ title, bytes: whole - without(is) });
const folder = (name: string) => /^src\/\w+(?=\/)/.exec(name)?.[0] ?? name.split('/')[0] ?? name;
const sorted = (rows: readonly { readonly title: string; readonly bytes: number }[]) =>
  [...rows].sort((one, other) => other.bytes - one.bytes);

console.table(sorted([...parts.keys()].map((name) => adds(name, (other) => other === name))));
console.table(sorted([...new Set([...parts.keys()].map(folder))].map((of) => adds(of, (name) => folder(name) === of))));
console.log(`${entry}: ${whole} bytes with the modules minified one by one`);

/** Alone a module exports nothing: what it declares is kept. */
async function shrink(code: string): Promise<string> {
  const options = { ecma: 2020, compress: { passes: 3 }, mangle: true, format: { comments: false } } as const;
  return (await minify(code, options)).code ?? '';
}
