import { describe, expect, it } from 'vitest';
import type { ConsentOptions } from '../../../src/options/ConsentOptions';
import { checkConfig } from '../../../src/options/checkConfig';
import { createConfig } from '../../../src/options/createConfig';
import { explainProblem } from '../../../src/options/explainProblem';
import { createConsentHandler } from '../../../src/server';
import { localize } from '../../../src/texts/languages';
import { errorOf } from '../../fixtures/errorOf';
import { portal } from '../../fixtures/options';

const check = (options: object) => checkConfig(createConfig(options as ConsentOptions, []));

describe('a value that is no text, where a text is expected', () => {
  const PLACES: [field: string, make: (text: unknown) => object][] = [
    ['disclosure.purposes', (purposes) => ({ disclosure: { purposes } })],
    ['disclosure.refusal', (refusal) => ({ disclosure: { refusal } })],
    ['disclosure.automatic', (one) => ({ disclosure: { automatic: ['IP', one] } })],
    ['policy.changes', (change) => ({ policy: { ...portal.policy, changes: [change] } })],
    ['categories.statistics.title', (title) => ({ categories: { statistics: { title } } })],
    ['categories.statistics.purpose', (purpose) => ({ categories: { statistics: { purpose } } })],
    ['categories.statistics.cookies.0.provider', (provider) => cookie({ provider })],
    ['categories.statistics.cookies.0.duration', (duration) => cookie({ duration })],
    ['features.shop.title', (title) => ({ features: { shop: { needs: ['statistics'], title } } })],
  ];
  const cookie = (more: object) => ({ categories: { statistics: { cookies: [{ name: '_x', ...more }] } } });
  const WRONG: readonly unknown[] = [true, { kk: 5 }, { kk: { a: 1 } }, { x: null }, { toString: 1 }];

  it.each(PLACES)('is reported, and stops nothing: %s', (field, make) => {
    for (const text of WRONG) {
      const problems = check({ ...portal, ...make(text) });
      expect(problems, JSON.stringify(text)).toMatchObject([{ kind: 'invalid', option: field, isFatal: false }]);
      expect(explainProblem(problems[0] as (typeof problems)[number])).toContain(
        'Expected a text, or a text for each language',
      );
    }
    for (const text of ['Бір', { kk: 'Бір', ru: 'Один' }, 5, null, undefined])
      expect(check({ ...portal, ...make(text) }), JSON.stringify(text)).toEqual([]);
  });

  it('is drawn as nothing', () => {
    for (const text of [{ kk: 5 }, { kk: { a: 1 } }, { x: null }, {}, null])
      expect(localize(text as never, 'kk')).toBe('');
    expect(localize({ tr: 'Bir' }, 'kk')).toBe('Bir');
  });

  it('a disclosure that is a text is reported', () => {
    expect(check({ ...portal, disclosure: 'We count.' })).toMatchObject([{ option: 'disclosure', isFatal: false }]);
    expect(check({ ...portal, disclosure: [] })).toEqual([]);
  });

  it('an operator whose name is no text stops deciding', () => {
    for (const name of [{ kk: { a: 'x' } }, { kk: 5 }, 5, true, [5]])
      expect(check({ ...portal, operator: { name } }), JSON.stringify(name)).toMatchObject([
        { option: 'operator.name', isFatal: true },
      ]);
  });
});

it.each([{}, { name: '_ga' }, '_ga', 5, [null], ['_ga'], [5]])(
  'a list of cookies that is none stops deciding: %j',
  (cookies) => {
    const problems = check({ ...portal, categories: { statistics: { cookies } } });
    expect(problems[0]?.option).toMatch(/^categories\.statistics\.cookies(\.0)?$/);
    expect(problems[0]?.isFatal).toBe(true);
  },
);

describe('a term', () => {
  it.each([true, '', ' ', [90], '1e2', '0x5A', '90 days', {}])(
    'that is no number of days is refused in the page and on the server: %j',
    (term) => {
      expect(check({ ...portal, term })).toMatchObject([{ option: 'term', isFatal: true }]);
      expect(errorOf(() => createConsentHandler({ ...portal, term: term as number }))).toMatchObject({ field: 'term' });
    },
  );
});
