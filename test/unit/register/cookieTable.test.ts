import { describe, expect, it } from 'vitest';
import { renderCookieTable } from '../../../src/server';
import { errorOf } from '../../fixtures/errorOf';

const options = {
  ...{ operator: { name: 'School' }, policy: { version: '1', url: '/policy' }, term: 90 },
  categories: {
    statistics: {
      purpose: { kk: 'Санау [3.3]', ru: 'Подсчёт [3.3]', en: 'Counting [3.3]' },
      cookies: [
        { name: '_ym_uid', provider: { kk: 'Яндекс', ru: 'Яндекс', en: 'Yandex' }, duration: 365 },
        { name: '_ga_*', purpose: '<b>"&', duration: { kk: 'браузер жабылғанша', ru: 'до закрытия', en: 'session' } },
      ],
    },
    advertising: {},
  },
} as const;
const cellsOf = (html: string) => [...html.matchAll(/<t[dh](?: [^>]*)?>(.*?)<\/t[dh]>/g)].map(([, cell = '']) => cell);

describe('the list of cookies', () => {
  it.each([
    [
      'kk',
      ['Атауы', 'Кім орнатады', 'Мақсаты', 'Сақтау мерзімі'],
      'осы сайт',
      'таңдауыңызды есте сақтайды',
      '95 күн',
      '365 күн',
    ],
    [
      'ru',
      ['Название', 'Кто устанавливает', 'Цель', 'Срок хранения'],
      'этот сайт',
      'запоминает ваш выбор',
      '95 дней',
      '365 дней',
    ],
    [
      'en',
      ['Name', 'Set by', 'Purpose', 'Retention period'],
      'this site',
      'remembers your choice',
      '95 days',
      '365 days',
    ],
  ] as const)('is in %s', (language, headings, thisSite, purpose, term, year) => {
    const html = renderCookieTable({ ...options, language });
    expect(html).toMatch(new RegExp(`^<div data-kelisim-table lang="${language}">`));
    const cells = cellsOf(html);
    expect(cells.slice(0, 8)).toEqual([...headings, '<code>consent_kelisim</code>', thisSite, purpose, term]);
    expect(cells).toContain(year);
    expect(cells).toContain({ kk: 'Яндекс', ru: 'Яндекс', en: 'Yandex' }[language]);
    expect(html).toContain({ kk: 'Санау (3.3)', ru: 'Подсчёт (3.3)', en: 'Counting (3.3)' }[language]);
  });

  it('escapes what the portal wrote', () => {
    const html = renderCookieTable({ ...options, language: 'en' });
    expect(html).toContain('&lt;b&gt;&quot;&amp;');
    expect(html).not.toContain('<b>');
  });

  it('says where the portal names no cookies', () => {
    expect(renderCookieTable({ ...options, language: 'en' })).toMatch(
      /<h3>Advertising<\/h3><p>.*?<\/p><p>Not stated by the operator: List of cookies\.<\/p>/,
    );
  });

  it('gives each cell its heading, for pages that show the table as cards', () => {
    const html = renderCookieTable({ ...options, language: 'en' });
    expect(html).toContain(
      '<th scope="row" data-heading="Name"><code>_ym_uid</code></th><td data-heading="Set by">Yandex</td>',
    );
  });

  it('takes the level of its headings', () => {
    expect(renderCookieTable({ ...options, language: 'en', level: 2 })).toContain('<h2>Statistics</h2>');
    expect(errorOf(() => renderCookieTable({ ...options, language: 'en', level: 7 }))).toMatchObject({
      field: 'level',
    });
  });

  it('is in the direction of a language of the portal', () => {
    const messages = { ar: { 'table.name': 'الاسم', 'button.accept': 'قبول الكل' } };
    const html = renderCookieTable({ ...options, language: 'ar', messages });
    expect(html).toMatch(/^<div data-kelisim-table lang="ar" dir="rtl">/);
    expect(cellsOf(html)[0]).toBe('الاسم');
  });

  it('is refused for options that cannot be right', () => {
    expect(errorOf(() => renderCookieTable({ ...options, language: 'fr' }))).toMatchObject({ field: 'language' });
    const wrong = { ...options, policy: { version: '', url: '/p' }, language: 'en' };
    expect(errorOf(() => renderCookieTable(wrong))).toMatchObject({ field: 'policy.version' });
  });
});
