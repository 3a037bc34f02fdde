import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The texts as files: this test reads `locales/*.json` and nothing else of the product. */

const LANGUAGES = ['kk', 'ru', 'en'] as const;
type Language = (typeof LANGUAGES)[number];
type Node = { readonly [key: string]: string | Node };

const LAYERS = ['first', 'second', 'embeds', 'companion'];
const PLURAL = /_(zero|one|two|few|many|other)$/;
/** A reference to a clause of the policy, for example `[3.3.1]`. */
const CLAUSE = /\[\d+(\.\d+)*\]/g;

/** Buttons and wordings that mislead ("What a strict reader checks"), and words that were decided against. */
const FORBIDDEN: Record<Language, RegExp[]> = {
  kk: [
    /^(ok|ок|түсінікті|жалғастыру)/i,
    // Always with its first word: «Құпиялылық саясаты».
    /(?<!құпиялылық )саясат/i,
    /30 күнтізбелік/i,
    /(?<!бірдей )қолжетімді көз/i,
    /компьютер/i,
    /түбіртек/i,
    /деректер тізімі/i,
    // Lower case within a sentence.
    /(?<![.!?] )(?<!^)Сіз/,
    /(?<!заңды )өкіл/i,
  ],
  ru: [
    /^(ok|ок|понятно|продолжить|хорошо)/i,
    /квитанц/i,
    /(?<!досто)верност/i,
    /перечень данных/i,
    /компьютер/i,
    /(?<!законного )представител/i,
    /(?<![.!?:] )(?<!^)(?<!«)(Вы|Ваш|Вам|Вас)\p{L}*/u,
  ],
  en: [
    /^(ok\b|okay|got it|understood|continue)/i,
    /receipt/i,
    /answers? for/i,
    /passed (on )?to/i,
    /^decided$/i,
    /computer/i,
    /(?<!legal )representative/i,
  ],
};

/** Whole texts: Kazakh, Russian, English. */
const GLOSSARY: Record<string, readonly [string, string, string]> = {
  'first.notice.titlePlain': ['Біз cookie файлдарын пайдаланамыз', 'Мы используем файлы cookie', 'We use cookies'],
  'first.notice.saved': ['Таңдауыңыз сақталды', 'Ваш выбор сохранён', 'Your choice has been saved'],
  'first.button.accept': ['Қабылдау', 'Принять', 'Accept'],
  'first.button.reject': ['Бас тарту', 'Отклонить', 'Reject'],
  'first.button.settings': ['Баптау', 'Настроить', 'Settings'],
  'first.button.close': ['Жабу', 'Закрыть', 'Close'],
  'first.button.reopen': ['Cookie баптаулары', 'Настройки файлов cookie', 'Cookie settings'],
  'first.button.policy': ['Құпиялылық саясаты', 'Политика конфиденциальности', 'Privacy policy'],
  'second.policy.title': ['Құпиялылық саясаты', 'Политика конфиденциальности', 'Privacy policy'],
  'first.category.necessary': ['Міндетті түрде қажетті', 'Строго необходимые', 'Strictly necessary'],
  'first.category.authorization': ['Авторизация', 'Авторизация', 'Sign-in'],
  'first.category.statistics': ['Статистика', 'Статистика', 'Statistics'],
  'first.category.advertising': ['Жарнама', 'Реклама', 'Advertising'],
  'first.category.functional': ['Функционалдық', 'Функциональные', 'Functional'],
  'first.category.analytics': ['Аналитика', 'Аналитика', 'Analytics'],
  'first.category.marketing': ['Маркетинг', 'Маркетинг', 'Marketing'],
  'second.ask.data': ['Жиналатын деректер тізбесі', 'Перечень собираемых данных', 'Data collected'],
  'second.settings.alwaysOn': ['Әрқашан қосулы', 'Всегда включены', 'Always on'],
  'second.settings.on': ['Қосулы', 'Включено', 'On'],
  'second.settings.off': ['Өшірулі', 'Отключено', 'Off'],
  'second.settings.save': ['Таңдауды сақтау', 'Сохранить выбор', 'Save choices'],
  'second.record.withdraw': ['Келісімді кері қайтарып алу', 'Отозвать согласие', 'Withdraw consent'],
  'second.record.until': ['Қолданылу мерзімінің соңы', 'Действует до', 'Valid until'],
  'second.table.purpose': ['Мақсаты', 'Цель', 'Purpose'],
  'second.table.duration': ['Сақтау мерзімі', 'Срок хранения', 'Retention period'],
  'second.law.operator': ['Оператор', 'Оператор', 'Operator'],
  'second.law.bin': ['БСН', 'БИН', 'BIN'],
  'second.law.thirdParties': ['Үшінші тұлғаларға беру', 'Передача третьим лицам', 'Transfer to third parties'],
  'second.law.crossBorder': ['Трансшекаралық беру', 'Трансграничная передача', 'Cross-border transfer'],
  'second.law.data': ['Жиналатын деректер тізбесі', 'Перечень собираемых данных', 'Data collected'],
};

/** A word that a text has to use, in lower case: Kazakh, Russian, English. */
const CONTAINED: Record<string, readonly [string, string, string]> = {
  'second.record.title': ['шешім', 'решение', 'decision'],
  'second.record.at': ['шешім', 'решения', 'decision'],
  'second.record.file': ['шешім жазбасын', 'запись о решении', 'record of your decision'],
  'second.law.publicSources': ['жалпыға бірдей қолжетімді көздер', 'общедоступных источниках', 'publicly available'],
  'second.brief.c1-1-1': ['«әкімшілік»', 'администрацией', 'the administration'],
  'second.brief.c6-2-4': ['заңды өкіл', 'законного представителя', 'legal representative'],
  'second.brief.c8-2': ['күнтізбелік 30 күн', '30 календарных дней', '30 calendar days'],
  'second.policy.cookie': ['құрылғыңызда', 'на вашем устройстве', 'on your device'],
  'second.policy.visitNote': ['біздің ескертпе', 'наше примечание', 'our note'],
  'second.law.ipNote': ['біздің ескертпе', 'наше примечание', 'our note'],
};

function flatten(node: Node, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value, `${path}${key}.`),
  );
}

const files = Object.fromEntries(
  LANGUAGES.map((code) => [
    code,
    JSON.parse(readFileSync(new URL(`../../locales/${code}.json`, import.meta.url), 'utf8')),
  ]),
) as Record<Language, Node>;
const texts = Object.fromEntries(LANGUAGES.map((code) => [code, new Map(flatten(files[code]))])) as Record<
  Language,
  Map<string, string>
>;
const textOf = (code: Language, key: string) => texts[code].get(key) ?? '';
const baseKeys = (code: Language) => [...new Set([...texts[code].keys()].map((key) => key.replace(PLURAL, '')))].sort();
const placeholders = (text: string) => [...new Set(text.match(/{{.*?}}/g) ?? [])].sort();
const clauses = (text: string) => (text.match(CLAUSE) ?? []).sort();

describe.each(LANGUAGES)('%s', (code) => {
  const entries = [...texts[code]];

  it('has the four layers and nothing else on top', () => {
    expect(Object.keys(files[code])).toEqual(LAYERS);
  });

  it('has no key path twice below the layers', () => {
    const paths = entries.map(([key]) => key.slice(key.indexOf('.') + 1));
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });

  it('has the keys of English, and the plural forms of its own', () => {
    expect(baseKeys(code)).toEqual(baseKeys('en'));
    const forms = [...new Intl.PluralRules(code).resolvedOptions().pluralCategories].sort();
    const plural = new Map<string, string[]>();
    for (const [key] of entries) {
      const form = key.match(PLURAL)?.[1];
      const base = key.replace(PLURAL, '');
      if (form) plural.set(base, [...(plural.get(base) ?? []), form]);
    }
    expect([...plural.keys()].sort()).toEqual(['first.notice.term', 'second.table.days']);
    for (const [base, found] of plural) expect(found.sort(), base).toEqual(forms);
  });

  it.each(['placeholders', 'clauses'])('has the %s of English in every text', (what) => {
    const find = what === 'clauses' ? clauses : placeholders;
    for (const [key, text] of entries) {
      const english = texts.en.get(key) ?? textOf('en', key.replace(PLURAL, '_other'));
      expect(find(text), key).toEqual(find(english));
    }
  });

  it('has clean characters: no mixed scripts, no stray space, no exclamation mark', () => {
    for (const [key, text] of entries) {
      expect(text, key).not.toMatch(/\p{Script=Cyrillic}[A-Za-z]|[A-Za-z]\p{Script=Cyrillic}/u);
      expect(text, key).not.toMatch(/!|\p{Extended_Pictographic}|\s\s|^\s|\s$|^$/u);
      expect(text, key).toBe(text.normalize('NFC'));
      expect(text.replace(/{{\w+}}/g, ''), key).not.toMatch(/[{}]/);
      expect(text, key).not.toMatch(/\}\}\p{L}|\p{L}\{\{(?!clause)/u);
    }
  });

  it('contains the word cookie in the accessible name of the notice', () => {
    expect(textOf(code, 'first.notice.label')).toMatch(/cookie/i);
  });

  it('has at most 60 words in sight on the first layer', () => {
    expect(countWords(inSight(code))).toBeGreaterThan(40);
    expect(countWords(inSight(code)), inSight(code)).toBeLessThanOrEqual(60);
  });

  it('begins no sentence with a clause number', () => {
    for (const [key, text] of entries) expect(text, key).not.toMatch(/(^|[.!?]\s+)\[\d|(^|[.!?]\s+)\d+\.\d/);
  });

  it('writes a clause as [3.3], after a word, and names none without a link', () => {
    for (const [key, text] of entries) {
      expect(text.replace(CLAUSE, ''), key).not.toMatch(/\d\.\d|\[|\]/);
      for (const { index } of text.matchAll(CLAUSE)) {
        // The items of a list of clauses follow a colon or a comma.
        expect(text.slice(0, index), key).toMatch(/(\p{L}|: ?|\],) $/u);
      }
    }
  });

  it('cites no clause for what the options say', () => {
    for (const [key, text] of entries) {
      const filled = placeholders(text).filter((name) => name !== '{{clause}}');
      // The clause of `notice.automatic` belongs to the preset. A list from the options gets an empty one.
      if (!filled.length || key === 'first.notice.automatic') continue;
      expect(clauses(text), key).toEqual([]);
      expect(text, key).not.toContain('{{clause}}');
    }
  });

  it('does not let clause 3.3.1 promise that public pages work', () => {
    const [before = '', after = ''] = textOf(code, 'first.smartustaz.refusal').split(';');
    expect(clauses(before)).toEqual(['[3.3.1]']);
    expect(after.length).toBeGreaterThan(10);
    expect(clauses(after)).toEqual([]);
    expect(clauses(textOf(code, 'second.policy.visitNote'))).toEqual([]);
  });

  it('names the data sent automatically before the data of the profile', () => {
    const order = textOf(code, 'second.smartustaz.data').match(CLAUSE);
    expect(order).toEqual(['[3.3]', '[3.4]', '[3.3.2]', '[3.2]']);
  });

  it.each(FORBIDDEN[code].map((rule) => [`${rule}`, rule] as const))('does not say %s', (_, rule) => {
    for (const [key, text] of entries) expect(text, key).not.toMatch(rule);
  });

  it.each(Object.entries(GLOSSARY))('says %s as the glossary does', (key, words) => {
    expect(textOf(code, key)).toBe(words[LANGUAGES.indexOf(code)]);
  });

  it.each(Object.entries(CONTAINED))('uses the term of the glossary in %s', (key, words) => {
    expect(textOf(code, key).toLocaleLowerCase(code)).toContain(words[LANGUAGES.indexOf(code)]);
  });
});

it('the operator of the preset has the spelling of the policy', () => {
  expect(textOf('kk', 'first.smartustaz.operator')).toBe('«"El Umiti" қоры» корпоративтік қоры');
});

/**
 * Everything on the first layer but buttons, links, clause numbers, the GPC line and the reason of an outdated notice.
 */
function inSight(code: Language): string {
  const first = (key: string) => textOf(code, `first.${key}`);
  const list = ['authorization', 'statistics', 'advertising'].map((name) => first(`category.${name}`)).join(', ');
  const form = new Intl.PluralRules(code).select(180);
  return [
    first('notice.title').replace('{{operator}}', first('smartustaz.name')),
    first('smartustaz.automatic'),
    first('notice.optional').replace('{{list}}', list),
    first('smartustaz.refusal'),
    first('smartustaz.thirdParties'),
    first(`notice.term_${form}`).replace('{{count}}', '180'),
    first('notice.details'),
    first('notice.acceptMeans'),
  ]
    .join('\n')
    .replace(CLAUSE, '');
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
