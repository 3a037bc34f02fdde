/** Languages with texts of ours, in the order of the switch, and what each calls itself there. */
export const LANGUAGES: { readonly [code: string]: string } = { kk: 'Қаз', ru: 'Рус', en: 'Eng' };

/** The language that serves where nothing else is known: Kazakh. */
export const DEFAULT_LANGUAGE = 'kk';

/** A text that a portal supplies: one for every language, or one for each language code. */
export type Localized = string | { readonly [language: string]: string };

/** The code of a language, without a region. `kz` and `kaz` mean `kk`: they are what portals write most often. */
export function normalizeLanguage(code: string): string {
  return code
    .toLowerCase()
    .replace(/[-_].*/, '')
    .replace(/^k(z|az)$/, 'kk');
}

/** The first wish that is known, else Kazakh. */
export function resolveLanguage(wishes: Iterable<string>, known: readonly string[]): string {
  for (const wish of wishes) {
    const code = normalizeLanguage(wish);
    if (known.includes(code)) return code;
  }
  return DEFAULT_LANGUAGE;
}

/**
 * A portal's text in a language, else in Kazakh, Russian or English, else in any language that it has; empty for what
 * is none.
 */
export function localize(text: Localized, language: string): string {
  if (typeof text !== 'object' || !text) return `${text ?? ''}`;
  const order = [language, ...Object.keys(LANGUAGES), ...Object.keys(text)];
  const found = order.find((code) => typeof text[code] === 'string');
  return found === undefined ? '' : (text[found] as string);
}
