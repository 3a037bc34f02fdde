import * as enFirst from 'virtual:kelisim-texts/en.first';
import * as kkMore from 'virtual:kelisim-texts/kk.more';
import fc from 'fast-check';
import { createInstance, type i18n } from 'i18next';
import { describe, expect, it } from 'vitest';
import { compileTexts } from '../../build/compileTexts';
import { keysOf, readLocale } from '../../build/readLocale';
import { compileNames, numberKeys } from '../../build/textKeys';
import { arabic } from '../../demo/locales/kelisim.ar';
import { createSource } from '../../src/adapters/i18next/createSource';
import { fromI18next } from '../../src/adapters/i18next/fromI18next';
import { layBrief, layTexts, namedTexts } from '../../src/messages/lay';
import { createOwn } from '../../src/messages/own';
import { ConfigError, configError } from '../../src/options/ConfigError';
import { resolveConfig } from '../../src/options/createConfig';
import { renderNotice } from '../../src/server';
import { checkMessages } from '../../src/texts/own/checkMessages';
import { directionOf } from '../../src/texts/own/direction';
import { allNames, nameOf, placeholdersOf, placeOf } from '../../src/texts/own/names';
import type { MessageTable } from '../../src/texts/TextKey';
import { createTranslate, type Key } from '../../src/ui/translate';
import { portal, smart } from '../fixtures/options';

const texts = (language: string) => ({ ...compileTexts(language, 'first'), ...compileTexts(language, 'more') });
const check = (messages: unknown) =>
  checkMessages(resolveConfig({ ...portal, language: 'kk', messages: messages as MessageTable }), configError);

describe('names', () => {
  it('are those of every text, and lead there and back', () => {
    const { first, more, ...early } = readLocale('en');
    const keys = [...keysOf(first), ...keysOf(more), ...keysOf(early)];
    for (const key of keys) {
      expect(placeholdersOf(key), key).toBeDefined();
      expect(nameOf(placeOf(key)), key).toBe(key);
    }
    const bases = new Set(keys.map((key) => key.replace(/_(one|other)$/, '')));
    expect(new Set(allNames())).toEqual(new Set([...bases, 'core.language']));
  });

  it('stand, in what is built, where their numbers say', () => {
    const code = compileNames(true).replaceAll('export const', 'var');
    const { names, numbered } = new Function(`${code}; return { names, numbered }`)() as {
      names: Record<string, string>;
      numbered: number;
    };
    const numbers = numberKeys();
    expect(numbered).toBe(numbers.size);
    for (const [key, number] of numbers) expect(Object.keys(names)[number]).toBe(key);
  });

  it('of no text are none', () => {
    for (const name of [
      '',
      'constructor',
      '__proto__',
      'notice',
      'notice.titel',
      'notice.title_one',
      'notice.term',
      '0',
    ])
      expect(placeholdersOf(name), name).toBeUndefined();
  });
});

describe('texts of the portal', () => {
  const plain = allNames().filter(
    (name) => placeholdersOf(name)?.length === 0 && !/^(core|gates|resume|brief)/.test(name),
  );

  it('stand in the place of ours, whatever they are, and nowhere else', () => {
    const ours = texts('en');
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...plain), fc.string({ minLength: 1 })), (own) => {
        expect(layTexts(ours, { en: own }, 'en')).toEqual({ ...ours, ...own });
        expect(layTexts(ours, { ru: own }, 'en')).toEqual(ours);
      }),
    );
  });

  it('say any value in any place of theirs', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, after, operator) => {
        fc.pre(!/[{}]/.test(before + after));
        const laid = layTexts(texts('en'), { en: { 'notice.operator': `${before}{{operator}}${after}` } }, 'en');
        expect(createTranslate(laid, 'en')('notice.operator', { operator })).toBe(before + operator + after);
      }),
    );
  });

  it('of one plural form leave the other forms of our language', () => {
    const t = createTranslate(layTexts(texts('ru'), { ru: { 'table.days_few': '{{count}} дня!' } }, 'ru'), 'ru');
    expect([1, 2, 5].map((count) => t('table.days', { count }))).toEqual(['1 день', '2 дня!', '5 дней']);
  });

  it('of a new language bring their own plural forms: no other’s is in the way', () => {
    const t = createTranslate(layTexts(texts('kk'), { ur: { 'table.days_other': '{{count}} دن' } }, 'ur'), 'ur');
    expect([1, 2].map((count) => t('table.days', { count }))).toEqual(['1 دن', '2 دن']);
  });

  it('are the policy in brief too', () => {
    const laid = layBrief(kkMore.brief, { kk: { 'brief.s3': 'a', 'brief.c3-3-1': 'b' } }, 'kk');
    expect(new Map(laid).get('3')).toBe('a');
    expect(new Map(laid).get('3.3.1')).toBe('b');
    expect(new Map(laid).get('3.3.2')).toBe(new Map(kkMore.brief).get('3.3.2'));
  });

  it('call each language by its name', () => {
    const { offered } = createOwn({ ar: arabic, ur: {}, kk: { 'core.language': 'ҚАЗ' } });
    expect(offered).toEqual([
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
    ['rtl', { 'notice.title': 'Cookie файлдары емес: ہم کوکیز استعمال کرتے ہیں اور بھی' }],
    ['rtl', arabic],
    ['ltr', { 'notice.title': 'Біз cookie қолданамыз' }],
    ['ltr', {}],
  ])('%s is told by the letters', (direction, own) => {
    expect(directionOf({ ug: own }, 'ug')).toBe(direction);
  });
});

describe('checkMessages', () => {
  it('lets right ones pass', () => {
    expect(() => check({ ar: arabic, kk: { 'table.days_other': 'бір күн', 'core.reopen': 'x' } })).not.toThrow();
    // What is ours is right.
    const ours = Object.fromEntries(['kk', 'ru', 'en'].map((language) => [language, namedTexts(texts(language))]));
    expect(() => check(ours)).not.toThrow();
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
    ['messages.kk.notice.title', { kk: { 'notice.title': 1 } }],
    ['messages.kk.notice.title', { kk: { 'notice.title': ' ' } }],
    ['messages.kk.notice.title', { kk: { 'notice.title': 'x {{operator}}' } }],
    ['messages.kk.notice.operator', { kk: { 'notice.operator': 'x' } }],
  ])('names %s', (field, messages) => {
    expect(() => check(messages)).toThrow(ConfigError);
    expect(() => check(messages)).toThrow(`${field}: expected `);
  });
});

describe('renderNotice', () => {
  const draw = (options: object) =>
    renderNotice({ request: new Request('https://portal.kz/'), options: { ...smart, action: '/consent', ...options } });

  it('says what the page would say', () => {
    const html = draw({ language: 'kk', messages: { kk: { 'notice.title': 'Өз атауымыз' } } });
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
  const ours = { ...compileTexts('en', 'first'), ...compileTexts('en', 'more') };

  it.each([
    ['as it comes', {}],
    ['with other separators', { keySeparator: false, nsSeparator: '/', pluralSeparator: '|' }],
    ['with another syntax', { interpolation: { prefix: '${', suffix: '}', escapeValue: true } }],
  ])('says what we say, given our texts, %s', (_how, options) => {
    const source = createSource(host(options), strict);
    source.add('en', namedTexts(ours));
    const t = createTranslate(ours, 'en');
    for (const name of allNames().filter((key) => !/^(core|gates|resume|brief)\./.test(key)))
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
        };
        expect(source.translate('en', name, values), name).toBe(t(name as Key, values));
      }
  });

  it('keeps the host’s own texts, flat or nested, its nesting included', () => {
    const own = { 'notice.title': 'flat', button: { acceptAll: 'nested $t(kelisim:button.close)' } };
    const i18n = host({ resources: { en: { kelisim: own } } });
    const source = createSource(i18n, strict);
    source.add('en', namedTexts(enFirst.default));
    expect(source.translate('en', 'notice.title', {})).toBe('flat');
    expect(source.translate('en', 'button.rejectAll', {})).toBe('Reject all');
  });

  it('falls back in the host’s order, with the plural forms of the language that speaks', () => {
    const i18n = host({
      lng: 'de',
      fallbackLng: ['ru', 'en'],
      resources: { de: { kelisim: { notice: { title: 'de' } } } },
    });
    const source = createSource(i18n, strict);
    expect(source.baseOf('de')).toBe('ru');
    source.add('ru', namedTexts(texts('ru')));
    expect(source.translate('de', 'notice.title', {})).toBe('de');
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

  it('has texts of ours for what it lacks before any of ours are loaded', () => {
    const { messages } = fromI18next(
      host({
        lng: 'ar',
        fallbackLng: 'ru',
        resources: { ar: { kelisim: { core: {} } }, en: { kelisim: { core: { reopen: 'host' } } } },
      }),
      portal,
    );
    expect(messages.ar?.['core.reopen']).toBe('Настройки файлов cookie');
    expect(messages.en?.['core.reopen']).toBe('host');
    // Ours, in Russian, and not the host’s in English.
    expect(messages.ru?.['core.reopen']).toBeUndefined();
  });

  it('draws on a server', () => {
    const i18n = host({ resources: { en: { kelisim: { notice: { title: 'By the host' } } } } });
    const html = renderNotice({
      request: new Request('https://portal.kz/'),
      options: fromI18next(i18n, { ...smart, action: '/consent' }),
    });
    expect(html).toContain('By the host');
    expect(html).toContain('Accept all');
  });
});
