import type en from '../../locales/en.json';
import type { Messages } from '../core/lazy';

/** The keys of a resource as i18next joins them, without plural suffixes. */
type KeysOf<Resource, Prefix extends string = ''> = {
  [Key in keyof Resource & string]: Resource[Key] extends string
    ? `${Prefix}${Singular<Key>}`
    : KeysOf<Resource[Key], `${Prefix}${Key}.`>;
}[keyof Resource & string];
type Singular<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;

/** What the notice can say. */
export type FirstKey = KeysOf<(typeof en)['first']>;
/** What the second layer can say as well. */
export type Key = FirstKey | KeysOf<Omit<(typeof en)['more'], 'brief'>>;

export interface Values {
  readonly count?: number;
  readonly [name: string]: string | number | undefined;
}

export type Translate<Keys extends string = Key> = (key: Keys, values?: Values) => string;

/**
 * What remains of i18next in the page: interpolation, and plural forms by `Intl.PluralRules`. i18next is the reference;
 * `test/unit/translate.test.ts` holds every key, language and a range of values against it.
 */
export function createTranslate(messages: Messages, language: string): Translate {
  return (key, values = {}) => {
    // Which form is asked where a text has some; without a number it is "other".
    const form = () => new Intl.PluralRules(language).select(values.count as number);
    const text = messages[key] ?? messages[`${key}_${form()}`] ?? messages[`${key}_other`] ?? '';
    return text.replace(/{{(\w+)}}/g, (_, name) => String(values[name] ?? ''));
  };
}
