import { localize } from '../texts/languages';
import type { EmbedsContext } from './EmbedsContext';

/** What a category or feature is called in the language of the page. */
export function createTitles({ config, texts, language }: EmbedsContext): (name: string) => string {
  return (name) => {
    const kind = config.features[name] ? 'feature' : 'category';
    const own = (config.features[name] ?? config.categories[name])?.title;
    return own ? localize(own, language()) : texts.translate(language(), `${kind}.${name}`) || name;
  };
}
