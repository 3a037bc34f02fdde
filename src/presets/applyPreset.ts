import type { ConsentOptions } from '../core/types';
import { smartustaz } from './smartustaz';

type Presettable = Pick<ConsentOptions, 'preset' | 'categories' | 'features'>;

/** The options over their preset. Categories and features are merged by name, so that a portal can list its cookies. */
export function applyPreset<Options extends Presettable>(options: Options): Options {
  const { preset, categories, features } = options;
  if (!preset) return options;
  const own = Array.isArray(categories) ? Object.fromEntries(categories.map((category) => [category, {}])) : categories;
  return {
    ...options,
    categories: { ...smartustaz.categories, ...own },
    features: { ...smartustaz.features, ...features },
  };
}
