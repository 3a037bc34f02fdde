import type { PortalTexts } from '../createTexts';
import { LANGUAGES } from '../languages';
import type { MessageTable } from '../TextKey';
import { translate } from '../translate';
import { directionOf } from './direction';
import { sourceOf } from './source';

/** A portal's own texts, from its options or from its i18next. */
export function createPortalTexts(table: MessageTable): PortalTexts {
  const source = sourceOf(table);
  return {
    switchNames: Object.keys({ ...LANGUAGES, ...table }).map((code) => [code, switchName(table, code)] as const),
    baseOf: (language) => source?.baseOf(language),
    directionOf: (language) => directionOf(table, language),
    translate(language, key, values) {
      if (source) return source.translate(language, key, values);
      // An empty text of a portal is none.
      return translate(table[language] ?? {}, language, key, values) || undefined;
    },
    add(tables) {
      for (const [language, texts] of Object.entries(tables)) source?.add(language, texts);
    },
  };
}

/** What the portal says, else what we say, else the language's own name for itself. */
function switchName(table: MessageTable, code: string): string {
  const own = table[code]?.['language.name'] ?? LANGUAGES[code];
  if (own) return own;
  try {
    return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  } catch {
    // Safari before 14.1 has no names of languages.
    return code;
  }
}
