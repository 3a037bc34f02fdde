import { expect } from '../core/ConfigError';
import { MAX_BYTES } from '../core/codec';
import { resolveConfig } from '../core/config';
import { LANGUAGE } from '../core/language';
import type { ConsentOptions } from '../core/types';
import { checkModel } from './checkModel';
import { ADDRESS } from './patterns';

/** The bytes of a cookie beside the version and the names of the categories; held against the codec by a test. */
export const FIXED_BYTES = 138;

/** @throws {ConfigError} naming the first field that is wrong, and what is expected there */
export function checkOptions(options: ConsentOptions): void {
  checkModel(options);
  const { policy, operator, language, theme, position, domain = '', term, model } = resolveConfig(options);
  const check = (field: string, pattern: RegExp, value: unknown) => expect(pattern.test(`${value}`), field, pattern);
  check('policy.url', ADDRESS, policy.url ?? '');
  expect(operator?.name, 'operator.name', 'a text');
  check('language', LANGUAGE, language);
  check('theme', /^(auto|light|dark)$/, theme);
  check('position', /^(start|end)$/, position);
  check('domain', /^[\w.-]*$/, domain);
  expect(term >= 1 && term <= 395, 'term', '1 to 395 days');
  const bytes = FIXED_BYTES + `${model.version}${model.optional}`.length;
  expect(bytes <= MAX_BYTES, 'categories', `names for ${MAX_BYTES} bytes, not ${bytes}`);
}
