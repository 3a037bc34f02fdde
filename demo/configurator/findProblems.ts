import { type Schema, validate } from '../qa/validate';
import type { Draft } from './Draft';
import { toOptions } from './toOptions';

/** Of the cookie with its name. */
const MOST_BYTES = 300;
const RESERVED = ['necessary', 'policy'];
const OF_PRESET = ['authorization', 'statistics', 'advertising'];

/**
 * What is wrong in the form, by the name of the option, with what is expected there: what the schema of the options
 * says, and what a schema cannot say.
 * @param schema `options.schema.json` of the package
 */
export function findProblems(draft: Draft, schema: Schema): ReadonlyMap<string, string> {
  const { signals, operator, ...options } = toOptions(draft);
  const problems = new Map<string, string>();
  const given = { ...options, ...(operator && { operator: { ...operator, name: operator.name ?? 'x' } }) };
  for (const [field, expected] of validate(JSON.parse(JSON.stringify(given)), schema))
    problems.set(field.replace(/^(features\.[^.]*)\.(needs|policy).*$/, '$1.needs'), expected);
  if (!draft.preset && !Object.values(draft.operator).some((name) => name.trim()))
    problems.set('operator.name', 'a name');
  if (signals?.yandex && !/^\d+$/.test(draft.signals.yandex)) problems.set('signals.yandex', 'a number');
  findNames(draft, problems);
  for (const { language, key } of draft.messages) {
    if (!/^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(language)) problems.set(`messages.${language}`, 'a language code');
    else if (!/^[a-z]\w*(\.\w+)+$/i.test(key)) problems.set(`messages.${language}.${key}`, 'a key');
  }
  const bytes = longestCookie(draft);
  if (bytes > MOST_BYTES) problems.set('categories', `names for ${MOST_BYTES} bytes, not ${bytes}`);
  return problems;
}

/** Names that stand twice, and needs of features that no category satisfies. */
function findNames({ categories, features, preset }: Draft, problems: Map<string, string>): void {
  const names = categories.map(({ name }) => name);
  names.forEach((name, index) => {
    if (RESERVED.includes(name) || names.indexOf(name) !== index) problems.set(`categories.${name}`, 'a unique name');
  });
  const known = [...(preset ? OF_PRESET : []), ...names, 'necessary'];
  const taken = features.map(({ name }) => name);
  features.forEach(({ name, needs, policy }, index) => {
    if (taken.indexOf(name) !== index || known.includes(name)) problems.set(`features.${name}`, 'a unique name');
    if ((needs.length === 0 && !policy) || needs.some((need) => !known.includes(need)))
      problems.set(`features.${name}.needs`, known.join(', '));
  });
}

/** The bytes of the longest record that these options can lead to. */
function longestCookie({ version, categories, preset, portal, messages }: Draft): number {
  const names = new Set([...(preset ? OF_PRESET : []), ...categories.map(({ name }) => name)]);
  const language = Math.max(2, ...messages.map((one) => one.language.length));
  const id = 'x'.repeat(22);
  const time = '1234567890';
  const record =
    `v=1&id=${id}&at=${time}&until=${time}&policy=${version}&lang=${'x'.repeat(language)}` +
    `&yes=${[...names].join('.')}&no=&how=accept-all&text=${'0'.repeat(16)}`;
  return new TextEncoder().encode(`consent_kelisim${portal && `_${portal}`}=${record}`).length;
}
