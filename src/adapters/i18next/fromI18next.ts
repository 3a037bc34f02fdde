import { reportError } from '../../instance/events';
import type { ConsentOptions } from '../../options/ConsentOptions';
import { LANGUAGES } from '../../texts/languages';
import { withSource } from '../../texts/portal/source';
import type { MessageTable } from '../../texts/TextKey';
import { type Attempt, createSource } from './createSource';
import { createTexts } from './createTexts';
import { followLanguage } from './followLanguage';
import type { I18next } from './I18next';
import { languageFor, portalLanguages } from './languages';

/** The options with the texts of the host's i18next, and in its language. */
export type Translated<Options> = Options & { readonly language?: string; readonly messages: MessageTable };

/**
 * Options whose texts come from the portal's own i18next, namespace `kelisim`. Texts of that namespace replace ours,
 * ours are added to it, and a missing text falls back in the order that i18next is configured with. The language is
 * the same in both: a change in one changes the other. Initialise i18next before; until it is initialised, our own
 * texts are shown.
 *
 * @example
 * const consent = createConsent(fromI18next(i18next, { preset: 'smartustaz', policy: { version: '2026-01', url:
 * '/privacy' } }));
 *
 * @param i18n an instance of i18next 21 or later. What it throws is reported once, and breaks nothing
 * @param options all others; `language` counts only while the instance has none
 */
export function fromI18next<const Options extends ConsentOptions & { readonly messages?: never }>(
  i18n: I18next,
  options: Options,
): Translated<Options> {
  let told = false;
  const attempt: Attempt = (call) => {
    try {
      return call();
    } catch (error) {
      if (!told) tell(`i18next: ${error}. Our own texts are shown. See docs/I18N.md#with-i18next`);
      told = true;
    }
  };
  const source = createSource(i18n, attempt);
  const languages = [...new Set([...Object.keys(LANGUAGES), ...(attempt(() => portalLanguages(i18n)) ?? [])])];
  const table = Object.fromEntries(languages.map((language) => [language, createTexts(source, language)]));
  const language = attempt(() => languageFor(i18n, i18n.language, languages)) ?? options.language;
  if (typeof document !== 'undefined') followLanguage(i18n, languages, attempt);
  return { ...options, ...(language && { language }), messages: withSource(table, source) };
}

/** On a server there is no page to tell. */
function tell(message: string): void {
  if (typeof document === 'undefined') console.error(`kelisim: ${message}`);
  else reportError('config', message);
}
