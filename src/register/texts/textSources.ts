import type { Config } from '../../options/createConfig';
import { serverTexts } from '../../server/renderNotice';
import type { Texts } from '../../texts/createTexts';

/** What tells a text from the others of its language and view. */
export interface Circumstances {
  readonly [name: string]: string | boolean;
}

/** Texts as a page can have them. */
export interface TextSource {
  readonly texts: Texts;
  readonly circumstances: Circumstances;
}

/**
 * All texts; where the portal has texts of its own, also ours alone: a page whose `kelisim.messages.js` did not come
 * shows and records them. Each also as browsers without `Intl.PluralRules` show it.
 */
export function textSources(config: Config): readonly TextSource[] {
  const { messages } = config;
  const whole: TextSource = { texts: serverTexts(config), circumstances: {} };
  const ours = { texts: serverTexts({ ...config, messages: undefined }), circumstances: { ownTexts: false } };
  const sources = messages ? [whole, ours] : [whole];
  return sources.flatMap((source) => [source, withoutPlurals(source)]);
}

function withoutPlurals({ texts, circumstances }: TextSource): TextSource {
  const translate: Texts['translate'] = (language, key, values = {}) => {
    const other = values.count === undefined ? '' : texts.translate(language, `${key}_other`, values);
    return other || texts.translate(language, key, values);
  };
  return { texts: { ...texts, translate }, circumstances: { ...circumstances, pluralRules: false } };
}
