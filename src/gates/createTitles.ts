import { titleOf } from '../options/titleOf';
import type { EmbedsContext } from './EmbedsContext';

/** What a category or feature is called in the language of the page. */
export function createTitles({ config, texts, language }: EmbedsContext): (name: string) => string {
  return (name) => titleOf(config, texts, language(), name);
}
