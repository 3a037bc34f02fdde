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
  const text = table[key] ?? table[`${key}_${pluralForm(language, values.count)}`] ?? table[`${key}_other`];
  return text?.replace(/{{(\w+)}}/g, (_, name) => String(values[name] ?? ''));
}

function pluralForm(language: string, count?: number): string {
  // Missing in some in-app browsers; asked for only where a text has plural forms.
  if (count === undefined || typeof Intl === 'undefined' || !Intl.PluralRules) return 'other';
  return new Intl.PluralRules(language).select(count);
}
