import names from 'virtual:kelisim-texts/names';
import { PLURAL_SUFFIX } from './pluralSuffix';

/** The key of every text, without plural suffix. */
export function allKeys(): readonly string[] {
  return Object.keys(names);
}

/** Without its plural suffix. */
export function baseOf(key: string): string {
  return key.replace(PLURAL_SUFFIX, '');
}

/**
 * The placeholders of a text; `undefined` where there is none of that key. A text has plural forms (`#`), or it has
 * none.
 */
export function placeholdersOf(key: string): readonly string[] | undefined {
  const base = baseOf(key);
  const [form, ...placeholders] = allKeys().includes(base) ? `${names[base]}`.split(' ') : [];
  return form === (base === key ? '' : '#') ? placeholders : undefined;
}
