import { encode } from '../record/codec';
import { isTerm } from '../record/days';
import { MAX_BYTES } from '../record/format';
import type { Config } from './createConfig';
import { dayOf } from './dayOf';
import { isAddress } from './isAddress';
import { isLocalized } from './isLocalized';
import type { Problem } from './Problem';
import { DOMAIN, NAME, OPERATOR, PORTAL, VERSION } from './patterns';

/** The values that an option can have, where it is one of a few. */
const CHOICES: { readonly [Name in 'theme' | 'position' | 'layout']: readonly Config[Name][] } = {
  theme: ['auto', 'light', 'dark'],
  position: ['start', 'end'],
  layout: ['card', 'bar', 'center'],
};
const SWITCHES = ['button', 'autoShow', 'reload', 'languageSwitch'] as const;
const TEXTS = ['domain', 'nonce'] as const;

/** Everything that is wrong in the options of a page. A fatal problem stops deciding; nothing is recorded under it. */
export function checkConfig(config: Config): Problem[] {
  const { options, policy, preset, operator, languages, language, domain, term } = config;
  const problems = [...checkModel(config)];
  const check = createCheck(problems);
  check(isAddress(policy.url), 'policy.url', policy.url);
  check(!!preset || isText(operator.name), 'operator.name', operator.name);
  check(languages.includes(language), 'language', options.language, languages);
  for (const name of ['theme', 'position', 'layout'] as const)
    check((CHOICES[name] as readonly unknown[]).includes(config[name]), name, config[name], CHOICES[name]);
  for (const name of SWITCHES) check(typeof config[name] === 'boolean', name, config[name], ['true', 'false']);
  for (const name of TEXTS) check(typeof config[name] === 'string', name, config[name]);
  check(isMatch(DOMAIN, domain), 'domain', domain);
  check(isTerm(term), 'term', options.term);
  const bytes = longestRecord(config);
  check(bytes <= MAX_BYTES, 'categories', `${bytes} bytes`);
  // No reason to show nothing: what is wrong here is left out.
  const checkLenient = (isRight: boolean, option: string, found: unknown) => {
    if (found !== undefined && !isRight) problems.push({ kind: 'invalid', option, found, isFatal: false });
  };
  checkLenient(dayOf(policy.effective) !== undefined, 'policy.effective', policy.effective);
  for (const name of ['renewUrl', 'recordUrl', 'base'] as const)
    checkLenient(typeof options[name] === 'string', name, options[name]);
  return [...problems, ...config.unknown];
}

/** What decides whether a name is open: version, preset, names, portal. All that a server needs to read a record. */
export function checkModel({ options, preset, operator, policy, categories, features, model }: Config): Problem[] {
  const problems: Problem[] = [];
  const check = createCheck(problems);
  const { portal, categories: given } = options;
  for (const name of ['policy', 'operator', 'features'] as const) check(isTable(options[name]), name, options[name]);
  // The policy first: an operator beside another portal's preset must not hide that its policy is missing.
  check(isMatch(VERSION, policy.version), 'policy.version', policy.version);
  check(preset == null || preset === 'smartustaz', 'preset', preset, ['smartustaz']);
  // The preset is for its own operator only (clause 2.3): its name may be spelt otherwise, no other name is allowed.
  check(
    !preset || operator.name === undefined || OPERATOR.test(JSON.stringify(operator.name)),
    'operator.name',
    operator.name,
  );
  check(portal == null || isMatch(PORTAL, portal), 'portal', portal);
  const list: readonly unknown[] | undefined = Array.isArray(given) ? given : undefined;
  check(list || isTable(given), 'categories', given);
  for (const [index, name] of list?.entries() ?? []) check(typeof name === 'string', `categories.${index}`, name);
  const names = ['necessary', ...model.optional];
  for (const name of model.optional) {
    const isOnce = !list || list.indexOf(name) === list.lastIndexOf(name);
    check(NAME.test(name) && isOnce, `categories.${name}`, name);
    check(isTable(categories[name]), `categories.${name}`, categories[name]);
  }
  for (const [name, feature] of Object.entries(features)) {
    const { needs = [], policy: withPolicy } = feature ?? {};
    const all = [needs ?? []].flat();
    const option = `features.${name}`;
    check(isTable(feature), option, feature);
    check(
      all.every((need) => names.includes(need)),
      `${option}.needs`,
      needs,
      names,
    );
    check(withPolicy == null || typeof withPolicy === 'boolean', `${option}.policy`, withPolicy, ['true', 'false']);
    // What needs nothing would be open to everybody.
    check(all.length > 0 || withPolicy === true, `${option}.needs`, feature?.needs, names);
    check(NAME.test(name) && !names.includes(name), option, name);
  }
  return problems;
}

/** Makes a check that adds each wrong value to the problems, as a reason to stop deciding. */
function createCheck(problems: Problem[]) {
  return (isRight: unknown, option: string, found: unknown, known?: readonly string[]) => {
    const kind = found === undefined ? 'missing' : 'invalid';
    if (!isRight) problems.push({ kind, option, found, isFatal: true, ...(known && { known }) });
  };
}

/** Whether it is an object or left out. JSON and PHP may have an empty list in the place of an empty object. */
function isTable(value: unknown): boolean {
  return value == null || (typeof value === 'object' && !(Array.isArray(value) && value.length));
}

function isMatch(pattern: RegExp, value: unknown): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function isText(value: unknown): boolean {
  const texts: readonly unknown[] = typeof value === 'string' ? [value] : Object.values(value ?? {});
  return isLocalized(value) && texts.some((text) => typeof text === 'string' && !!text.trim());
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
