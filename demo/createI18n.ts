import i18next, { type i18n, type ResourceLanguage } from 'i18next';
import type { Language } from './place';

/** An instance of i18next with the texts of some pages of the demo. */
export async function createI18n(
  language: Language,
  texts: { readonly [Code in Language]: ResourceLanguage },
): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    fallbackLng: 'kk',
    resources: Object.fromEntries(Object.entries(texts).map(([code, translation]) => [code, { translation }])),
    // Preact and `renderToHtml` escape.
    interpolation: { escapeValue: false },
  });
  return instance;
}
