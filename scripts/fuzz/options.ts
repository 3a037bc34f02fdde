import fc from 'fast-check';
import { readOptions } from '../../src/loading/readOptions';
import { ConfigError } from '../../src/options/ConfigError';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig } from '../../src/options/createConfig';
import { explainProblem } from '../../src/options/explainProblem';
import { evaluate } from '../../src/record/evaluate';

const KEYS = [
  'preset',
  'operator',
  'policy',
  'categories',
  'features',
  'disclosure',
  'language',
  'term',
  'domain',
  'theme',
  'position',
  'button',
  'renewUrl',
  'name',
  'version',
  'url',
  'needs',
  'title',
  'cookies',
  'statistics',
  'necessary',
  'account',
  '__proto__',
  'constructor',
  'prototype',
];
const leaf = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('smartustaz', '2026-01', '/privacy', 'javascript:x', '//evil.kz', 'kk', 'auto', 'statistics'),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const tree = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.constantFrom(...KEYS), tie('node')), { maxLength: 6 }).map(asJsonObject),
  ),
})).node;
const text = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tree), { maxLength: 8 })
      .map((pairs) => JSON.stringify(asJsonObject(pairs))),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
  { weight: 1, arbitrary: fc.json() },
);
const attributes = fc.array(
  fc.tuple(
    fc.oneof(
      fc.constantFrom(
        'preset',
        'policyVersion',
        'policyUrl',
        'operator',
        'operatorBin',
        'term',
        'theme',
        'policy__proto__',
        '__proto__',
        'constructor',
      ),
      fc.string({ maxLength: 8 }),
    ),
    fc.string({ maxLength: 20 }),
  ),
  { maxLength: 6 },
);

/** The JSON of the page, and the attributes of the tag. */
export const arbitraryOptions = fc.tuple(text, attributes);

/** As JSON gives it: `__proto__` is a key like others there. */
function asJsonObject(pairs: readonly (readonly [string, unknown])[]): object {
  return JSON.parse(
    `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value) ?? 'null'}`).join()}}`,
  );
}

/** Stands for the page: what of it the options are read from. */
const page = { querySelector: () => ({ textContent: json }) };
let json = '';
Object.defineProperty(globalThis, 'document', { value: page });

/**
 * Options are taken or refused, each problem with its sentence; before a decision nothing is open but what the options
 * themselves call necessary.
 */
export function checkGivenOptions([given, pairs]: readonly [string, readonly (readonly [string, string])[]]): void {
  json = given;
  let options: ConsentOptions;
  try {
    options = readOptions(Object.fromEntries(pairs));
  } catch (error) {
    if (error instanceof ConfigError) return;
    throw error;
  }
  if (Object.keys(Object.prototype).length || ({} as { polluted?: unknown }).polluted)
    throw new Error('every object has changed');
  const config = createConfig(options, ['kk-KZ', 'xx', '']);
  const problems = checkConfig(config);
  for (const problem of problems)
    if (!explainProblem(problem).startsWith(problem.option)) throw new Error(`${problem.option} is not explained`);
  // Nothing is decided under a fatal problem.
  if (problems.some(({ isFatal }) => isFatal)) return;
  if (/^\s*(javascript|data|\/\/)/i.test(`${config.policy.url}`)) throw new Error(config.policy.url);
  const { allows } = evaluate(config.model, null, 1);
  for (const name of config.model.optional) if (allows(name)) throw new Error(`${name} is open`);
}
