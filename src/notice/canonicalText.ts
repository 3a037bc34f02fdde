import type { Config } from '../options/createConfig';
import type { Texts } from '../texts/createTexts';
import { lawLine } from './lawLine';
import { shownText } from './shownText';

/**
 * The text that a record's hash is made from: the lines of the view on which the button was, then the line that binds
 * what law 94-V art. 8(4) asks for.
 */
export function canonicalText(view: Element, config: Config, texts: Texts, language: string): string {
  return `${shownText(view)}\n${lawLine(config, language, texts.baseOf(language))}`;
}
