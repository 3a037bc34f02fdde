import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keysOf, readLocale } from '../../build/readLocale';

const LANGUAGES = ['kk', 'ru', 'en'] as const;
type Language = (typeof LANGUAGES)[number];
type Node = { [key: string]: string | Node };

const SUFFIX = /_(zero|one|two|few|many|other)$/;
const locales = Object.fromEntries(LANGUAGES.map((code) => [code, readLocale(code) as unknown as Node]));
const textsOf = (code: string) =>
  keysOf(locales[code] as Node).map((key): [string, string] => {
    const text = key.split('.').reduce<unknown>((node, name) => (node as Node)[name], locales[code]);
    return [key, text as string];
  });
const bases = (code: string) => [...new Set(textsOf(code).map(([key]) => key.replace(SUFFIX, '')))];
const placeholders = (text: string) => [...new Set(text.match(/{{.*?}}/g) ?? [])].sort();

describe.each(LANGUAGES)('%s', (code) => {
  it('has the keys of English', () => {
    expect(bases(code)).toEqual(bases('en'));
  });

  it('has the placeholders of English in every text', () => {
    const english = new Map(textsOf('en').map(([key, text]) => [key, placeholders(text)]));
    for (const [key, text] of textsOf(code)) {
      const expected = english.get(key) ?? english.get(key.replace(SUFFIX, '_other'));
      expect(placeholders(text), key).toEqual(expected);
    }
  });

  it('has no placeholder that the resolver would not see', () => {
    for (const [key, text] of textsOf(code)) expect(text.replace(/{{\w+}}/g, ''), key).not.toMatch(/[{}]/);
  });

  it('has exactly the plural forms of its language', () => {
    const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
    const plural = bases(code).filter((base) =>
      textsOf(code).some(([key]) => key !== base && key.replace(SUFFIX, '') === base),
    );
    expect(plural).toContain('first.notice.term');
    for (const base of plural) {
      const suffixes = textsOf(code).flatMap(([key]) =>
        key.startsWith(`${base}_`) ? [key.slice(base.length + 1)] : [],
      );
      expect(suffixes.sort(), base).toEqual([...forms].sort());
    }
  });

  it('mixes no scripts within a word', () => {
    for (const [key, text] of textsOf(code)) {
      expect(text, key).not.toMatch(/\p{Script=Cyrillic}[A-Za-z]|[A-Za-z]\p{Script=Cyrillic}/u);
    }
  });

  it('glues nothing to a placeholder but its own punctuation', () => {
    for (const [key, text] of textsOf(code))
      expect(text, key).not.toMatch(/\}\}[\p{L}\p{N}]|[\p{L}\p{N}]\{\{(?!clause)/u);
  });

  it('has neither an exclamation mark nor an emoji nor stray white space', () => {
    for (const [key, text] of textsOf(code)) {
      expect(text, key).not.toMatch(/!|\p{Extended_Pictographic}|\s\s|^\s|\s$/u);
      expect(text, key).toBe(text.normalize('NFC'));
      expect(text, key).not.toBe('');
    }
  });

  it('names cookies in the accessible name of the notice', () => {
    expect(Object.fromEntries(textsOf(code))['first.notice.label']).toMatch(/cookie/i);
  });

  it('names the clauses of the policy in brief as the others do', () => {
    const clauses = (of: string) =>
      textsOf(of).flatMap(([key, text]) =>
        /^more\.brief|smartustaz/.test(key) ? [[key, text.match(/\d+\.\d+(\.\d+)?/g)]] : [],
      );
    expect(clauses(code)).toEqual(clauses('en'));
  });

  it('says no “OK”, “Got it” or “Continue without”', () => {
    for (const [key, text] of textsOf(code))
      expect(text, key).not.toMatch(/^(ok|ок|got it|понятно|түсінікті|continue without)/i);
  });
});

/** The words in use on sites of Kazakhstan. */
const GLOSSARY: { readonly [key: string]: { readonly [language in Language]: string } } = {
  'core.reopen': { en: 'Cookie settings', kk: 'Cookie баптаулары', ru: 'Настройки файлов cookie' },
  'first.notice.title': {
    en: 'We use cookies',
    kk: 'Біз cookie файлдарын пайдаланамыз',
    ru: 'Мы используем файлы cookie',
  },
  'first.button.acceptAll': { en: 'Accept all', kk: 'Барлығын қабылдау', ru: 'Принять все' },
  'first.button.rejectAll': { en: 'Reject all', kk: 'Барлығынан бас тарту', ru: 'Отклонить все' },
  'first.button.settings': { en: 'Settings', kk: 'Баптау', ru: 'Настроить' },
  'first.button.close': { en: 'Close', kk: 'Жабу', ru: 'Закрыть' },
  'first.notice.saved': { en: 'Your choice has been saved', kk: 'Таңдауыңыз сақталды', ru: 'Ваш выбор сохранён' },
  'first.category.necessary': { en: 'Strictly necessary', kk: 'Міндетті түрде қажетті', ru: 'Строго необходимые' },
  'first.category.authorization': { en: 'Sign-in', kk: 'Авторизация', ru: 'Авторизация' },
  'first.category.statistics': { en: 'Statistics', kk: 'Статистика', ru: 'Статистика' },
  'first.category.advertising': { en: 'Advertising', kk: 'Жарнама', ru: 'Реклама' },
  'more.preferences.alwaysOn': { en: 'Always on', kk: 'Әрқашан қосулы', ru: 'Всегда включены' },
  'more.preferences.on': { en: 'On', kk: 'Қосулы', ru: 'Включено' },
  'more.preferences.off': { en: 'Off', kk: 'Өшірулі', ru: 'Отключено' },
  'more.preferences.save': { en: 'Save choices', kk: 'Таңдауды сақтау', ru: 'Сохранить выбор' },
  'more.details.withdraw': { en: 'Withdraw consent', kk: 'Келісімді кері қайтарып алу', ru: 'Отозвать согласие' },
  'more.details.until': { en: 'Valid until', kk: 'Қолданылу мерзімінің соңы', ru: 'Действует до' },
  'more.law.thirdParties': {
    en: 'Transfer to third parties',
    kk: 'Үшінші тұлғаларға беру',
    ru: 'Передача третьим лицам',
  },
  'more.law.crossBorder': { en: 'Cross-border transfer', kk: 'Трансшекаралық беру', ru: 'Трансграничная передача' },
  'more.law.bin': { en: 'BIN', kk: 'БСН', ru: 'БИН' },
  'more.table.duration': { en: 'Retention period', kk: 'Сақтау мерзімі', ru: 'Срок хранения' },
};

describe('the glossary', () => {
  it.each(Object.entries(GLOSSARY))('%s', (key, words) => {
    const said = Object.fromEntries(LANGUAGES.map((code) => [code, Object.fromEntries(textsOf(code))[key]]));
    expect(said).toEqual(words);
  });
});

describe('every text', () => {
  const source = readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(new URL(`../../src/${name.replaceAll('\\', '/')}`, import.meta.url), 'utf8'))
    .join('\n');
  /** What code composes: `${kind}.${name}`, `${preset}.${what}`, `purpose.${known}`. Own names of hosts are open. */
  const says = [...source.matchAll(/says\('(\w+)'\)/g)].map(([, what]) => `smartustaz.${what}`);
  const composed = (key: string) => /^(category|feature|purpose)\./.test(key) || says.includes(key);

  it.each(bases('en'))('%s is used', (key) => {
    const [layer, ...rest] = key.split('.');
    const name = rest.join('.');
    if (name.startsWith('brief.')) return expect(source).toMatch(/\bbrief\b/);
    if (layer === 'core')
      return expect(readFileSync(new URL('../../build/compileTexts.ts', import.meta.url), 'utf8')).toContain(
        `.${name}`,
      );
    if (layer === 'resume') return expect(source).toContain(`?.${name}`);
    expect(composed(name) || source.includes(`'${name}'`)).toBe(true);
  });
});
