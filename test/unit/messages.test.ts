import first from 'virtual:kelisim-texts/first';
import second from 'virtual:kelisim-texts/second';
import fc from 'fast-check';
import { createInstance, type i18n } from 'i18next';
import { describe, expect, it } from 'vitest';
import { compileTexts } from '../../build/compileTexts';
import { keysOf, LAYERS, readLocale } from '../../build/readLocale';
import { arabic } from '../../demo/locales/kelisim.ar';
import { createSource } from '../../src/adapters/i18next/createSource';
import { fromI18next } from '../../src/adapters/i18next/fromI18next';
import { createConfig } from '../../src/options/createConfig';
import { explainProblem } from '../../src/options/explainProblem';
import { renderNotice } from '../../src/server';
import { sectionsOf } from '../../src/settings/brief';
import { createTexts } from '../../src/texts/createTexts';
import { checkMessages } from '../../src/texts/portal/checkMessages';
import { createPortalTexts } from '../../src/texts/portal/createPortalTexts';
import { directionOf } from '../../src/texts/portal/direction';
import { allKeys, placeholdersOf } from '../../src/texts/portal/names';
import type { MessageTable } from '../../src/texts/TextKey';
import { translate } from '../../src/texts/translate';
import { portal, smart } from '../fixtures/options';
import { viewProps } from '../fixtures/viewProps';

/** All texts of a language, as the build compiles them. */
const compiled = (language: string): Record<string, string> =>
  Object.assign({}, ...LAYERS.map((layer) => compileTexts(language, layer)));
/** Our texts, with those of a portal over them. */
const over = (own: object) => {
  const texts = createTexts(first);
  texts.setPortalTexts(createPortalTexts(own as MessageTable));
  // A part that comes later.
  texts.add(second);
  return texts;
};
const check = (messages: unknown) =>
  checkMessages(createConfig({ ...portal, language: 'kk', messages: messages as MessageTable }, []));

describe('the keys', () => {
  it('are those of every text, one key space over the layers', () => {
    const locale = readLocale('en');
    const keys = LAYERS.flatMap((layer) => keysOf(locale[layer]));
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(placeholdersOf(key), key).toBeDefined();
    const bases = keys.map((key) => key.replace(/_(one|other)$/, ''));
    expect(new Set(allKeys())).toEqual(new Set([...bases, 'language.name']));
  });

  it.each(['', 'constructor', '__proto__', 'notice', 'notice.titel', 'notice.title_one', 'notice.term', '0'])(
    'are not %j',
    (key) => expect(placeholdersOf(key)).toBeUndefined(),
  );
});

describe('texts of the portal', () => {
  const plain = allKeys().filter((key) => placeholdersOf(key)?.length === 0 && compiled('en')[key] !== undefined);

  it('stand in the place of ours, whatever they are, and nowhere else', () => {
    const ours = { ...compileTexts('en', 'first'), ...compileTexts('en', 'second') };
    const keys = plain.filter((key) => key in ours);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.string({ minLength: 1 })), (own) => {
        const here = over({ en: own });
        const elsewhere = over({ ru: own });
        for (const key of keys) {
          expect(here.translate('en', key)).toBe(own[key] ?? ours[key]);
          expect(elsewhere.translate('en', key)).toBe(ours[key]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('say any value in any place of theirs', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, after, operator) => {
        fc.pre(!/[{}]/.test(before + after) && before + after !== '');
        const texts = over({ en: { 'notice.operator': `${before}{{operator}}${after}` } });
        expect(texts.translate('en', 'notice.operator', { operator })).toBe(before + operator + after);
      }),
    );
  });

  it('that are empty are none', () => {
    expect(over({ en: { 'button.close': '' } }).translate('en', 'button.close')).toBe('Close');
  });

  it('of one plural form leave the other forms of our language', () => {
    const texts = over({ ru: { 'table.days_few': '{{count}} дня!' } });
    expect([1, 2, 5].map((count) => texts.translate('ru', 'table.days', { count }))).toEqual([
      '1 день',
      '2 дня!',
      '5 дней',
    ]);
  });

  it('of a new language bring their own plural forms, and are Kazakh where they lack a text', () => {
    const texts = over({ ur: { 'table.days_other': '{{count}} دن' } });
    expect([1, 2].map((count) => texts.translate('ur', 'table.days', { count }))).toEqual(['1 دن', '2 دن']);
    expect(texts.translate('ur', 'button.close')).toBe('Жабу');
    expect(texts.baseOf('ur')).toBe('kk');
  });

  it('are the policy in brief too', () => {
    const own = { kk: { 'brief.s3': 'a', 'brief.c3-3-1': 'b' } };
    const clauses = new Map(sectionsOf(viewProps({ ...smart, messages: own }).wording).flat());
    expect([clauses.get('3'), clauses.get('3.3.1')]).toEqual(['a', 'b']);
    expect(clauses.get('3.3.2')).toBe(compiled('kk')['brief.c3-3-2']);
  });

  it('call each language by its name', () => {
    expect(over({ ar: arabic, ur: {}, kk: { 'language.name': 'ҚАЗ' } }).switchNames).toEqual([
      ['kk', 'ҚАЗ'],
      ['ru', 'Рус'],
      ['en', 'Eng'],
      ['ar', 'عربي'],
      ['ur', 'اردو'],
    ]);
  });
});

describe('the direction', () => {
  it.each([
    ['rtl', { 'notice.titlePlain': 'Cookie файлдары емес: ہم کوکیز استعمال کرتے ہیں اور بھی' }],
    ['rtl', arabic],
    ['ltr', { 'notice.titlePlain': 'Біз cookie қолданамыз' }],
    ['ltr', {}],
  ])('%s is told by the letters', (direction, own) => {
    expect(directionOf({ ug: own }, 'ug')).toBe(direction);
  });
});

describe('checkMessages', () => {
  it('lets right ones pass', () => {
    expect(check({ ar: arabic, kk: { 'table.days_other': 'бір күн', 'button.reopen': 'x' } })).toEqual([]);
    // What is ours is right.
    expect(check(Object.fromEntries(['kk', 'ru', 'en'].map((language) => [language, compiled(language)])))).toEqual([]);
  });

  it.each([
    ['messages', 'x'],
    ['messages', []],
    ['messages.kk', { kk: 'x' }],
    ['messages.kz', { kz: {} }],
    ['messages.ar-EG', { 'ar-EG': {} }],
    ['messages.kk.notice.titel', { kk: { 'notice.titel': 'x' } }],
    ['messages.kk.notice.term', { kk: { 'notice.term': 'x' } }],
    ['messages.kk.constructor', { kk: { constructor: 'x' } }],
    ['messages.kk.button.close', { kk: { 'button.close': 1 } }],
    ['messages.kk.button.close', { kk: { 'button.close': ' ' } }],
    ['messages.kk.button.close', { kk: { 'button.close': 'x {{operator}}' } }],
    ['messages.kk.notice.operator', { kk: { 'notice.operator': 'x' } }],
  ])('names %s, and says what is wrong there', (option, messages) => {
    const [problem] = check(messages);
    expect(problem).toMatchObject({ option, isFatal: true });
    if (problem) expect(explainProblem(problem)).toContain(option);
  });
});

describe('renderNotice', () => {
  const draw = (options: object) =>
    renderNotice({ request: new Request('https://portal.kz/'), options: { ...smart, action: '/consent', ...options } });

  it('says what the page would say', () => {
    const html = draw({ language: 'kk', messages: { kk: { 'notice.title': 'Өз атауымыз, {{operator}}' } } });
    expect(html).toContain('Өз атауымыз');
    expect(html).toContain('dir="ltr"');
  });

  it('draws a whole language, from right to left', () => {
    const html = draw({ language: 'ar', messages: { ar: arabic } });
    expect(html).toContain('lang="ar" dir="rtl"');
    expect(html).toContain('180 يومًا');
    expect(html).toContain('name="lang" value="ar"');
    expect(html).not.toMatch(/[әіңғүұқөһ]/);
  });

  it('refuses texts that cannot be right', () => {
    expect(() => draw({ language: 'kk', messages: { kk: { 'notice.titel': 'x' } } })).toThrow(
      'messages.kk.notice.titel',
    );
  });
});

describe('i18next', () => {
  const host = (options: object = {}): i18n => {
    const instance = createInstance();
    instance.init({
      lng: 'en',
      initAsync: false,
      fallbackLng: false,
      resources: { en: { translation: {} } },
      ...options,
    });
    return instance;
  };
  const strict = <Value>(call: () => Value) => call();
  const ours = compiled('en');

  it.each([
    ['as it comes', {}],
    ['with other separators', { keySeparator: false, nsSeparator: '/', pluralSeparator: '|' }],
    ['with another syntax', { interpolation: { prefix: '${', suffix: '}', escapeValue: true } }],
  ])('says what we say, given our texts, %s', (_how, options) => {
    const source = createSource(host(options), strict);
    source.add('en', ours);
    for (const key of Object.keys(ours).map((name) => name.replace(/_(one|other)$/, '')))
      for (const count of [0, 1, 2, 21]) {
        const values = {
          count,
          operator: '<b>&',
          clause: ' [1.1]',
          list: '$t(x)',
          date: '{{x}}',
          version: '1',
          feature: 'f',
          category: 'c',
          title: 't',
        };
        expect(source.translate('en', key, values), key).toBe(translate(ours, 'en', key, values));
      }
  });

  it('keeps the host’s own texts, flat or nested, its nesting included', () => {
    const own = { 'notice.titlePlain': 'flat', button: { accept: 'nested $t(kelisim:button.close)' } };
    const i18n = host({ resources: { en: { kelisim: own } } });
    const source = createSource(i18n, strict);
    source.add('en', compileTexts('en', 'first'));
    expect(source.translate('en', 'notice.titlePlain', {})).toBe('flat');
    expect(source.translate('en', 'button.reject', {})).toBe('Reject');
  });

  it('falls back in the host’s order, with the plural forms of the language that speaks', () => {
    const i18n = host({
      lng: 'de',
      fallbackLng: ['ru', 'en'],
      resources: { de: { kelisim: { notice: { titlePlain: 'de' } } } },
    });
    const source = createSource(i18n, strict);
    expect(source.baseOf('de')).toBe('ru');
    source.add('ru', compiled('ru'));
    expect(source.translate('de', 'notice.titlePlain', {})).toBe('de');
    expect([1, 2, 5].map((count) => source.translate('de', 'table.days', { count }))).toEqual([
      '1 день',
      '2 дня',
      '5 дней',
    ]);
  });

  it('gives the language of the host, by its fallbacks, and however it writes the code', () => {
    const languageOf = (options: object) => fromI18next(host(options), portal).language;
    expect(languageOf({ lng: 'ru-KZ' })).toBe('ru');
    expect(languageOf({ lng: 'kz' })).toBe('kk');
    expect(languageOf({ lng: 'de', fallbackLng: ['fr', 'en'] })).toBe('en');
    expect(languageOf({ lng: 'de' })).toBeUndefined();
    expect(languageOf({ lng: 'ar', resources: { ar: { kelisim: { notice: { title: 'x' } } } } })).toBe('ar');
  });

  it('has the host’s texts for the button of the page, and none where the host has none', () => {
    const { messages } = fromI18next(
      host({ lng: 'en', resources: { en: { kelisim: { button: { reopen: 'host' } } } } }),
      portal,
    );
    expect(messages.en?.['button.reopen']).toBe('host');
    // Ours, in Russian, and not the host's in English.
    expect(messages.ru?.['button.reopen']).toBeUndefined();
  });

  it('draws on a server', () => {
    const i18n = host({ resources: { en: { kelisim: { notice: { title: 'By the host' } } } } });
    const html = renderNotice({
      request: new Request('https://portal.kz/'),
      options: fromI18next(i18n, { ...smart, action: '/consent' }),
    });
    expect(html).toContain('By the host');
    expect(html).toContain('>Accept<');
  });
});
