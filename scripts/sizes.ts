import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { bundle, ROOT } from '../build/bundle';

/** What loads together, and how large it may be, in bytes after brotli at quality 11. 1 KB is 1,024 bytes. */
export const BUDGETS = [
  { what: 'returning visitor', files: ['kelisim.js'], most: 4 * 1024 },
  {
    what: 'first visitor, one language',
    files: ['kelisim.js', 'kelisim.ui.js', 'kelisim.kk.first.js'],
    most: 12 * 1024,
  },
  {
    what: 'all views, one language',
    files: ['kelisim.js', 'kelisim.ui.js', 'kelisim.kk.first.js', 'kelisim.views.js', 'kelisim.kk.more.js'],
    most: 18 * 1024,
  },
  { what: 'kelisim.all.js, three languages', files: ['kelisim.all.js'], most: 22 * 1024 },
  { what: 'npm: createConsent without the UI', files: ['index.js'], most: 4 * 1024 },
] as const;

export interface Size {
  readonly what: string;
  readonly bytes: number;
  readonly most: number;
}

/** Each file on its own, as it travels; of the server what remains where only one function is imported. */
export async function measure(): Promise<Size[]> {
  const input = { readConsent: 'scripts/onlyReadConsent.ts' };
  const [alone = ''] = (await bundle({ input, format: 'es' })).values();
  return [
    ...BUDGETS.map(({ what, files, most }) => ({
      what,
      bytes: files.flatMap(withImports).reduce((sum, file) => sum + compressed(file), 0),
      most,
    })),
    { what: 'kelisim/server: readConsent', bytes: brotli(Buffer.from(alone)), most: 1.5 * 1024 },
  ];
}

/** A file and what it imports before it runs. */
function withImports(file: string): string[] {
  const code = readFileSync(join(ROOT, 'dist', file), 'utf8');
  return [file, ...[...code.matchAll(/from"\.\/(chunks\/[^"]+)"/g)].map(([, chunk = '']) => chunk)];
}

export function compressed(file: string): number {
  return brotli(readFileSync(join(ROOT, 'dist', file)));
}

function brotli(code: Buffer): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: code.length };
  return brotliCompressSync(code, { params }).length;
}
