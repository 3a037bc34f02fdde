import type { SignalsOptions } from '../signals/SignalsOptions';
import type { Localized } from '../texts/languages';
import type { MessageTable } from '../texts/TextKey';

/** The person or body that answers for the site. Law 94-V art. 8(4) asks for the name and the BIN. */
export interface OperatorOptions {
  /** As the law names it. Required without a preset; a preset speaks for its own operator only. */
  readonly name: Localized;
  /** Business identification number (БСН, БИН). Said to be "not stated" when it is missing. */
  readonly bin?: string;
}

/** The privacy policy. Its acceptance is a decision of its own, beside those on the categories. */
export interface PolicyOptions {
  /** `[\w.-]{1,32}`. A new version asks every visitor again. */
  readonly version: string;
  /** The page with the full text: https, or of this site. */
  readonly url: string;
  /** The day since which it applies, `YYYY-MM-DD`. */
  readonly effective?: string;
  /** What is new in this version, a line each; shown to those who accepted an earlier one. */
  readonly changes?: readonly Localized[];
}

/** One cookie (or storage key) of a category, as the preferences list it. Deleted when its category is withdrawn. */
export interface CookieOptions {
  /** `*` stands for any characters: `_ga_*`. */
  readonly name: string;
  /** Where it lives, when it is a key of the browser's storage. Default: it is a cookie. */
  readonly storage?: 'local' | 'session';
  /** The cookie's `Path`. Default: this page's path and each above it are tried. */
  readonly path?: string;
  /** The cookie's `Domain`. Default: this host and each domain above it are tried. */
  readonly domain?: string;
  /** Who sets it. Default: this site. */
  readonly provider?: Localized;
  /** What it is for. */
  readonly purpose?: Localized;
  /** How long it lives: days, or words such as "until you close the browser". */
  readonly duration?: number | Localized;
}

/** A purpose of cookies, off until the visitor chooses it. */
export interface CategoryOptions {
  /** Default: our own word for the names that Kelisim knows, else the name. */
  readonly title?: Localized;
  /** One line: what for. */
  readonly purpose?: Localized;
  /** What it stores, for the preferences to list. Deleted when it is closed, but for those of `authorization`. */
  readonly cookies?: readonly CookieOptions[];
}

/** A part of the portal that needs a decision. */
export interface FeatureOptions {
  /** Names of categories that must be granted. */
  readonly needs?: readonly string[];
  /** Whether the policy must be accepted as well. Default `false`. */
  readonly policy?: boolean;
  /** What the visitor calls it. Default: our own word for `account`, else the name. */
  readonly title?: Localized;
}

/**
 * What the portal's own policy says, a line each. `[3.3]` inside a text becomes a link to that clause. What is missing
 * is left out of the notice, and named as not stated among the items of law 94-V art. 8(4).
 */
export interface DisclosureOptions {
  /** What is sent automatically when a page is viewed. */
  readonly automatic?: readonly Localized[];
  /** What refusing means. */
  readonly refusal?: Localized;
  /** What happens whatever the visitor decides, such as statistics of IP addresses. */
  readonly regardless?: Localized;
  /** What the data are used for. */
  readonly purposes?: Localized;
  /** Whether and to whom data are passed on. */
  readonly thirdParties?: Localized;
  /** Whether data leave the country. */
  readonly crossBorder?: Localized;
  /** Whether data get into sources that are open to everybody. */
  readonly publicSources?: Localized;
  /** The list of personal data. */
  readonly data?: Localized;
  /** What else the law or the policy wants said. */
  readonly other?: Localized;
}

/** What `createConsent` takes, and `kelisim-options` holds. */
export interface ConsentOptions {
  /** A portal's policy as data. `smartustaz` speaks for its own operator only (clause 2.3). */
  readonly preset?: 'smartustaz';
  /** The person or body that answers for the site. */
  readonly operator?: OperatorOptions;
  /** The privacy policy that is asked about. */
  readonly policy: PolicyOptions;
  /** Purposes of cookies, by name (`[a-z][a-z0-9-]*`), or just their names. `necessary` is always there. */
  readonly categories?: { readonly [name: string]: CategoryOptions } | readonly string[];
  /** Parts of the portal that need a decision, by name (`[a-z][a-z0-9-]*`). */
  readonly features?: { readonly [name: string]: FeatureOptions };
  /** What your own policy says, for the notice, the preferences and the receipt. */
  readonly disclosure?: DisclosureOptions;
  /** `kk`, `ru`, `en`, or a language of `messages`. Default: `<html lang>`, then the browser's languages, then `kk`. */
  readonly language?: string;
  /**
   * Texts of your own, by language and key: single ones that are to say something else, or a whole new language, whose code is
   * then one of `language` and `setLanguage`. What a new language lacks is said in Kazakh.
   */
  readonly messages?: MessageTable;
  /** How long a decision holds, in days, alike for yes and no. Default 180, at most 395. */
  readonly term?: number;
  /** `Domain` of the cookie, to share the decision with subdomains. Default: this host only. */
  readonly domain?: string;
  /** Default `auto`: follows the visitor's system. */
  readonly theme?: 'auto' | 'light' | 'dark';
  /** The side of the card and of the way back, in the direction of reading. Default `start`. */
  readonly position?: 'start' | 'end';
  /**
   * Where the notice lies on wide windows: `card` in the corner, `bar` across the bottom, `center` in the middle, the page behind it
   * still usable. On phones each is the same sheet. Default `card`.
   */
  readonly layout?: 'card' | 'bar' | 'center';
  /** Whether Kelisim draws its own small button that leads back to the preferences. Default `true`. */
  readonly button?: boolean;
  /** Whether the notice shows by itself to those who have to decide. Default `true`. */
  readonly autoShow?: boolean;
  /**
   * Whether the page loads anew once something that was open has closed: a script that ran cannot be unrun. Default
   * `false`.
   */
  readonly reload?: boolean;
  /**
   * The address on this site of `createConsentHandler`, which sets the cookie again by `Set-Cookie`: Safari keeps those
   * that a script wrote for seven days only. Called after a decision, and when the cookie is near its end.
   */
  readonly renewUrl?: string;
  /**
   * The address on this site of `createConsentHandler` with `saveRecord`, which stores each decision as a proof and sets the
   * cookie again. Called until it has stored the decision. It takes the place of `renewUrl`.
   */
  readonly recordUrl?: string;
  /**
   * Which tags of other vendors hear of the decision, for `kelisim.signals.js`, which reads it from the same JSON before those
   * tags run. By npm it is not read: there it is `connect` of `kelisim/integrations`.
   */
  readonly signals?: SignalsOptions;
  /**
   * The name of this portal, `[a-z0-9-]{1,24}`, where a host carries several portals with policies of their own. The cookie is
   * then `consent_kelisim_<portal>`. Default: one consent for the host.
   */
  readonly portal?: string;
  /** The page's nonce, where our own tag does not carry it (npm, loaders). Default: that of the script tag. */
  readonly nonce?: string;
  /** The folder of the parts, as an address. Default: where `kelisim.js` was loaded from. By npm it is not read. */
  readonly base?: string;
  /** Whether the notice shows the language switch. Default `true`. */
  readonly languageSwitch?: boolean;
}
