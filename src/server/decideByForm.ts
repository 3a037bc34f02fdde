import { configError } from '../core/ConfigError';
import type { Model } from '../core/model';
import { DAY } from '../core/time';
import type { ConsentRecord, How } from '../core/types';
import { choose } from '../decide/choose';
import { createId } from '../decide/createId';
import { Refusal } from './Refusal';
import type { ConsentReading } from './readConsent';

/** Beside the switches. */
export const FIELDS = ['act', 'lang', 'text', 'back'];
const ACT = /^((accept|reject)-all|save|withdraw)$/;
const LANGUAGE = /^[a-z]{2,3}(-\w{1,8})*$/;
const TEXT = /^([\da-f]{16})?$/;

/**
 * The decision that a form makes: `act`, with `lang` and `text` of the notice that was shown, for `save` a field `on` for
 * the policy and each category.
 * @throws {Refusal} 400, naming the field
 */
export function decideByForm(
  fields: ReadonlyMap<string, string>,
  {
    model,
    reading,
    term,
    signal,
    now,
  }: {
    readonly model: Model;
    readonly reading: ConsentReading;
    /** Days. */
    readonly term: number;
    /** Global Privacy Control. */
    readonly signal: boolean;
    readonly now: number;
  },
): ConsentRecord {
  const field = (name: string, shape: RegExp, missing = '') => {
    const value = fields.get(name) ?? missing;
    if (!shape.test(value)) throw new Refusal(400, `${name}: expected ${shape}`);
    return value;
  };
  const how = field('act', ACT) as How;
  const language = field('lang', LANGUAGE, 'kk');
  const text = field('text', TEXT);
  const switches = ['policy', ...model.optional];
  for (const name of fields.keys())
    if (![...FIELDS, ...switches].includes(name))
      throw new Refusal(400, `a field: expected act, lang, text, back, ${switches.join(', ')}`);
  const detail = Object.fromEntries(switches.map((name) => [name, field(name, /^(on)?$/) === 'on']));
  const [granted, policy] = choose({ ...reading, config: { model }, unknown: configError }, how, detail, signal);
  return {
    id: reading.record?.id ?? createId(),
    at: now,
    until: now + Math.round(term * DAY),
    policy: policy ? model.version : null,
    language,
    granted,
    denied: model.optional.filter((name) => !granted.includes(name)),
    how,
    text,
  };
}
