import { createI18n } from '../createI18n';
import en from '../locales/bench.en.json';
import kk from '../locales/bench.kk.json';
import ru from '../locales/bench.ru.json';
import type { Language } from '../place';
import type { KeysOf } from '../portal/texts';

export type TextKey = KeysOf<typeof en>;
export type Translate = (key: TextKey, values?: { readonly [name: string]: string | number }) => string;

export async function createTexts(language: Language): Promise<Translate> {
  const instance = await createI18n(language, { kk, ru, en });
  return (key, values) => instance.t(key, values ?? {});
}
