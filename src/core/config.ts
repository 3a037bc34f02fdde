import { applyPreset } from '../presets/applyPreset';
import { expect } from './ConfigError';
import { MAX_BYTES } from './codec';
import { LANGUAGE, normalizeLanguage, resolveLanguage } from './language';
import { createModel, type Model, VERSION } from './model';
import type { ConsentOptions } from './types';

/** The options, checked and with their defaults. */
export interface Config extends ConsentOptions {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly position: 'start' | 'end';
  readonly term: number;
  readonly language: string;
  readonly model: Model;
}

/** The bytes of a cookie beside the version and the names of the categories; held against the codec by a test. */
export const FIXED_BYTES = 138;

/** @throws {ConfigError} naming the first field that is wrong, and what is expected there */
export function resolveConfig(options: ConsentOptions): Config {
  const { theme = 'auto', position = 'start', term: days = 180 } = options ?? {};
  const given = { ...options, theme, position, language: language(options?.language) };
  const { policy } = given;
  const check = (field: string, pattern: RegExp, value: unknown = given[field as 'theme'] ?? '') =>
    expect(pattern.test(`${value}`), field, pattern);
  // The policy first: an operator beside another's preset must not hide that its policy is missing.
  check('policy.version', VERSION, policy?.version);
  // https, http or relative: never `javascript:`.
  check('policy.url', /^(https?:\/\/.|(?!\/\/)[^\s:\\]+$)/, policy.url);
  check('language', LANGUAGE);
  check('theme', /^(auto|light|dark)$/);
  check('position', /^(start|end)$/);
  check('domain', /^[\w.-]*$/);
  const term = +days;
  expect(term >= 1 && term <= 395, 'term', '1 to 395 days');
  const merged = applyPreset(given);
  expect(merged.operator?.name, 'operator.name', 'a text');
  const model = createModel(merged);
  const bytes = FIXED_BYTES + `${model.version}${model.optional.join('.')}`.length;
  expect(bytes <= MAX_BYTES, 'categories', `names for ${MAX_BYTES} bytes, not ${bytes}`);
  return { ...merged, term, model };
}

function language(wish?: string): string {
  return wish ? normalizeLanguage(`${wish}`) : resolveLanguage([document.documentElement.lang, ...navigator.languages]);
}
