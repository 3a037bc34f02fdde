import i18next from 'i18next';
import en from '../locales/configurator.en.json';
import kk from '../locales/configurator.kk.json';
import ru from '../locales/configurator.ru.json';
import type { Language } from '../place';
import type { KeysOf } from '../portal/texts';

export type TextKey = KeysOf<typeof en>;
export type Translate = (key: TextKey, values?: { readonly [name: string]: string | number }) => string;

export async function createTexts(language: Language): Promise<Translate> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    fallbackLng: 'kk',
    resources: { kk: { translation: kk }, ru: { translation: ru }, en: { translation: en } },
    // Preact escapes.
    interpolation: { escapeValue: false },
  });
  return (key, values) => instance.t(key, values ?? {});
}
