/** Names of categories or features. All of them have to be open; an empty list is never open. */
export type Needs<Name extends string = string> = Name | readonly Name[];

/** The two purposes that vendors know, in a portal's own categories. */
export interface Purposes<Name extends string = string> {
  /** What has to be allowed for statistics. Default `statistics`. */
  readonly statistics?: Needs<Name>;
  /** What has to be allowed for advertising. Default `advertising`; `[]` where the portal has none. */
  readonly advertising?: Needs<Name>;
}

/** Consent types of Google Consent Mode v2. */
export type GoogleType =
  | 'ad_storage'
  | 'ad_user_data'
  | 'ad_personalization'
  | 'analytics_storage'
  | 'functionality_storage'
  | 'personalization_storage'
  | 'security_storage';

/** The options of `google`. */
export interface GoogleOptions<Name extends string = string> extends Purposes<Name> {
  /**
   * What single types need, in place of the two purposes. Default: `ad_*` need `advertising`, `analytics_storage`
   * needs `statistics`, `security_storage` needs any valid decision (`necessary`); `functionality_storage` and
   * `personalization_storage` stay denied.
   */
  readonly needs?: { readonly [Type in GoogleType]?: Needs<Name> };
  /** How long tags wait for the stored decision, in milliseconds. Default 500. */
  readonly waitForUpdate?: number;
  /**
   * ISO 3166-2 codes: the default is set for these regions only. Elsewhere Google's tags take everything as granted
   * until the visitor decides. Default: everywhere.
   */
  readonly region?: readonly string[];
  /** Whether advertising identifiers are removed from requests while `ad_storage` is denied. Default `true`. */
  readonly adsDataRedaction?: boolean;
  /** Whether links carry advertising identifiers while storage is denied. Default `false`. */
  readonly urlPassthrough?: boolean;
  /** The name of the data layer. Default `dataLayer`. */
  readonly dataLayer?: string;
}

/** The options of `gtm`. */
export interface GtmOptions {
  /** The name of the data layer. Default `dataLayer`. */
  readonly dataLayer?: string;
}

/** The options of `yandex`. */
export interface YandexOptions<Name extends string = string> extends Pick<Purposes<Name>, 'statistics'> {
  /** The number of the counter, or a list of numbers. */
  readonly id: number | string | readonly (number | string)[];
  /**
   * The counter's own options (`{ clickmap: true, … }`). Where they are given, the counter is started here once it is
   * allowed, and the page's snippet only loads `tag.js`; so it can start again after a withdrawal without a new page.
   * Default: the page's snippet starts it.
   */
  readonly init?: { readonly [option: string]: unknown };
}

/** The options of `uet`. */
export type UetOptions<Name extends string = string> = Pick<Purposes<Name>, 'advertising'>;

/** The options of `clarity`. */
export type ClarityOptions<Name extends string = string> = Purposes<Name>;

/** The options of `meta`. */
export type MetaOptions<Name extends string = string> = Pick<Purposes<Name>, 'advertising'>;

/**
 * The key `signals` of the JSON `kelisim-options`: each vendor of the page, `true` or with its options; for Yandex
 * the number of the counter is enough. `statistics` and `advertising` name the categories of the portal that stand
 * for these purposes.
 */
export interface SignalsOptions extends Purposes {
  /** Google Consent Mode v2. */
  readonly google?: boolean | GoogleOptions;
  /** Events for Google Tag Manager. */
  readonly gtm?: boolean | GtmOptions;
  /** Yandex Metrica: the number of its counter, or its options. */
  readonly yandex?: number | string | YandexOptions;
  /** Microsoft UET. */
  readonly uet?: boolean | UetOptions;
  /** Microsoft Clarity. */
  readonly clarity?: boolean | ClarityOptions;
  /** Meta Pixel. */
  readonly meta?: boolean | MetaOptions;
}
