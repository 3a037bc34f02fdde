import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotli } from '../build/brotli';
import { bundle, ROOT } from '../build/bundle';

/**
 * How large each file may be, in bytes after brotli at quality 11. 1 KB is 1,024 bytes. A budget is a guard, not a goal: after
 * a release 5 to 8 % of it are free, so that a sentence or an option can be added.
 */
export const BUDGETS = [
  { what: 'kelisim.js: a first visit, and a returning one', files: ['kelisim.js'], most: 25.75 * 1024 },
  { what: 'kelisim.settings.js, three languages', files: ['kelisim.settings.js'], most: 27 * 1024 },
  { what: 'kelisim.companion.js', files: ['kelisim.companion.js'], most: 3.4 * 1024 },
  { what: 'kelisim.embeds.js', files: ['kelisim.embeds.js'], most: 6.8 * 1024 },
  { what: 'kelisim.messages.js', files: ['kelisim.messages.js'], most: 2 * 1024 },
  { what: 'kelisim.all.js, everything', files: ['kelisim.all.js'], most: 56 * 1024 },
  { what: 'kelisim.signals.js, every vendor', files: ['kelisim.signals.js'], most: 2.85 * 1024 },
] as const;

export interface Size {
  readonly what: string;
  readonly bytes: number;
  readonly most: number;
  /** Of the budget, in per cent. */
  readonly free: number;
}

/** Each file as it travels; of the modules what remains in a bundle where only one function is imported. */
export async function measure(): Promise<Size[]> {
  const reading = await bundle({ input: { alone: 'scripts/onlyReadConsent.ts' }, format: 'es' });
  const page = await bundle({ input: { alone: 'scripts/onlyCreateConsent.ts' }, format: 'es', isApp: true });
  const row = (what: string, bytes: number, most: number) => ({
    what,
    bytes,
    most,
    free: Math.round((1 - bytes / most) * 1000) / 10,
  });
  return [
    ...BUDGETS.map(({ what, files, most }) =>
      row(
        what,
        files.reduce((sum, file) => sum + compressed(file), 0),
        most,
      ),
    ),
    row('npm: createConsent, what loads at once', only(page), 25.25 * 1024),
    row('kelisim/server: readConsent', only(reading), 9.4 * 1024),
  ];
}

/** What loads at once: the file, and the chunks that it imports. The others load when they are needed. */
function only(files: ReadonlyMap<string, string>): number {
  const names = new Set(['alone.js']);
  for (const name of names) {
    const imports = (files.get(name) ?? '').matchAll(/\b(?:from|import)"(\.[^"]+\.js)"/g);
    for (const [, path = ''] of imports) names.add(join(dirname(name), path));
  }
  return [...names].reduce((sum, name) => sum + brotli(files.get(name) ?? ''), 0);
}

export function compressed(file: string): number {
  return brotli(readFileSync(join(ROOT, 'dist', file)));
}
