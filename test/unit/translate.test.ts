import fc from 'fast-check';
import { createInstance, type i18n } from 'i18next';
import { describe, expect, it, vi } from 'vitest';
import { compileTexts } from '../../build/compileTexts';
import { keysOf, type Layer, readLocale } from '../../build/readLocale';
import { createTranslate, type Key, type Values } from '../../src/ui/translate';

// For machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const LANGUAGES = ['kk', 'ru', 'en'];
const LAYERS: Layer[] = ['first', 'more'];
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
    const ours = createTranslate(messages, language);
    const keys = baseKeys(layer);
    const names = placeholdersOf(messages).filter((name) => name !== 'count');
    /** `$t(` and `{{` in values are text to us; i18next needs to be told. */
    const theirs = (key: string, values: Values) =>
      i18next.t(key, { ...values, interpolation: { escapeValue: false, skipOnVariables: true } });

    it('has the texts of the resource', () => {
      expect(keys.length).toBeGreaterThan(20);
      expect(Object.keys(messages)).toEqual(keysOf(readLocale(language)[layer]));
    });

    it('says what i18next says for every key and whole number up to 1000', () => {
      for (const key of keys) {
        const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
        // Most texts have no number in them; for those a few are enough.
        const most = messages[key] === undefined ? 1000 : 3;
        for (let count = 0; count <= most; count++) {
          expect(ours(key as Key, { ...values, count }), `${key} ${count}`).toBe(theirs(key, { ...values, count }));
        }
      }
    });

    it('says what i18next says for fractions and large numbers', () => {
      const counts = [0.1, 0.5, 1.5, 2.25, 11.1, 21.5, 1001, 10_000, 21_121, 1_000_000, 1e7];
      for (const key of keys) {
        const values = Object.fromEntries(names.map((name) => [name, 'x']));
        for (const count of counts) {
          expect(ours(key as Key, { ...values, count }), `${key} ${count}`).toBe(theirs(key, { ...values, count }));
        }
      }
    });

    it('says what i18next says for any text in any place', () => {
      const text = fc.oneof(fc.constantFrom(...HARD), fc.string(), fc.string({ unit: 'grapheme' }));
      const values = fc.record(Object.fromEntries(names.map((name) => [name, text])));
      fc.assert(
        fc.property(fc.constantFrom(...keys), values, fc.nat(1000), (key, given, count) => {
          expect(ours(key as Key, { ...given, count })).toBe(theirs(key, { ...given, count }));
        }),
        { numRuns: 400 },
      );
    });
  },
);

describe('createTranslate', () => {
  it('shows HTML, placeholders and references of a value as they are', () => {
    const t = createTranslate({ 'notice.operator': 'A {{operator}} B' }, 'en');
    for (const operator of HARD) expect(t('notice.operator', { operator })).toBe(`A ${operator} B`);
  });

  it('says nothing for a text that is not there', () => {
    expect(createTranslate({}, 'kk')('notice.title')).toBe('');
  });

  it('leaves out a value that is not given', () => {
    expect(createTranslate({ 'notice.operator': 'A{{operator}}B' }, 'kk')('notice.operator')).toBe('AB');
  });
});

describe('compileTexts', () => {
  it.each(LANGUAGES)('%s: only adds what i18next adds: here, nothing', (language) => {
    for (const layer of ['core', ...LAYERS] as const) {
      const resource = readLocale(language)[layer];
      for (const [key, text] of Object.entries(compileTexts(language, layer))) {
        const raw = key.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], resource);
        expect(text, key).toBe(raw);
      }
    }
  });
});
