import { applyPreset } from '../presets/applyPreset';
import { expect } from './ConfigError';
import { MAX_BYTES } from './codec';
import { normalizeLanguage, resolveLanguage } from './language';
import { createModel, type Model } from './model';
import type { ConsentOptions } from './types';

/** The options with their defaults. Checked as far as a decision depends on them; the looks later (`ui/companion`). */
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
  const merged = applyPreset(options ?? {});
  const { policy, operator, language, term = 180 } = merged;
  const model = createModel(merged);
  // https, http or relative: never `javascript:`.
  const address = /^(https?:\/\/.|(?!\/\/)[^\s:\\]+$)/;
  expect(address.test(policy.url ?? ''), 'policy.url', address);
  expect(operator?.name, 'operator.name', 'a text');
  expect(term >= 1 && term <= 395, 'term', '1-395');
  const bytes = FIXED_BYTES + `${model.version}${model.optional}`.length;
  expect(bytes <= MAX_BYTES, 'categories', `${MAX_BYTES} bytes`);
  return {
    theme: 'auto',
    position: 'start',
    ...merged,
    term: +term,
    language: language
      ? normalizeLanguage(`${language}`)
      : resolveLanguage([document.documentElement.lang, ...navigator.languages]),
    model,
  };
}
