import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle';

const TABLE = 'src/loading/parts.ts';
const ROW = /(\w+): \(\) => import\('\.\.\/([^']+)'\)/g;

/** The parts and their modules, read from the one table of the source: `kelisim.<name>.js` is made from each. */
export function readParts(): { readonly [name: string]: string } {
  const rows = [...readFileSync(join(ROOT, TABLE), 'utf8').matchAll(ROW)];
  if (!rows.length)
    throw new Error(`${TABLE}: expected rows such as settings: () => import('../settings/settingsPart')`);
  return Object.fromEntries(rows.map(([, name = '', module]) => [name, `src/${module}`]));
}
