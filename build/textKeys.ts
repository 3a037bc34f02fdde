import type { Plugin } from 'vite';
import { keysOf, type Resource, readLocale } from './readLocale';

const PLURAL = /_(zero|one|two|few|many|other)$/;
/** What code composes (`category.${name}`) keeps its name. */
const COMPOSED = /^(category|feature|purpose|smartustaz|brief)\./;
const LITERAL = /'(\w+\.\w+)'/g;
/** Where texts are asked for. */
const ASKING = /\/src\/(ui|server)\//;

/**
 * In what is built, a key that code names in full is a number (0.6 KB of all views): its place among the keys of English, those of the
 * notice first.
 */
export function numberKeys(): ReadonlyMap<string, number> {
  const { first, more } = readLocale('en');
  const bases = [...keysOf(first), ...keysOf(more)].map((key) => key.replace(PLURAL, ''));
  const named = [...new Set(bases)].filter((key) => !COMPOSED.test(key));
  return new Map(named.map((key, index) => [key, index]));
}

/**
 * The names of all texts for those who replace them: what has a number in its place, then the rest. Of each `#` if it has
 * plural forms, and its placeholders, with spaces between.
 * @param numbered whether there are numbers
 */
export function compileNames(numbered: boolean): string {
  const { first, more, ...early } = readLocale('en');
  const texts = [first, more, ...Object.entries(early).map(([layer, resource]) => ({ [layer]: resource }))];
  const all = new Map<string, string>();
  for (const resource of texts) {
    for (const key of keysOf(resource)) {
      const base = key.replace(PLURAL, '');
      const text = key.split('.').reduce<unknown>((node, name) => (node as Resource)[name], resource);
      const placeholders = [...new Set([...`${text}`.matchAll(/{{(\w+)}}/g)].map(([, name]) => name))];
      all.set(base, [base === key ? '' : '#', ...placeholders].join(' '));
    }
  }
  // What the switch of languages calls a language; no text of ours.
  all.set('core.language', '');
  const numbers = numberKeys();
  const sorted = [...numbers.keys(), ...[...all.keys()].filter((key) => !numbers.has(key))];
  const names = Object.fromEntries(sorted.map((key) => [key, all.get(key)]));
  return `export const names = ${JSON.stringify(names)};\nexport const numbered = ${numbered ? numbers.size : 0};\n`;
}

/** The code of an object with these texts: a list for what has a number, names for the rest. */
export function numberTexts(texts: Readonly<Record<string, string>>): string {
  const numbers = numberKeys();
  const list: string[] = [];
  const named: Record<string, string> = {};
  for (const [key, text] of Object.entries(texts)) {
    const base = key.replace(PLURAL, '');
    const number = numbers.get(base);
    if (number === undefined) named[key] = text;
    else if (base === key) list[number] = JSON.stringify(text);
    else named[number + key.slice(base.length)] = text;
  }
  // Holes of a list are left out of what is spread: the two layers do not overwrite each other.
  return `{...[${list.join()}],${JSON.stringify(named).slice(1)}`;
}

/** Code that names a text by its key names it by its number. */
export function textKeysPlugin(): Plugin {
  const numbers = numberKeys();
  return {
    name: 'kelisim-text-keys',
    enforce: 'pre',
    transform(code, id) {
      if (!ASKING.test(id.replaceAll('\\', '/'))) return;
      // As long as what it stands for: the source map stays true.
      const numbered = code.replace(LITERAL, (all, key) => `${numbers.get(key) ?? all}`.padEnd(all.length));
      return { code: numbered, map: null };
    },
  };
}
