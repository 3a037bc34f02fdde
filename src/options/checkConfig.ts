import { encode } from '../record/codec';
import { LONGEST_TERM } from '../record/days';
import { MAX_BYTES } from '../record/format';
import type { Config } from './createConfig';
import { dayOf } from './dayOf';
import { findUnknown } from './findUnknown';
import { isAddress } from './isAddress';
import type { Problem } from './Problem';
import { DOMAIN, NAME, OPERATOR, PORTAL, VERSION } from './patterns';

const SHORTEST_TERM = 1;

/** The values that an option can have, where it is one of a few. */
const CHOICES = {
  preset: [undefined, 'smartustaz'],
  theme: ['auto', 'light', 'dark'],
  position: ['start', 'end'],
  layout: ['card', 'bar', 'center'],
} as const;
const SWITCHES = ['button', 'autoShow', 'reload', 'languageSwitch'] as const;
const TEXTS = ['domain', 'nonce'] as const;

/** Everything that is wrong in the options of a page. A fatal problem stops deciding; nothing is recorded under it. */
export function checkConfig(config: Config): Problem[] {
  const { options, policy, preset, operator, languages, language, domain, term } = config;
  const problems = [...checkModel(config)];
  const check = (isRight: boolean, option: string, found: unknown, known?: readonly unknown[]) => {
    const kind = found === undefined ? 'missing' : 'invalid';
    if (!isRight)
      problems.push({ kind, option, found, isFatal: true, ...(known && { known: known.map((name) => `${name}`) }) });
  };
  check(isAddress(policy.url), 'policy.url', policy.url);
  check(!!preset || isText(operator.name), 'operator.name', operator.name);
  check(languages.includes(language), 'language', options.language, languages);
  for (const name of ['theme', 'position', 'layout'] as const)
    check((CHOICES[name] as readonly unknown[]).includes(config[name]), name, config[name], CHOICES[name]);
  for (const name of SWITCHES) check(typeof config[name] === 'boolean', name, config[name], ['true', 'false']);
  for (const name of TEXTS) check(typeof config[name] === 'string', name, config[name]);
  check(isMatch(DOMAIN, domain), 'domain', domain);
  check(options.portal === undefined || isMatch(PORTAL, options.portal), 'portal', options.portal);
  check(term >= SHORTEST_TERM && term <= LONGEST_TERM, 'term', options.term);
  const bytes = longestRecord(config);
  check(bytes <= MAX_BYTES, 'categories', `${bytes} bytes`);
  // No reason to show nothing: what is wrong here is left out.
  const checkLenient = (isRight: boolean, option: string, found: unknown) => {
    if (found !== undefined && !isRight) problems.push({ kind: 'invalid', option, found, isFatal: false });
  };
  checkLenient(dayOf(policy.effective) !== undefined, 'policy.effective', policy.effective);
  for (const name of ['renewUrl', 'recordUrl'] as const)
    checkLenient(typeof options[name] === 'string', name, options[name]);
  return [...problems, ...findUnknown(options)];
}

/** What decides whether a name is open: version, preset, names. All that a server needs to read a record. */
export function checkModel({
  options,
  preset,
  operator,
  policy,
  features,
  model,
}: Pick<Config, 'options' | 'preset' | 'operator' | 'policy' | 'features' | 'model'>): Problem[] {
  const problems: Problem[] = [];
  const check = (isRight: unknown, option: string, found: unknown, known?: readonly string[]) => {
    const kind = found === undefined ? 'missing' : 'invalid';
    if (!isRight) problems.push({ kind, option, found, isFatal: true, ...(known && { known }) });
  };
  // The policy first: an operator beside another portal's preset must not hide that its policy is missing.
  check(isMatch(VERSION, policy.version), 'policy.version', policy.version);
  check((CHOICES.preset as readonly unknown[]).includes(preset), 'preset', preset, ['smartustaz']);
  // The preset speaks for its own operator only (clause 2.3): its name may be spelt otherwise, and no other may stand there.
  check(
    !preset || operator.name === undefined || OPERATOR.test(JSON.stringify(operator.name)),
    'operator.name',
    operator.name,
  );
  const { categories } = options;
  check(categories === undefined || (typeof categories === 'object' && categories), 'categories', categories);
  const names = ['necessary', ...model.optional];
  const listed: readonly unknown[] = Array.isArray(categories) ? categories : model.optional;
  for (const name of model.optional) {
    const isOnce = listed.indexOf(name) === listed.lastIndexOf(name);
    check(NAME.test(name) && isOnce, `categories.${name}`, name);
  }
  for (const [name, feature] of Object.entries(features)) {
    const needs = [feature?.needs ?? []].flat();
    check(
      (needs.length > 0 || feature?.policy === true) && needs.every((need) => names.includes(need)),
      `features.${name}.needs`,
      feature?.needs,
      names,
    );
    check(NAME.test(name) && !names.includes(name), `features.${name}`, name);
  }
  return problems;
}

function isMatch(pattern: RegExp, value: unknown): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' ? !!value.trim() : !!value && Object.values(value).some(isText);
}

/** The bytes of the cookie with the longest record that these options can make. */
export function longestRecord({ model, cookieName, languages }: Config): number {
  const longest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
  const value = encode({
    id: '0'.repeat(22),
    at: 1e11,
    until: 1e11,
    policy: model.version,
    language: '0'.repeat(longest(languages)),
    granted: model.optional,
    denied: [],
    how: 'accept-all',
    text: '0'.repeat(16),
  });
  return cookieName.length + 1 + value.length;
}
