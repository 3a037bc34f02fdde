import { FORMS } from './pluralForms';

/** The values of placeholders; `count` also selects the plural form. */
export interface Values {
  readonly count?: number;
  readonly [name: string]: string | number | undefined;
}

/** The texts of one language, by key. Plural forms have i18next's suffixes: `notice.term_other`. */
export interface TextTable {
  readonly [key: string]: string;
}

/**
 * The text of a key in a table, with its placeholders filled; `undefined` where the table has none. i18next is the
 * reference: a test compares every key, language and a range of values with it.
 */
export function translate(table: TextTable, language: string, key: string, values: Values = {}): string | undefined {
  const general = table[`${key}_other`];
  // Kazakh counts in one form. The plural rules of the browser take a millisecond to load: they are not asked in vain.
  const { count } = values;
  const hasForms = count !== undefined && FORMS.some((form) => (table[`${key}_${form}`] ?? general) !== general);
  const form = hasForms ? table[`${key}_${pluralForm(language, count)}`] : undefined;
  const text = table[key] ?? form ?? general;
  return text?.replace(/{{(\w+)}}/g, (_, name) => String(values[name] ?? ''));
}

function pluralForm(language: string, count: number): string {
  // Missing in some in-app browsers.
  if (typeof Intl === 'undefined' || !Intl.PluralRules) return 'other';
  return new Intl.PluralRules(language).select(count);
}
