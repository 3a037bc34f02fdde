import type { DisclosureOptions } from '../options/ConsentOptions';
import type { Config } from '../options/createConfig';
import { titleOf } from '../options/titleOf';
import type { Texts } from '../texts/createTexts';
import { type Localized, localize } from '../texts/languages';
import type { AskedKey, Translate } from '../texts/TextKey';

/** A title that fits into two lines beside the language switch, in a window of 320 px. */
const SHORT_TITLE = /^.{1,19}( .{1,19})?$/;

/** What the views say: the options of a portal and our texts, in one language. */
export interface Wording {
  readonly config: Config;
  readonly language: string;
  /** The text of a key. */
  readonly t: Translate;
  /** A portal's own text. */
  localize(text: Localized): string;
  /** The title of a category, or of a feature. */
  titleOf(name: string): string;
  /** The title of a category inside a sentence: ours in lower case, a portal's own as it is. */
  titleInSentence(name: string): string;
  /** What the portal's policy says; `undefined` when it is not stated. */
  disclosure(what: Exclude<keyof DisclosureOptions, 'automatic'>): string | undefined;
  /** What is sent automatically, as one list; empty where the portal does not say it. */
  readonly automatic: string;
  /** Clause numbers belong to the policy of the preset: ` [3.3]` there, nothing elsewhere. */
  clause(number: string): string;
  readonly operator: string;
  readonly title: string;
  /** Whether the title names the operator. */
  readonly isOperatorInTitle: boolean;
  readonly switchNames: Texts['switchNames'];
}

export function createWording(config: Config, texts: Texts, language: string): Wording {
  const { preset, operator, disclosure, categories } = config;
  const t: Translate = (key, values) => texts.translate(language, key, values);
  const pick = (text: Localized) => localize(text, language);
  const titleHere = (name: string) => titleOf(config, texts, language, name);
  const ownOperator = operator.name && pick(operator.name);
  const shortOperator = ownOperator ?? (preset ? t('smartustaz.name') : '');
  const titled = t('notice.title', { operator: shortOperator });
  // A portal's own title need not name the operator: the first sentence does then.
  const isNamed = titled.includes(shortOperator);
  const isShort = SHORT_TITLE.test(titled);

  return {
    config,
    language,
    t,
    localize: pick,
    titleOf: titleHere,
    titleInSentence(name) {
      const title = titleHere(name);
      return categories[name]?.title ? title : title.toLocaleLowerCase(language);
    },
    disclosure(what) {
      const own = disclosure[what];
      if (own) return pick(own);
      return preset && (t(`${preset}.${what}` satisfies `smartustaz.${string}` as AskedKey) || undefined);
    },
    // What is no list, or has gaps, is drawn as far as it goes.
    automatic: [disclosure.automatic ?? []].flat().map(pick).filter(Boolean).join(', '),
    clause: (number) => (preset ? ` [${number}]` : ''),
    operator: ownOperator ?? (preset ? t('smartustaz.operator') : ''),
    title: isShort || !isNamed ? titled : t('notice.titlePlain'),
    isOperatorInTitle: isNamed && isShort,
    switchNames: texts.switchNames,
  };
}
