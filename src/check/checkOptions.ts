import { MAX_BYTES } from '../core/codec';
import type { Config } from '../core/config';
import { checkModel, createCheck, type Fail } from './checkModel';
import { ADDRESS } from './patterns';

/** The bytes of a cookie beside the version and the names of the categories; held against the codec by a test. */
export const FIXED_BYTES = 138;

/**
 * Whether everything is right, before anything is shown or recorded.
 * @throws what `fail` makes of the first field that is wrong, and of what is expected there; a pattern says that more exactly
 *   than a sentence, and costs nothing
 */
export function checkOptions(config: Config, fail: Fail): void {
  const { policy, operator, preset, language, theme, position, domain = '', term, model, known } = config;
  const check = createCheck(fail);
  const matches = (field: string, pattern: RegExp, value: unknown) => check(pattern.test(`${value}`), field, pattern);
  checkModel(config, model, check);
  matches('policy.url', ADDRESS, policy.url ?? '');
  check(preset || operator?.name, 'operator.name', 'a text');
  check(known.includes(language), 'language', known);
  matches('theme', /^(auto|light|dark)$/, theme);
  matches('position', /^(start|end)$/, position);
  matches('domain', /^[\w.-]*$/, domain);
  check(term >= 1 && term <= 395, 'term', '1 to 395 days');
  const bytes = FIXED_BYTES + `${model.version}${model.optional}`.length;
  check(bytes <= MAX_BYTES, 'categories', `names for ${MAX_BYTES} bytes, not ${bytes}`);
}
