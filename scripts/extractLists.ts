import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from '../build/bundle';

/**
 * What of a filter list can concern a page that the list does not name: its head with title and licence, generic
 * cosmetic rules, and network rules for any page. `npm run tool -- lists easylist-cookie.txt …` brings the tests'
 * extracts up to date.
 */
const OUT = join(ROOT, 'test/fixtures/filterLists');
const COSMETIC = /#[@?$]*#/;

mkdirSync(OUT, { recursive: true });
for (const path of process.argv.slice(2)) {
  const kept = extract(readFileSync(path, 'utf8'));
  writeFileSync(join(OUT, basename(path)), kept);
  console.log(`${basename(path)}: ${kept.split('\n').length} lines`);
}

export function extract(list: string): string {
  const lines = list.split(/\r?\n/);
  const start = lines.findIndex((line) => line && !/^[![]/.test(line));
  const head = lines.slice(0, start).filter((line) => !line.startsWith('!#'));
  const note = '! An extract: generic rules only. Made by scripts/extractLists.ts.';
  return `${[...head, note, ...lines.slice(start).filter(isGeneric)].join('\n')}\n`;
}

function isGeneric(line: string): boolean {
  // Conditions (`!#if env_mobile`) are left out, what stands in them is kept: a rule for some browser is a rule.
  if (!line || line.startsWith('!')) return false;
  const at = COSMETIC.exec(line)?.index;
  if (at !== undefined)
    return line
      .slice(0, at)
      .split(',')
      .every((domain) => !domain || domain === '*' || domain.startsWith('~'));
  const options = line.split('$').at(-1) ?? '';
  return !/(^|,)domain=[^~]/.test(options) || !line.includes('$');
}
