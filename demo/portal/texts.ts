import type { i18n } from 'i18next';
import { createI18n } from '../createI18n';
import en from '../locales/en.json';
import kk from '../locales/kk.json';
import ru from '../locales/ru.json';
import type { Language } from '../place';

type Plain<Key> = Key extends `${infer Name}_${'one' | 'few' | 'many' | 'other'}` ? Name : Key;
export type KeysOf<Texts> = Texts extends object
  ? {
      [Key in keyof Texts & string]: Texts[Key] extends string ? Plain<Key> : `${Key}.${KeysOf<Texts[Key]>}`;
    }[keyof Texts & string]
  : never;

export type TextKey = KeysOf<typeof en>;
export type Translate = (key: TextKey, values?: { readonly [name: string]: string | number }) => string;

/** One source for the pages that the server renders and for the portal by npm import. */
export function createTexts(language: Language): Promise<i18n> {
  return createI18n(language, { kk, ru, en });
}

export function translator(texts: i18n, language: Language): Translate {
  const t = texts.getFixedT(language);
  return (key, values) => t(key, values ?? {});
}
