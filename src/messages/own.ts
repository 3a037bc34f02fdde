import type { Messages, OwnTexts } from '../core/lazy';
import { LANGUAGES } from '../ui/languages';
import { createTranslate, type Key, type Values } from '../ui/translate';
import { nameOf } from './names';
import { sourceOf } from './source';
import type { MessageTable } from './TextKey';

/** What the views need to know of a portal's own texts. */
export function createOwn(table: MessageTable): OwnTexts {
  const source = sourceOf(table);
  return {
    offered: Object.entries({ ...LANGUAGES, ...table }).map(([code]) => [code, switchName(table, code)] as const),
    createTranslate(messages: Messages, language: string) {
      const ours = createTranslate(messages, language);
      return (key, values) =>
        source?.translate(language, nameOf(key), values ?? {}) ?? ours(key as Key, values as Values);
    },
  };
}

/** What the portal says, else ours, else the language's own name for itself. */
function switchName(table: MessageTable, code: string): string {
  const own = table[code]?.['core.language'] ?? (LANGUAGES as { readonly [code: string]: string })[code];
  if (own) return own;
  try {
    return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  } catch {
    // Safari before 14.1 has no names of languages.
    return code;
  }
}
