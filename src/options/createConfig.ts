import { cookieName } from '../record/cookieName';
import { createModel, type Model } from '../record/model';
import { LANGUAGES, normalizeLanguage, resolveLanguage } from '../texts/languages';
import type {
  CategoryOptions,
  ConsentOptions,
  DisclosureOptions,
  FeatureOptions,
  OperatorOptions,
  PolicyOptions,
} from './ConsentOptions';
import { findUnknown } from './findUnknown';
import type { Problem } from './Problem';
import { smartustaz } from './smartustaz';

/** Every default of the options, in one place. `language` depends on the page: see `createConfig`. */
export const DEFAULTS = {
  /** Days. */
  term: 180,
  theme: 'auto',
  position: 'start',
  layout: 'card',
  button: true,
  autoShow: true,
  reload: false,
  languageSwitch: true,
} as const;

/** The options in their one normalised form, with every default. Whether they are right is `checkConfig`'s question. */
export interface Config {
  /** As they were given. */
  readonly options: ConsentOptions;
  readonly preset: ConsentOptions['preset'];
  readonly operator: Partial<OperatorOptions>;
  readonly policy: Partial<PolicyOptions>;
  readonly categories: { readonly [name: string]: CategoryOptions };
  readonly features: { readonly [name: string]: FeatureOptions };
  readonly disclosure: DisclosureOptions;
  readonly messages: ConsentOptions['messages'];
  /** The language in which the page begins. */
  readonly language: string;
  /** Languages with texts: ours, and those of `messages`. */
  readonly languages: readonly string[];
  /** Days. */
  readonly term: number;
  /** Empty: this host only. */
  readonly domain: string;
  readonly cookieName: string;
  readonly theme: NonNullable<ConsentOptions['theme']>;
  readonly position: NonNullable<ConsentOptions['position']>;
  readonly layout: NonNullable<ConsentOptions['layout']>;
  readonly button: boolean;
  readonly autoShow: boolean;
  readonly reload: boolean;
  readonly languageSwitch: boolean;
  /** Empty: the cookie is not renewed. */
  readonly renewUrl: string;
  /** Empty: no server stores the record. */
  readonly recordUrl: string;
  /** Empty: not known. */
  readonly nonce: string;
  readonly model: Model;
  /** Options and keys that do not exist. */
  readonly unknown: readonly Problem[];
}

/**
 * @param wishes languages in the order of preference, for portals that configure none: that of the page, then the
 * visitor's
 */
export function createConfig(given: ConsentOptions, wishes: Iterable<string>): Config {
  const options = withoutPrototype(given);
  const { categories, features, messages, language } = options;
  // JSON may say `null` for what is left out.
  const preset = options.preset ?? undefined;
  const isPreset = preset === 'smartustaz';
  const named = { ...(isPreset && smartustaz.categories), ...byName(categories) };
  const needing = { ...(isPreset && smartustaz.features), ...asObject(features) };
  const languages = Object.keys({ ...LANGUAGES, ...asObject(messages) });
  const stated = asObject(options.policy);
  // JSON may have the version as a number.
  const policy = typeof stated.version === 'number' ? { ...stated, version: `${stated.version}` } : stated;
  const unknown = findUnknown(options);
  // What is not understood may have been meant to restrict it.
  const closed = unknown.flatMap(({ kind, option }) =>
    kind === 'unknown' ? (/^(?:categories|features)\.(.+?)\./.exec(option)?.[1] ?? []) : [],
  );
  return {
    ...DEFAULTS,
    ...withoutGaps(options),
    options,
    preset,
    operator: asObject(options.operator),
    policy,
    categories: named,
    features: needing,
    disclosure: asObject(options.disclosure),
    messages: messages ?? undefined,
    language: language ? normalizeLanguage(`${language}`) : resolveLanguage(wishes, languages),
    languages,
    term: daysOf(options.term ?? DEFAULTS.term),
    domain: options.domain ?? '',
    cookieName: cookieName(options.portal ?? undefined),
    renewUrl: typeof options.renewUrl === 'string' ? options.renewUrl : '',
    recordUrl: typeof options.recordUrl === 'string' ? options.recordUrl : '',
    nonce: options.nonce ?? '',
    model: createModel({ policy, categories: named, features: needing, closed }),
    unknown,
  };
}

/** A number, or its digits out of an attribute; `NaN` for anything else. `Number` would take `true` for one day. */
function daysOf(term: unknown): number {
  const isDigits = typeof term === 'string' && /^\d{1,3}$/.test(term);
  return typeof term === 'number' || isDigits ? Number(term) : Number.NaN;
}

/** What a page, or somebody who attacks it, has put on `Object.prototype` is no option. */
export function withoutPrototype<Options extends object>(options: Options): Options & { [name: string]: unknown } {
  return Object.assign(Object.create(null), options);
}

/** A list of names is a table of categories without further options. */
function byName(categories: ConsentOptions['categories']): Config['categories'] {
  return Array.isArray(categories)
    ? Object.fromEntries(categories.map((name: string) => [name, {}]))
    : (asObject(categories) as Config['categories']);
}

/** Options come from JSON and from JavaScript: what is no object has no keys. */
function asObject<Value extends object>(value: Value | null | undefined): Partial<Value> & object {
  return typeof value === 'object' && value && !Array.isArray(value) ? value : ({} as Partial<Value> & object);
}

function withoutGaps(options: ConsentOptions): Partial<ConsentOptions> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== null));
}
