import fc from 'fast-check';
import { createInstance, type i18n } from 'i18next';
import { describe, expect, it, vi } from 'vitest';
import { compileTexts } from '../../build/compileTexts';
import { keysOf, LAYERS, type Layer, readLocale } from '../../build/readLocale';
import { translate, type Values } from '../../src/texts/translate';

// For machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const LANGUAGES = ['kk', 'ru', 'en'];
const HARD = [
  '',
  'a',
  '{{count}}',
  '{{operator}}',
  '$t(button.close)',
  '$&',
  '$1',
  '$$',
  '\\',
  '<b>x</b>',
  '&amp;',
  '«»',
  ' ',
  '\n',
  '__proto__',
];

/** The keys as code names them: plural suffixes are i18next's own affair. */
const baseKeys = (layer: Layer) => [
  ...new Set(
    LANGUAGES.flatMap((code) => keysOf(readLocale(code)[layer])).map((key) =>
      key.replace(/_(zero|one|two|few|many|other)$/, ''),
    ),
  ),
];

function reference(language: string, layer: Layer): i18n {
  const instance = createInstance();
  instance.init({
    lng: language,
    initAsync: false,
    resources: { [language]: { translation: readLocale(language)[layer] } },
    interpolation: { escapeValue: false },
  });
  return instance;
}

const placeholdersOf = (messages: Record<string, string>) => [
  ...new Set(
    Object.values(messages).flatMap((text) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name as string)),
  ),
];

describe.each(LANGUAGES.flatMap((language) => LAYERS.map((layer) => [language, layer] as const)))(
  '%s, %s',
  (language, layer) => {
    const i18next = reference(language, layer);
    const messages = compileTexts(language, layer);
    const ours = (key: string, values: Values) => translate(messages, language, key, values);
    const keys = baseKeys(layer);
    const names = placeholdersOf(messages).filter((name) => name !== 'count');
    /** `$t(` and `{{` in values are text to us; i18next needs to be told. */
    const theirs = (key: string, values: Values) =>
      i18next.t(key, { ...values, interpolation: { escapeValue: false, skipOnVariables: true } });

    it('has the texts of the resource', () => {
      expect(keys.length).toBeGreaterThan(layer === 'companion' ? 0 : 3);
      expect(Object.keys(messages)).toEqual(keysOf(readLocale(language)[layer]));
    });

    it('says what i18next says for every key and whole number up to 1000', () => {
      for (const key of keys) {
        const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
        // Most texts have no number in them; for those a few are enough.
        const most = messages[key] === undefined ? 1000 : 3;
        for (let count = 0; count <= most; count++) {
          expect(ours(key, { ...values, count }), `${key} ${count}`).toBe(theirs(key, { ...values, count }));
        }
      }
    });

    it('says what i18next says for fractions and large numbers', () => {
      const counts = [0.1, 0.5, 1.5, 2.25, 11.1, 21.5, 1001, 10_000, 21_121, 1_000_000, 1e7];
      for (const key of keys) {
        const values = Object.fromEntries(names.map((name) => [name, 'x']));
        for (const count of counts) {
          expect(ours(key, { ...values, count }), `${key} ${count}`).toBe(theirs(key, { ...values, count }));
        }
      }
    });

    it('says what i18next says for any text in any place', () => {
      const text = fc.oneof(fc.constantFrom(...HARD), fc.string(), fc.string({ unit: 'grapheme' }));
      const values = fc.record(Object.fromEntries(names.map((name) => [name, text])));
      fc.assert(
        fc.property(fc.constantFrom(...keys), values, fc.nat(1000), (key, given, count) => {
          expect(ours(key, { ...given, count })).toBe(theirs(key, { ...given, count }));
        }),
        { numRuns: 400 },
      );
    });
  },
);

describe('translate', () => {
  it('shows HTML, placeholders and references of a value as they are', () => {
    const table = { 'notice.operator': 'A {{operator}} B' };
    for (const operator of HARD)
      expect(translate(table, 'en', 'notice.operator', { operator })).toBe(`A ${operator} B`);
  });

  it('has no text for a key that is not there', () => {
    expect(translate({}, 'kk', 'notice.title')).toBeUndefined();
  });

  it('leaves out a value that is not given', () => {
    expect(translate({ 'notice.operator': 'A{{operator}}B' }, 'kk', 'notice.operator')).toBe('AB');
  });

  it('takes the general form where a browser has no plural rules', () => {
    vi.stubGlobal('Intl', {});
    const table = { 'table.days_one': '{{count}} day', 'table.days_other': '{{count}} days' };
    expect(translate(table, 'en', 'table.days', { count: 1 })).toBe('1 days');
    vi.unstubAllGlobals();
  });
});

describe('compileTexts', () => {
  it.each(LANGUAGES)('%s: only adds what i18next adds: here, nothing', (language) => {
    for (const layer of LAYERS) {
      const resource = readLocale(language)[layer];
      for (const [key, text] of Object.entries(compileTexts(language, layer))) {
        const raw = key.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], resource);
        expect(text, key).toBe(raw);
      }
    }
  });
});
