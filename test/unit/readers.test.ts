import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type ReadOptions, readConsent } from '../../src/server';
import { arbitraryQuestion, type Question } from '../fixtures/arbitraryQuestion';
import { vectors } from '../fixtures/vectors';

// Thousands of headers: for machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 });

/** `docs/readers/`: the same answers in every language. */
const LANGUAGES = [
  { reader: 'consent.php', interpreters: ['php'], driver: 'test/fixtures/readers/driver.php' },
  // On Windows it is called `python`.
  { reader: 'consent.py', interpreters: ['python3', 'python'], driver: 'test/fixtures/readers/driver.py' },
];

type Asked = Question & { readonly names: readonly string[] };

const asked: Asked[] = vectors.map(({ cookie, options, now, expected }) => ({
  cookie: cookie === null ? null : Buffer.from(cookie),
  options,
  now,
  names: Object.keys(expected.allows),
}));

const WILD = 4000;
const seed = Math.floor(Math.random() * 2 ** 31);
const wild: Asked[] = fc.sample(arbitraryQuestion, { numRuns: WILD, seed }).map((question) => ({
  ...question,
  names: ['necessary', 'policy', 'nobody', ...(question.options.categories as string[])],
}));

const POLICY = { version: '1' };
const INVALID: [string, object][] = [
  ['no policy', {}],
  ['a version with a space', { policy: { version: '2026 01' } }],
  ['a version with a line break behind', { policy: { version: '1\n' } }],
  ['an unknown preset', { policy: POLICY, preset: 'other' }],
  ['the preset for another operator', { policy: POLICY, preset: 'smartustaz', operator: { name: { ru: 'Школа' } } }],
  ['a category called policy', { policy: POLICY, categories: ['policy'] }],
  ['a category in capitals', { policy: POLICY, categories: { Maps: {} } }],
  ['a category with a line break behind', { policy: POLICY, categories: ['maps\n'] }],
  ['a category twice', { policy: POLICY, categories: ['maps', 'maps'] }],
  ['a category that is a number', { policy: POLICY, categories: { 1: {} } }],
  ['a feature with the name of a category', features({ maps: { needs: ['maps'] } })],
  ['a feature called necessary', features({ necessary: { needs: ['maps'] } })],
  ['a feature that needs what is unknown', features({ account: { needs: ['nobody'], policy: true } })],
  ['a feature that needs nothing', features({ account: {} })],
  ['a feature with an empty list', features({ account: { needs: [], policy: false } })],
];
const VALID: [string, object][] = [
  ['the preset for its own operator', { policy: POLICY, preset: 'smartustaz', operator: { name: { en: 'EL UMITI' } } }],
  [
    'the preset with a list of categories',
    { policy: POLICY, preset: 'smartustaz', categories: ['maps', 'statistics'] },
  ],
  [
    'a feature of the preset replaced',
    { policy: POLICY, preset: 'smartustaz', features: { account: { policy: true } } },
  ],
  ['a version that is a number', { policy: { version: 1 } }],
];

describe.each(LANGUAGES)('docs/readers/$reader', ({ interpreters, driver }) => {
  const interpreter = interpreters.find((name) => spawnSync(name, ['--version']).status === 0);
  if (!interpreter) {
    console.warn(`${driver} is not tested: there is no ${interpreters.join(' or ')} here.`);
    it.skip(`(there is no ${interpreters.join(' or ')} here)`);
    return;
  }
  /** One process for all: an interpreter takes longer to start than to answer. */
  const ask = (questions: readonly Asked[]): unknown[] => {
    const input = JSON.stringify(
      questions.map((question) => ({ ...question, cookie: question.cookie?.toString('base64') ?? null })),
    );
    const { stdout, stderr } = spawnSync(interpreter, [driver], { input, encoding: 'utf8', maxBuffer: 2 ** 26 });
    expect(stderr).toBe('');
    return JSON.parse(stdout);
  };
  const options = [...VALID, ...INVALID];
  const answers = ask([
    ...asked,
    ...options.map(([, given]) => ({
      cookie: null,
      options: given as ReadOptions,
      now: 1_800_000_000,
      names: ['account'],
    })),
  ]);

  it.each(vectors.map((vector, index) => [vector.name, vector.expected, index] as const))(
    '%s',
    (_name, expected, index) => expect(answers[index]).toEqual(expected),
  );

  it.each(options.map(([name, given], index) => [name, given, vectors.length + index] as const))(
    'options: %s',
    (_name, given, index) => {
      const question = { cookie: null, options: given as ReadOptions, now: 1_800_000_000, names: ['account'] };
      expect(answers[index]).toEqual(inJavaScript(question));
    },
  );

  it('agrees with readConsent about wild headers', () => {
    const found = ask(wild);
    for (const [index, question] of wild.entries()) {
      const about = `seed ${seed}, ${JSON.stringify({ ...question, cookie: question.cookie?.toString('latin1') })}`;
      expect(found[index], about).toEqual(inJavaScript(question));
    }
  });
});

it('the wild headers are neither all right nor all wrong', () => {
  const statuses = wild.map((question) => inJavaScript(question)).map(({ status }) => status);
  for (const status of ['undecided', 'accepted', 'rejected', 'custom', 'outdated']) {
    expect(statuses.filter((one) => one === status).length, status).toBeGreaterThan(WILD / 1000);
  }
});

it('the options are told right from wrong', () => {
  const invalid = ([, given]: [string, object]) =>
    'invalid' in inJavaScript({ cookie: null, options: given as ReadOptions, now: 1, names: [] });
  expect([...VALID.filter(invalid), ...INVALID.filter((one) => !invalid(one))]).toEqual([]);
});

/** A header as Node gives it: a character per byte. */
function inJavaScript({ cookie, options, now, names }: Asked) {
  try {
    const { status, record, allows } = readConsent(cookie?.toString('latin1'), { ...options, now });
    return { status, record, allows: Object.fromEntries(names.map((name) => [name, allows(name)])) };
  } catch {
    return { invalid: true };
  }
}

function features(given: object) {
  return { policy: POLICY, categories: ['maps'], features: given };
}
