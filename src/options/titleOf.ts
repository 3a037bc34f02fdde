import type { Texts } from '../texts/createTexts';
import { localize } from '../texts/languages';
import type { Config } from './createConfig';

/** What a category or feature is called: in the portal's words, else in ours, else by its name. */
export function titleOf({ categories, features }: Config, texts: Texts, language: string, name: string): string {
  const kind = features[name] ? 'feature' : 'category';
  const own = (features[name] ?? categories[name])?.title;
  // The key is composed of a name that the portal chose: there may be no text of ours.
  return own ? localize(own, language) : texts.translate(language, `${kind}.${name}`) || name;
}
