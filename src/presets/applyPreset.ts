import { expect } from '../core/ConfigError';
import type { ConsentOptions } from '../core/types';
import { smartustaz } from './smartustaz';

type Presettable = Pick<ConsentOptions, 'preset' | 'operator' | 'categories' | 'features'>;

/**
 * The options over their preset. Categories and features are merged by name, so that a portal can list its cookies.
 * @throws {ConfigError} for an unknown preset, and for another operator: it takes nothing from this one silently (clause 2.3).
 */
export function applyPreset<Options extends Presettable>(options: Options): Options {
  const { preset, operator, categories, features } = options;
  if (!preset) return options;
  expect(preset === 'smartustaz', 'preset', 'smartustaz');
  // The name in full, in three languages, is among the texts.
  const name = operator?.name ?? 'El Umiti';
  expect(smartustaz.operator.test(JSON.stringify(name)), 'operator.name', 'El Umiti');
  const own = Array.isArray(categories) ? Object.fromEntries(categories.map((category) => [category, {}])) : categories;
  return {
    ...options,
    operator: { ...operator, name },
    categories: { ...smartustaz.categories, ...own },
    features: { ...smartustaz.features, ...features },
  };
}
