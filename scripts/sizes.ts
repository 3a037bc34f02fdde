import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotli } from '../build/brotli';
import { bundle, ROOT } from '../build/bundle';
import type { PartName } from '../src/instance/Parts';

const KB = 1024;

/**
 * How large each file may be, in KB after brotli at quality 11. 1 KB is 1,024 bytes. A budget is a guard, not a goal:
 * after a release 5 to 8 % of it are free, so that a sentence or an option can be added. A part without a budget does
 * not compile.
 */
const PARTS: { readonly [Name in PartName]: number } = { settings: 27, companion: 3.5, embeds: 6.8, messages: 1.95 };
const FILES: { readonly [file: string]: number } = {
  'kelisim.js': 26.25,
  ...Object.fromEntries(Object.entries(PARTS).map(([name, most]) => [`kelisim.${name}.js`, most])),
  'kelisim.all.js': 57,
  'kelisim.signals.js': 3,
};

export interface Size {
  /** A file of `dist/`, or what is imported. */
  readonly what: string;
  readonly bytes: number;
  /** The budget, in bytes. */
  readonly most: number;
  /** Of the budget, in per cent. */
  readonly free: number;
}

/** Each file as it travels; of the modules what remains in a bundle where only one function is imported. */
export async function measure(): Promise<Size[]> {
  const reading = await bundle({ input: { alone: 'scripts/onlyReadConsent.ts' }, format: 'es' });
  const page = await bundle({ input: { alone: 'scripts/onlyCreateConsent.ts' }, format: 'es', isApp: true });
  const row = (what: string, bytes: number, kilobytes: number): Size => {
    const most = kilobytes * KB;
    return { what, bytes, most, free: Math.round((1 - bytes / most) * 1000) / 10 };
  };
  return [
    ...Object.entries(FILES).map(([file, most]) => row(file, compressed(file), most)),
    row('npm: createConsent, what loads at once', only(page), 26),
    row('kelisim/server: readConsent', only(reading), 9.4),
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

function compressed(file: string): number {
  return brotli(readFileSync(join(ROOT, 'dist', file)));
}
