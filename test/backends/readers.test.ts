import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { createConfig } from '../../src/options/createConfig';
import { explainProblem } from '../../src/options/explainProblem';
import type { Problem } from '../../src/options/Problem';
import { type ReadOptions, readConsent } from '../../src/server';
import { arbitraryQuestion, type Question } from '../fixtures/arbitraryQuestion';
import { ASGI, askBackend, type Backend, missing, PHP, WSGI } from '../fixtures/backends';
import { errorOf } from '../fixtures/errorOf';
import { expectHelpful, isDocumented, pagesIn } from '../fixtures/helpful';
import { oddOptions } from '../fixtures/oddOptions';
import { read } from '../fixtures/sourceFiles';
import { everyVector } from '../fixtures/vectors';

// Thousands of headers: for machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 });

type Asked = Question & { readonly names: readonly string[] };
interface Answer {
  readonly status?: string;
  readonly record?: object | null;
  readonly allows?: { readonly [name: string]: boolean };
  readonly warnings?: readonly string[];
  readonly invalid?: string;
  readonly message?: string;
}

const NOW = 1_800_000_000;
const asked: Asked[] = everyVector.map(({ cookie, options, now, expected }) => ({
  cookie: cookie === null ? null : Buffer.from(cookie),
  options,
  now,
  names: Object.keys(expected.allows),
}));

const odd: Asked[] = oddOptions.map(({ options, closed = [], open = [] }) => ({
  // Everything that these options offer, accepted.
  cookie: Buffer.from(
    `consent_kelisim=v=1&id=K3v9abcdefghij_-ABCDEF&at=${NOW - 5}&until=${NOW + 5}&policy=1&lang=kk&yes=maps.ads&no=&how=save&text=`,
  ),
  options: options as unknown as ReadOptions,
  now: NOW,
  names: [...closed, ...open],
}));

const WILD = 4000;
const seed = Math.floor(Math.random() * 2 ** 31);
const wild: Asked[] = fc.sample(arbitraryQuestion, { numRuns: WILD, seed }).map((question) => ({
  ...question,
  names: ['necessary', 'policy', 'nobody', ...(question.options.categories as string[])],
}));

const ask = (backend: Backend, questions: readonly Asked[]) =>
  askBackend(
    backend,
    questions.map((question) => ({ ...question, cookie: question.cookie?.toString('base64') ?? null })),
  ) as Answer[];

describe.each([PHP, WSGI])('the reader of $language', (backend) => {
  const reason = missing(backend);
  if (reason) return void it.skip(reason);
  let answers: Answer[] = [];
  beforeAll(() => {
    answers = ask(backend, [...asked, ...odd]);
  });

  it.each(everyVector.map(({ name, expected }, index) => [name, expected, index] as const))(
    '%s',
    (_name, expected, index) => {
      const { warnings, ...answer } = answers[index] as Answer;
      expect(answer).toEqual(expected);
      expect(warnings).toEqual([]);
    },
  );

  it.each(oddOptions.map((one, index) => [one.name, one, asked.length + index] as const))(
    'options: %s',
    (_name, { field, warns = [], hint, closed = [], open = [] }, index) => {
      const { invalid = null, message, warnings = [], allows = {} } = answers[index] as Answer;
      expect(invalid).toBe(field);
      if (field !== null) {
        expect(message).toMatch(/^Kelisim: .+: found .+, expected .+\. See docs\//s);
        expectHelpful(`${message}`, `${field}`);
        return;
      }
      expect(warnings.map((sentence) => /^Kelisim: (\S+) is not a known option\./.exec(sentence)?.[1])).toEqual(warns);
      if (hint) expect(warnings[0]).toContain(`Did you mean ${hint}?`);
      for (const warning of warnings) expect(pagesIn(warning).filter(isDocumented), warning).toHaveLength(1);
      expect([closed.filter((name) => allows[name]), open.filter((name) => !allows[name])]).toEqual([[], []]);
    },
  );

  it('agrees with readConsent about wild headers', () => {
    const found = ask(backend, wild);
    for (const [index, question] of wild.entries()) {
      const { warnings: _, ...answer } = found[index] as Answer;
      expect(answer, about(question)).toEqual(inJavaScript(question));
    }
  });
});

it.skipIf(!PHP.program || !WSGI.program)('PHP and Python agree about every wild header', () => {
  const [php, python] = [ask(PHP, wild), ask(WSGI, wild)];
  for (const [index, question] of wild.entries()) expect(php[index], about(question)).toEqual(python[index]);
});

describe('readConsent of Node', () => {
  it.each(oddOptions.map((one, index) => [one.name, one, odd[index] as Asked] as const))(
    'options: %s',
    (_name, { options, field, warns = [], hint, closed = [], open = [] }, question) => {
      const { invalid = null, allows = {} } = inJavaScript(question);
      expect(invalid).toBe(field);
      if (field !== null) return;
      expect([closed.filter((name) => allows[name]), open.filter((name) => !allows[name])]).toEqual([[], []]);
      const { unknown } = createConfig(options as unknown as ConsentOptions, []);
      expect(unknown.map(({ option }) => option)).toEqual(warns);
      if (hint) expect(explainProblem(unknown[0] as Problem)).toContain(`Did you mean "${hint}"?`);
    },
  );

  it('throws errors that name a field', () => {
    expect(errorOf(() => readConsent('', {} as ReadOptions))).toMatchObject({ field: 'policy.version' });
  });
});

it('the wild headers are neither all right nor all wrong', () => {
  const statuses = wild.map((question) => inJavaScript(question)).map(({ status }) => status);
  for (const status of ['undecided', 'accepted', 'rejected', 'custom', 'outdated']) {
    expect(statuses.filter((one) => one === status).length, status).toBeGreaterThan(WILD / 1000);
  }
});

/** The options on the first level, as docs/OPTIONS.md names them. */
const documented = [...read('docs/OPTIONS.md').matchAll(/^## `(\w+)`$/gm)].map(([, name = '']) => name);

describe.each([PHP, ASGI])('$language knows', (backend) => {
  const reason = missing(backend);
  if (reason) return void it.skip(reason);
  it.each(documented)('option %s', (name) => {
    const options = { policy: { version: '1' }, [name]: name === 'policy' ? { version: '1' } : null };
    const [answer] = ask(backend, [{ cookie: null, options: options as ReadOptions, now: NOW, names: [] }]);
    expect(answer?.warnings).toEqual([]);
  });
});

const about = (question: Asked) =>
  `seed ${seed}, ${JSON.stringify({ ...question, cookie: question.cookie?.toString('latin1') })}`;

/** A header as Node gives it: a character per byte. */
function inJavaScript({ cookie, options, now, names }: Asked): Answer {
  try {
    const { status, record, allows } = readConsent(cookie?.toString('latin1'), { ...options, now });
    return { status, record, allows: Object.fromEntries(names.map((name) => [name, allows(name)])) };
  } catch (error) {
    return { invalid: (error as { field?: string }).field };
  }
}
