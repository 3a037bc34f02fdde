import type { ConsentRecord } from '../record/ConsentRecord';
import { choose, type Decision } from '../record/choose';
import { createRecord } from '../record/createRecord';
import { FORMAT } from '../record/format';
import type { Model } from '../record/model';
import { DEFAULT_LANGUAGE } from '../texts/languages';
import { Refusal } from './Refusal';
import type { ConsentReading } from './readConsent';

/** Beside the switches. */
export const FIELDS = ['act', 'lang', 'text', 'back'];
const ACT = /^((accept|reject)-all|save|withdraw)$/;

/**
 * The decision that a form makes: `act`, with `lang` and `text` of the notice that was shown, for `save` a field `on`
 * for the policy and each category.
 * @throws {Refusal} 400, naming the field
 */
export function decideByForm(
  fields: ReadonlyMap<string, string>,
  {
    model,
    reading,
    term,
    gpc,
    now,
  }: {
    readonly model: Model;
    readonly reading: ConsentReading;
    /** Days. */
    readonly term: number;
    /** Global Privacy Control. */
    readonly gpc: boolean;
    readonly now: number;
  },
): ConsentRecord {
  const field = (name: string, shape: RegExp, expected: string, missing = '') => {
    const value = fields.get(name) ?? missing;
    if (!shape.test(value)) throw new Refusal(400, `${name}: expected ${expected}`);
    return value;
  };
  const how = field('act', ACT, 'accept-all, reject-all, save or withdraw') as
    | 'accept-all'
    | 'reject-all'
    | 'save'
    | 'withdraw';
  const language = field('lang', FORMAT.lang, 'a language, such as kk', DEFAULT_LANGUAGE);
  const text = field('text', FORMAT.text, '16 hexadecimal digits');
  const names = ['policy', ...model.optional];
  for (const name of fields.keys())
    if (![...FIELDS, ...names].includes(name))
      throw new Refusal(400, `a field: expected act, lang, text, back, ${names.join(', ')}`);
  const switches = Object.fromEntries(names.map((name) => [name, field(name, /^(on)?$/, 'on') === 'on']));
  const decision: Decision = how === 'save' ? { act: how, switches } : { act: how };
  const { record } = reading;
  const choice = choose(decision, { model, record, evaluation: reading, gpc });
  return createRecord({ model, choice, held: record, how, language, text, term, now });
}
