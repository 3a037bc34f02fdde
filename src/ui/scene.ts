import type { Brief, Core, Messages, ViewContext, Views } from '../core/lazy';
import type { CategoryOptions, DisclosureOptions, Localized, View } from '../core/types';
import { createTranslate, type FirstKey, type Key, type Translate } from './translate';

export interface ScenePage {
  readonly address: string;
  /** Global Privacy Control. */
  readonly signal?: boolean;
}

/** Everything that a view draws from. */
export interface Scene<Keys extends string = FirstKey> {
  readonly core: Core;
  readonly language: string;
  readonly context: ViewContext;
  /** The policy in brief, where the portal has a preset and the second layer is loaded. */
  readonly brief: Brief;
  readonly t: Translate<Keys>;
  /** The portal's text in the language of the scene. */
  pick(text: Localized): string;
  /** The title of a category; of a feature with its own title, if the portal gave one. */
  title(name: string, kind?: 'category' | 'feature', own?: Localized): string;
  /** The portal's options for a category. */
  category(name: string): CategoryOptions;
  /** What the portal's policy says; `undefined` when it is not stated. */
  says(what: Exclude<keyof DisclosureOptions, 'automatic'>): string | undefined;
  close(view: View): void;
  /** The page that it shows on. */
  readonly page: ScenePage;
  /** The second layer, where it is loaded: not on a first visit. */
  readonly views: Views | undefined;
  /** Clause numbers belong to the policy of the preset: ` [3.3]` there, nothing elsewhere. */
  clause(number: string): string;
}

export function createScene(
  core: Core,
  messages: Messages,
  brief: Brief | undefined,
  language: string,
  context: ViewContext,
  close: (view: View) => void,
  views: Views | undefined,
  page: ScenePage,
): Scene<Key> {
  const { config } = core;
  const pick = (text: Localized) =>
    typeof text === 'string' ? text : (text[language] ?? text.kk ?? text.ru ?? text.en ?? Object.values(text)[0] ?? '');
  const category = (name: string) =>
    (config.categories as { [name: string]: CategoryOptions } | undefined)?.[name] ?? {};
  return {
    core,
    category,
    language,
    context,
    close,
    views,
    page,
    brief: (config.preset && brief) || [],
    pick,
    t: (core.own?.createTranslate ?? createTranslate)(messages, language),
    title(name, kind = 'category', own = category(name).title) {
      return own ? pick(own) : (messages[`${kind}.${name}`] ?? name);
    },
    says(what) {
      const own = config.disclosure?.[what];
      return own ? pick(own) : config.preset && messages[`${config.preset}.${what}`];
    },
    clause: (number) => (config.preset ? ` [${number}]` : ''),
  };
}
