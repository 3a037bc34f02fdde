import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError, documentationOf } from '../../src/options/ConfigError';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig } from '../../src/options/createConfig';
import { explainProblem } from '../../src/options/explainProblem';
import { KNOWN_KEYS } from '../../src/options/knownKeys';
import type { Problem } from '../../src/options/Problem';
import { readConsent } from '../../src/server';
import { errorOf } from '../fixtures/errorOf';
import { portal, smart } from '../fixtures/options';
import { filesUnder, read } from '../fixtures/sourceFiles';

const check = (options: unknown): Problem[] => checkConfig(createConfig((options ?? {}) as ConsentOptions, []));
const json = (text: string) => JSON.parse(text) as object;
const policy = (more: object) => ({ ...portal, policy: { ...portal.policy, ...more } });
const features = (of: object) => ({ ...portal, features: of });

const WRONG: [what: string, options: unknown, field: string][] = [
  ['no operator', { ...portal, operator: undefined }, 'operator.name'],
  ['an operator without a name', { ...portal, operator: { bin: '1' } }, 'operator.name'],
  ['an operator with an empty name', { ...portal, operator: { name: '' } }, 'operator.name'],
  ['no policy', { ...portal, policy: undefined }, 'policy.version'],
  ['policy null', { ...portal, policy: null }, 'policy.version'],
  ['no policy version', policy({ version: undefined }), 'policy.version'],
  ['an empty policy version', policy({ version: '' }), 'policy.version'],
  ['a policy version of 33 characters', policy({ version: 'x'.repeat(33) }), 'policy.version'],
  ['a policy version with a space', policy({ version: '2026 01' }), 'policy.version'],
  ['a policy version with a Cyrillic letter', policy({ version: '2026-я' }), 'policy.version'],
  ['a policy version with a line break behind', policy({ version: '2026-01\n' }), 'policy.version'],
  ['no policy url', policy({ url: undefined }), 'policy.url'],
  ['an empty policy url', policy({ url: '' }), 'policy.url'],
  ['a javascript: url', policy({ url: 'javascript:alert(1)' }), 'policy.url'],
  ['a javascript: url with a space before', policy({ url: ' javascript:alert(1)' }), 'policy.url'],
  ['a javascript: url with a tab inside', policy({ url: 'java\tscript:alert(1)' }), 'policy.url'],
  ['a javascript: url in capitals', policy({ url: 'JavaScript:alert(1)' }), 'policy.url'],
  ['a data: url', policy({ url: 'data:text/html,x' }), 'policy.url'],
  ['a blob: url', policy({ url: 'blob:https://x/1' }), 'policy.url'],
  ['an url of another host without a scheme', policy({ url: '//host/privacy' }), 'policy.url'],
  ['an url with backslashes', policy({ url: '\\\\host\\privacy' }), 'policy.url'],
  ['an url with a slash and a backslash', policy({ url: '/\\host' }), 'policy.url'],
  ['another operator beside the preset', { ...smart, operator: { name: 'School No. 1' } }, 'operator.name'],
  [
    'another operator, in languages, beside the preset',
    { ...smart, operator: { name: { kk: '№ 1 мектеп' } } },
    'operator.name',
  ],
  ['the preset without a policy', { preset: 'smartustaz' }, 'policy.version'],
  ['the preset without a policy url', { ...smart, policy: { version: '1' } }, 'policy.url'],
  [
    'another operator beside the preset, without a policy',
    { preset: 'smartustaz', operator: { name: 'X' } },
    'policy.version',
  ],
  ['an unknown preset', { ...portal, preset: 'egov' }, 'preset'],
  ['a preset that objects have', { ...portal, preset: 'constructor' }, 'preset'],
  ['a category in upper case', { ...portal, categories: ['Ads'] }, 'categories.Ads'],
  ['a category with an underscore', { ...portal, categories: { my_ads: {} } }, 'categories.my_ads'],
  ['a category with a dot', { ...portal, categories: { 'a.b': {} } }, 'categories.a.b'],
  ['a category that begins with a digit', { ...portal, categories: ['1a'] }, 'categories.1a'],
  ['a category without letters', { ...portal, categories: [''] }, 'categories.'],
  ['a category in Kazakh', { ...portal, categories: ['жарнама'] }, 'categories.жарнама'],
  ['a category named policy', { ...portal, categories: ['policy'] }, 'categories.policy'],
  ['a category named __proto__', { ...portal, categories: json('{"__proto__":{}}') }, 'categories.__proto__'],
  ['a category named __proto__ in a list', { ...portal, categories: ['__proto__'] }, 'categories.__proto__'],
  ['a category named __proto__ beside the preset', { ...smart, categories: ['__proto__'] }, 'categories.__proto__'],
  ['a category that is listed twice', { ...portal, categories: ['ads', 'ads'] }, 'categories.ads'],
  ['a feature in upper case', features({ Account: { needs: ['statistics'] } }), 'features.Account'],
  ['a feature named policy', features({ policy: { needs: ['statistics'] } }), 'features.policy'],
  ['a feature named necessary', features({ necessary: { needs: ['statistics'] } }), 'features.necessary'],
  ['a feature named like a category', features({ statistics: { needs: ['statistics'] } }), 'features.statistics'],
  ['a feature named __proto__', features(json('{"__proto__":{"needs":["statistics"]}}')), 'features.__proto__'],
  ['a feature that needs an unknown category', features({ account: { needs: ['nothing'] } }), 'features.account.needs'],
  [
    'a feature that needs another feature',
    features({ a: { needs: ['statistics'] }, b: { needs: ['a'] } }),
    'features.b.needs',
  ],
  [
    'a feature that needs what objects have',
    features({ account: { needs: ['constructor'] } }),
    'features.account.needs',
  ],
  ['a feature that needs policy by name', features({ account: { needs: ['policy'] } }), 'features.account.needs'],
  ['a term of 0', { ...portal, term: 0 }, 'term'],
  ['a term of 396', { ...portal, term: 396 }, 'term'],
  ['a negative term', { ...portal, term: -1 }, 'term'],
  ['a term in words', { ...portal, term: 'x' }, 'term'],
  ['a term that is no number', { ...portal, term: Number.NaN }, 'term'],
  ['an endless term', { ...portal, term: Number.POSITIVE_INFINITY }, 'term'],
  ['an unknown theme', { ...portal, theme: 'blue' }, 'theme'],
  ['an unknown position', { ...portal, position: 'left' }, 'position'],
  ['an unknown language', { ...portal, language: 'de' }, 'language'],
  ['a domain with an attribute behind', { ...portal, domain: 'kz; Secure' }, 'domain'],
  ['a domain with a semicolon', { ...portal, domain: 'edu.kz;' }, 'domain'],
  ['a domain with a line break', { ...portal, domain: 'edu.kz\nX: y' }, 'domain'],
];

describe('checkConfig refuses', () => {
  it.each(WRONG)('%s', (_what, options, option) => {
    const [problem] = check(options);
    expect(problem).toMatchObject({ option, isFatal: true });
    const { message, ...error } = new ConfigError(problem as Problem, explainProblem(problem as Problem));
    expect(error).toMatchObject({ name: 'KelisimConfigError', code: 'config', field: option });
    expect(message.startsWith(`${option} is `)).toBe(true);
    expect(message).toMatch(/ Expected (?!another value)\S/);
    expect(message).toContain(`See ${documentationOf(problem as Problem)}`);
    // Never a bare pattern.
    expect(message).not.toMatch(/[\^$]|\[\w-]*-\w+\]\{/);
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['an array', []],
    ['a number', 7],
    ['a string', 'smartustaz'],
    ['true', true],
    ['an empty object', {}],
    ['a list for the policy', { ...portal, policy: [] }],
    ['a text for the operator', { ...portal, operator: 'School No. 1' }],
    ['a number for the language', { ...portal, language: 7 }],
    ['a list for the language', { ...portal, language: ['kk'] }],
    ['null for the categories', { ...portal, categories: null }],
    ['a number for the categories', { ...portal, categories: 7 }],
    ['numbers for categories', { ...portal, categories: [1, 2] }],
    ['null for the features', { ...portal, features: null }],
    ['a number for what a feature needs', features({ a: { needs: 7 } })],
    ['null for a feature', features({ a: null })],
  ])('%s as a problem, or takes it for left out; it never throws', (_what, options) => {
    const config = createConfig((options ?? {}) as ConsentOptions, []);
    const fatal = checkConfig(config).filter(({ isFatal }) => isFatal);
    if (!fatal.length) expect(config).toHaveProperty('model.version', '2026-01');
    for (const problem of fatal) expect(explainProblem(problem)).toContain(problem.option);
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['an array', []],
    ['a number', 7],
    ['an empty object', {}],
  ])('%s for options, naming the policy version', (_what, options) => {
    expect(check(options)[0]).toMatchObject({ option: 'policy.version', kind: 'missing', isFatal: true });
  });

  it('any JSON at all without throwing, and explains what it finds', () => {
    // An object with a `toString` of its own cannot even be named in a message.
    const any = fc.jsonValue().filter((value) => !/"(toString|valueOf)"/.test(JSON.stringify(value)));
    const some = <T>(good: T) => fc.oneof(fc.constant(good as unknown), any);
    const options = fc.record(
      {
        operator: some(portal.operator),
        policy: some(portal.policy),
        categories: some(portal.categories),
        features: some({ a: { needs: ['statistics'] } }),
        theme: some('auto'),
        term: some(180),
        domain: some('edu.kz'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(options, (given) => {
        for (const problem of check(given)) expect(explainProblem(problem)).toContain(problem.option);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is misspelt', () => {
  const unknown = (options: object) => check({ ...portal, ...options }).filter(({ kind }) => kind === 'unknown');

  it.each([
    ['positon', { positon: 'end' }, 'positon', 'position'],
    ['an option in another case', { renewURL: '/consent' }, 'renewURL', 'renewUrl'],
    ['a key of the policy', { policy: { ...portal.policy, versions: '1' } }, 'policy.versions', 'version'],
    ['a key of the operator', { operator: { name: 'x', bni: '1' } }, 'operator.bni', 'bin'],
    ['a key of the disclosure', { disclosure: { refusals: 'x' } }, 'disclosure.refusals', 'refusal'],
    ['a key of a category', { categories: { maps: { titel: 'x' } } }, 'categories.maps.titel', 'title'],
    [
      'a key of a cookie',
      { categories: { maps: { cookies: [{ name: 'a', durations: 1 }] } } },
      'categories.maps.cookies.0.durations',
      'duration',
    ],
    [
      'a key of a feature',
      { features: { chat: { needs: ['statistics'], polcy: true } } },
      'features.chat.polcy',
      'policy',
    ],
  ])('%s is reported with the nearest name, and does not stop deciding', (_what, options, option, near) => {
    const [problem, ...more] = unknown(options);
    expect([problem, more]).toMatchObject([{ option, isFatal: false }, []]);
    expect(explainProblem(problem as Problem)).toContain(`Did you mean "${near}"?`);
  });

  it('is reported with what is possible where nothing is near', () => {
    const [problem] = unknown({ operator: { name: 'x', telephone: '1' } });
    expect(explainProblem(problem as Problem)).toContain('Possible here: name, bin.');
  });

  it('is no option that exists, at any depth', () => {
    expect(unknown({ messages: { kk: { anything: 'x' } }, signals: { google: true } })).toEqual([]);
  });
});

describe('the documentation that an error names', () => {
  const headings = [...read('docs/OPTIONS.md').matchAll(/^#+ `?([\w-]+)`?$/gm)].map(([, name = '']) =>
    name.toLowerCase(),
  );

  const anchorOf = (problem: Pick<Problem, 'kind' | 'option'>) => {
    const [page, anchor] = documentationOf(problem).split('#');
    expect(page).toBe('docs/OPTIONS.md');
    return anchor;
  };

  it.each([
    ...WRONG.map(([, , option]) => ['invalid', option] as const),
    ...(KNOWN_KEYS[''] ?? []).map((option) => ['missing', option] as const),
    ...(['policy.versions', 'categories.maps.titel'] as const).map((option) => ['unknown', option] as const),
  ])('of an option that is %s, %s, exists', (kind, option) => {
    expect(headings).toContain(anchorOf({ kind, option }));
  });

  it('is the page itself where there is no such option', () => {
    const [problem] = check({ ...portal, themee: 'dark' }).filter(({ kind }) => kind === 'unknown');
    expect(explainProblem(problem as Problem)).toMatch(/ See docs\/OPTIONS\.md$/);
    expect(anchorOf({ kind: 'invalid', option: 'kelisim-options' })).toBeUndefined();
  });

  it('is a page that exists, wherever a sentence of the source names one', () => {
    const named = filesUnder('src', /\.tsx?$/).flatMap((file) =>
      [...read(file).matchAll(/\bdocs\/[\w/-]+\.md(#[\w-]+)?/g)].map(([address]) => address),
    );
    expect(named.length).toBeGreaterThan(2);
    for (const address of named) {
      const [page = '', anchor] = address.split('#');
      const titles = [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => title);
      const anchors = titles.map((title) =>
        title
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      );
      if (anchor) expect(anchors, address).toContain(anchor);
    }
  });
});

describe('a problem without its sentence', () => {
  it('names the option and where it is documented', () => {
    const error = new ConfigError({ kind: 'missing', option: 'policy.version', isFatal: true });
    expect(error.message).toBe('policy.version is missing. See docs/OPTIONS.md#policy');
  });
});

describe('readConsent refuses', () => {
  it.each([
    ['no policy version', {}, 'policy.version'],
    ['policy null', { policy: null }, 'policy.version'],
    ['bad names', { policy: { version: '1' }, categories: ['Ads'] }, 'categories.Ads'],
    ['unknown needs', { policy: { version: '1' }, features: { a: { needs: ['b'] } } }, 'features.a.needs'],
    [
      'another operator beside the preset',
      { policy: { version: '1' }, preset: 'smartustaz', operator: { name: 'X' } },
      'operator.name',
    ],
    ['null', null, 'policy.version'],
    ['undefined', undefined, 'policy.version'],
  ])('%s', (_what, options, field) => {
    expect(errorOf(() => readConsent('', options as never))).toMatchObject({ code: 'config', field });
  });
});
