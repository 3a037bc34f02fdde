import { MAX_BYTES } from '../core/codec';
import type { Config } from '../core/config';
import type { Model } from '../core/model';
import { checkModel, createCheck, type Fail } from './checkModel';
import { ADDRESS, DOMAIN, LEAST, MOST } from './patterns';

/** The bytes of a cookie beside the version and the names of the categories; held against the codec by a test. */
export const FIXED_BYTES = 138;

/** Of a record with every name of the model in it, in a language of two letters. */
export const bytesOf = ({ version, optional }: Model) => FIXED_BYTES + `${version}${optional}`.length;

/**
 * Whether everything is right, before anything is shown or recorded.
 * @throws what `fail` makes of the first field that is wrong, and of what is expected there; a pattern says that more exactly
 *   than a sentence, and costs nothing
 */
export function checkOptions(config: Config, fail: Fail): void {
  const {
    policy,
    operator,
    preset,
    language,
    theme,
    position,
    layout = 'card',
    domain = '',
    term,
    model,
    known,
  } = config;
  const check = createCheck(fail);
  const matches = (field: string, pattern: RegExp, value: unknown) => check(pattern.test(`${value}`), field, pattern);
  checkModel(config, model, check);
  matches('policy.url', ADDRESS, policy.url ?? '');
  check(preset || operator?.name, 'operator.name', 'a text');
  check(known.includes(language), 'language', known);
  matches('theme', /^(auto|light|dark)$/, theme);
  matches('position', /^(start|end)$/, position);
  matches('layout', /^(card|bar|center)$/, layout);
  matches('domain', DOMAIN, domain);
  check(term >= LEAST && term <= MOST, 'term', `${LEAST} to ${MOST} days`);
  const bytes = bytesOf(model);
  check(bytes <= MAX_BYTES, 'categories', `names for ${MAX_BYTES} bytes, not ${bytes}`);
}
