import { createInstance } from 'i18next';
import { keysOf, LANGUAGES, type Layer, readLocale } from './readLocale';
import { numberTexts } from './textKeys';

/**
 * The texts of a layer as i18next resolves them, nesting included, with the placeholders left in: what the page then does
 * with them is a few lines (`src/ui/translate.ts`), and a test holds these against i18next.
 */
export function compileTexts(language: string, layer: Layer): Record<string, string> {
  const resource = readLocale(language)[layer];
  const i18next = createInstance();
  i18next.init({
    lng: language,
    initAsync: false,
    resources: { [language]: { translation: resource } },
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return Object.fromEntries(
    keysOf(resource).map((key) => {
      const raw = i18next.getResource(language, 'translation', key) as string;
      const placeholders = Object.fromEntries([...raw.matchAll(/{{(\w+)}}/g)].map(([all, name]) => [name, all]));
      return [key, String(i18next.t(key, placeholders))];
    }),
  );
}

/**
 * The module that the page loads. The policy in brief is a list: clause, text.
 * @param numbered whether the texts go by numbers, as in what is built
 */
export function compileModule(language: string, layer: Layer, numbered: boolean): string {
  const texts = compileTexts(language, layer);
  const brief: [clause: string, text: string][] = [];
  for (const key of Object.keys(texts)) {
    if (!key.startsWith('brief.')) continue;
    brief.push([key.slice('brief.s'.length).replaceAll('-', '.'), texts[key] as string]);
    delete texts[key];
  }
  const list = brief.length ? `export const brief = ${JSON.stringify(brief)};\n` : '';
  // Whose texts they are: by the time they arrive, another language may have been wished.
  const code = layer === 'first' ? `export const language = ${JSON.stringify(language)};\n` : '';
  return `${list}${code}export default ${numbered ? numberTexts(texts) : JSON.stringify(texts)};\n`;
}

/** The one word that the core draws itself, in every language. */
export function compileCore(): string {
  const words = LANGUAGES.map((language) => [language, compileTexts(language, 'core').reopen]);
  return `export default ${JSON.stringify(Object.fromEntries(words))};\n`;
}

/** A few words that a part says by itself, in every language. */
export function compileEvery(layer: Layer): string {
  const texts = LANGUAGES.map((language) => [language, compileTexts(language, layer)]);
  return `export default ${JSON.stringify(Object.fromEntries(texts))};\n`;
}
