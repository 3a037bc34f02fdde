import { compileTexts } from '../../../build/compileTexts';
import { LAYERS } from '../../../build/readLocale';
import type { AskedKey } from '../../../src/texts/TextKey';
import { type TextTable, translate, type Values } from '../../../src/texts/translate';

const tables = new Map<string, TextTable>();

/** A text of `locales/<language>.json`, with its placeholders filled. A key that is not there is an error. */
export function textOf(key: AskedKey, values: Values = {}, language = 'en'): string {
  const table = tables.get(language) ?? Object.assign({}, ...LAYERS.map((layer) => compileTexts(language, layer)));
  tables.set(language, table);
  const text = translate(table, language, key, values);
  if (!text) throw new Error(`locales/${language}.json has no ${key}`);
  return text;
}
