import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotli } from '../build/brotli';
import { bundle, ROOT } from '../build/bundle';

/** What loads together, and how large it may be, in bytes after brotli at quality 11. 1 KB is 1,024 bytes. */
export const BUDGETS = [
  { what: 'returning visitor', files: ['kelisim.js'], most: 4 * 1024 },
  {
    what: 'first visitor, one language',
    files: ['kelisim.js', 'kelisim.ui.kk.js'],
    most: 12 * 1024,
  },
  {
    what: 'all views, one language',
    files: ['kelisim.js', 'kelisim.ui.kk.js', 'kelisim.views.kk.js'],
    most: 18 * 1024,
  },
  // Wished for: 22. What it lacks is told in docs/decisions/0010; 2 KB lay a portal's own texts over ours.
  { what: 'kelisim.all.js, three languages', files: ['kelisim.all.js'], most: 29 * 1024 },
  { what: 'kelisim.signals.js, every vendor', files: ['kelisim.signals.js'], most: 2.1 * 1024 },
] as const;

export interface Size {
  readonly what: string;
  readonly bytes: number;
  readonly most: number;
}

/** Each file on its own, as it travels; of the modules what remains in a bundle where only one function is imported. */
export async function measure(): Promise<Size[]> {
  const reading = await bundle({ input: { alone: 'scripts/onlyReadConsent.ts' }, format: 'es' });
  const page = await bundle({ input: { alone: 'scripts/onlyCreateConsent.ts' }, format: 'es', app: true });
  return [
    ...BUDGETS.map(({ what, files, most }) => ({
      what,
      bytes: files.reduce((sum, file) => sum + compressed(file), 0),
      most,
    })),
    { what: 'npm: createConsent', bytes: only(page), most: 4 * 1024 },
    { what: 'kelisim/server: readConsent', bytes: only(reading), most: 1.5 * 1024 },
  ];
}

/** What loads at once: the rest are chunks that load when they are needed. */
function only(files: ReadonlyMap<string, string>): number {
  const code = files.get('alone.js') ?? '';
  if (/^import\b|\bfrom"/.test(code)) throw new Error('expected one file without imports');
  return brotli(code);
}

export function compressed(file: string): number {
  return brotli(readFileSync(join(ROOT, 'dist', file)));
}
