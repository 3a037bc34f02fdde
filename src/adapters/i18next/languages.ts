import { normalizeLanguage } from '../../texts/languages';
import type { I18next } from './I18next';

export const NAMESPACE = 'kelisim';

/** The language of Kelisim for one of the host, in the host's order of fallbacks; `undefined` where none has texts. */
export function languageFor(i18n: I18next, code: string | undefined, known: readonly string[]): string | undefined {
  const order = code ? (i18n.services?.languageUtils?.toResolveHierarchy(code) ?? []) : [];
  return [code ?? '', ...order].map(normalizeLanguage).find((language) => known.includes(language));
}

/** Languages for which the host has texts of ours under the namespace. */
export function portalLanguages({ store }: I18next): string[] {
  const bundles = Object.entries(store?.data ?? {}) as [string, object | undefined][];
  return bundles.filter(([, bundle]) => bundle && NAMESPACE in bundle).map(([code]) => normalizeLanguage(code));
}

/** As the host writes a language of ours: `ru-KZ`, `kz`. */
export function portalCode({ language, languages = [], options, store }: I18next, ours: string): string {
  const codes = [language ?? '', ...languages, ...(options?.supportedLngs || []), ...Object.keys(store?.data ?? {})];
  return codes.find((code) => normalizeLanguage(code) === ours) ?? ours;
}
