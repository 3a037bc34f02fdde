import i18next, { type i18n } from 'i18next';
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
export async function createTexts(language: Language): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    fallbackLng: 'kk',
    resources: { kk: { translation: kk }, ru: { translation: ru }, en: { translation: en } },
    // Preact and `renderToHtml` escape.
    interpolation: { escapeValue: false },
  });
  return instance;
}

export function translator(texts: i18n, language: Language): Translate {
  const t = texts.getFixedT(language);
  return (key, values) => t(key, values ?? {});
}
