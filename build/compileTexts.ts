import { createHash } from 'node:crypto';
import { createInstance } from 'i18next';
import { LAW_KEYS } from '../src/texts/lawKeys';
import { PLURAL_SUFFIX } from '../src/texts/portal/pluralSuffix';
import { keysOf, LANGUAGES, LAYERS, type Layer, readLocale } from './readLocale';

/**
 * The texts of a layer as i18next resolves them, nesting included, with the placeholders left in: what the page then
 * does with them is a few lines (`src/texts/translate.ts`), and a test compares these with i18next.
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

/** The texts of a layer in every language. */
export function compileLayer(layer: Layer): Record<string, Record<string, string>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, compileTexts(language, layer)]));
}

/** Of each text, by key: `#` if it has plural forms, then its placeholders, with spaces between. */
export function compileNames(): Record<string, string> {
  const names: Record<string, string> = {};
  for (const layer of LAYERS) {
    for (const [key, text] of Object.entries(compileTexts('en', layer))) {
      const base = key.replace(PLURAL_SUFFIX, '');
      const placeholders = [...new Set([...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name))];
      names[base] = [base === key ? '' : '#', ...placeholders].join(' ');
    }
  }
  // What the language switch calls a language; no text of ours.
  return { ...names, 'language.name': '' };
}

/** Sections (`3`) and clauses (`3.3.1`) of the policy in brief, in order. */
export function compileBrief(): string[] {
  const keys = keysOf(readLocale('en').second).filter((key) => key.startsWith('brief.'));
  return keys.map((key) => key.slice('brief.s'.length).replaceAll('-', '.'));
}

/** Of our texts of the law's items, by language: 8 hex digits of SHA-256 over `key=text` lines, sorted by key. */
export function compileDigests(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(compileLaw()).map(([language, text]) => [
      language,
      createHash('sha256').update(text).digest('hex').slice(0, 8),
    ]),
  );
}

/** Our texts of the law's items, by language, as the digest is made of them. */
export function compileLaw(): Record<string, string> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, lawTexts(language)]));
}

function lawTexts(language: string): string {
  const all = LAYERS.flatMap((layer) => Object.entries(compileTexts(language, layer)));
  const lines = all.filter(([key]) => LAW_KEYS.test(key)).map(([key, text]) => `${key}=${text}`);
  return lines.sort().join('\n').normalize();
}
