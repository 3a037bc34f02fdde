import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src';
import { type ReadOptions, readConsent } from '../../../src/server';

/** Kind 24 (PHP cannot tell an empty object of JSON from an empty list: left out where that decides): each reader answers odd options as `readConsent` does: the same status and permissions, or an error. */

const LANGUAGES = [
  { reader: 'consent.php', interpreters: ['php'], driver: 'test/fixtures/readers/oddDriver.php' },
  { reader: 'consent.py', interpreters: ['python3', 'python'], driver: 'test/fixtures/readers/oddDriver.py' },
];
const NOW = 1_800_000_000;
const POLICY = { version: '1' };
const smart = { policy: POLICY, preset: 'smartustaz' };
const base = { policy: POLICY, categories: ['maps', 'statistics'] };
const account = (feature: unknown) => ({ ...base, features: { account: feature } });

const ODD: { readonly [name: string]: unknown } = {
  // The version of the policy.
  ...each('policy.version', [true, false, null, 0, 1, 1.5, 1e21, '', '0', [], ['1'], {}], (version) => ({
    ...base,
    policy: { version },
  })),
  ...each('policy', [null, true, '1', 1, [], {}, [POLICY]], (policy) => ({ ...base, policy })),
  // The operator beside the preset.
  ...each(
    'operator.name',
    ['', ' ', null, false, true, 0, 5, [], {}, ['El Umiti'], { kk: '' }, { kk: 'El Umiti', ru: 5 }, 'EL UMITI'],
    (name) => ({ ...smart, operator: { name } }),
  ),
  ...each('operator', ['', null, false, true, 0, 'El Umiti', [], {}], (operator) => ({ ...smart, operator })),
  ...each('preset', ['', null, false, true, 0, '0', [], {}, 'Smartustaz', 'smartustaz '], (preset) => ({
    ...base,
    preset,
  })),
  // Names.
  ...each(
    'categories',
    [
      null,
      '',
      'maps',
      5,
      true,
      [],
      {},
      [null],
      [1],
      ['1'],
      [''],
      [['maps']],
      { maps: null },
      { maps: 'x' },
      ['necessary'],
    ],
    (categories) => ({ policy: POLICY, categories }),
  ),
  ...each(
    'categories of the preset',
    [null, 'maps', [], [null], [1], { maps: null }, ['statistics']],
    (categories) => ({
      ...smart,
      categories,
    }),
  ),
  ...each('features', [null, '', 'account', 5, true, [], ['account'], {}], (features) => ({ ...base, features })),
  ...each('features.account', [null, '', 'maps', 5, true, [], {}, ['maps']], account),
  ...each(
    'features.account.needs',
    [
      null,
      '',
      'maps',
      5,
      0,
      true,
      false,
      [],
      [null],
      [1],
      [''],
      [['maps']],
      ['maps', 'maps'],
      ['policy'],
      ['necessary'],
      { a: 'maps' },
    ],
    (needs) => account({ needs, policy: true }),
  ),
  ...each('features.account.needs alone', [null, 'maps', 'policy', ['policy'], ['necessary'], [null]], (needs) =>
    account({ needs }),
  ),
  ...each('features.account.policy', [null, 0, 1, '', '0', 'false', 'yes', [], {}, [0]], (policy) =>
    account({ needs: ['maps'], policy }),
  ),
};

const yes = `consent_kelisim=v=1&id=K3v9AAAAAAAAAAAAAAAAAA&at=${NOW - 60}&until=${NOW + 86_400}&policy=1&lang=kk&yes=maps&no=statistics&how=save&text=`;
const NAMES = ['necessary', 'policy', 'maps', 'statistics', 'account', 'authorization', '1', ''];
const questions = Object.entries(ODD).map(([name, options]) => ({
  name,
  question: { cookie: yes, options: options as ReadOptions, now: NOW, names: NAMES },
}));

describe.each(LANGUAGES)('docs/readers/$reader', ({ interpreters, driver }) => {
  const interpreter = interpreters.find((name) => spawnSync(name, ['--version']).status === 0);
  if (!interpreter) {
    it.skip(`(there is no ${interpreters.join(' or ')} here)`);
    return;
  }
  const input = JSON.stringify(
    questions.map(({ question }) => ({ ...question, cookie: Buffer.from(question.cookie).toString('base64') })),
  );
  const { stdout, stderr } = spawnSync(interpreter, [driver], { input, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const answers: unknown[] = stdout.startsWith('[') ? JSON.parse(stdout) : [];

  it('answers every question', () => expect(stderr).toBe(''));

  it.each(questions.map(({ name, question }, index) => [name, question, index] as const))(
    '%s',
    (_name, question, index) => {
      const wanted = meaning(inJavaScript(question));
      expect(wanted.crashed).toBe(undefined);
      expect(meaning(answers[index])).toEqual(wanted);
    },
  );
});

it('what cannot be right is never read as consent', () => {
  for (const { name, question } of questions) {
    const { status } = meaning(inJavaScript(question));
    if (/^policy\.version (true|false|null|\[|\{)/.test(name)) expect([name, status]).toEqual([name, undefined]);
    if (/^operator\.name (""|" "|null|false|0|5)$/.test(name)) expect([name, status]).toEqual([name, undefined]);
  }
});

function each<Value>(field: string, values: readonly Value[], make: (value: Value) => unknown) {
  return Object.fromEntries(values.map((value) => [`${field} ${JSON.stringify(value)}`, make(value)]));
}

function inJavaScript({ cookie, options, now, names }: (typeof questions)[number]['question']): unknown {
  try {
    const { status, allows } = readConsent(cookie, { ...options, now });
    return { status, allows: Object.fromEntries(names.map((name) => [name, allows(name)])) };
  } catch (error) {
    return error instanceof ConfigError ? { invalid: true } : { crashed: `${error}` };
  }
}

/** What an answer permits, whatever else it says. An exception of another class than documented is no answer. */
function meaning(answer: unknown): { status?: string; allowed?: string[]; crashed?: string } {
  const {
    status,
    allows = {},
    crashed,
  } = (answer ?? { crashed: 'no answer' }) as {
    status?: string;
    allows?: { [name: string]: boolean };
    crashed?: string;
  };
  if (crashed) return { crashed };
  return status ? { status, allowed: Object.keys(allows).filter((name) => allows[name]) } : {};
}
