import type { Localized } from '../texts/languages';
import type { MessageTable } from '../texts/TextKey';
import type { SignalsOptions } from './SignalsOptions';

/** The person or body that runs the site. Law 94-V art. 8(4) asks for the name and the BIN. */
export interface OperatorOptions {
  /** The full name. Required without a preset; the preset names its own operator. */
  readonly name: Localized;
  /** Business identification number (БСН, БИН), as text. Without it the settings say that it is not stated. */
  readonly bin?: string;
}

/** The privacy policy. Accepting it is a decision of its own, apart from the categories. */
export interface PolicyOptions {
  /** 1 to 32 letters, digits, `_`, `.` or `-`, such as `2026-01`. With a new version every visitor is asked again. */
  readonly version: string;
  /** The page with the full text: an https address, or a path on this site such as `/privacy`. */
  readonly url: string;
  /** The day from which this version applies, `YYYY-MM-DD`. Default: not shown. */
  readonly effective?: string;
  /** What is new in this version, one line for each change. Shown to visitors who accepted an earlier version. */
  readonly changes?: readonly Localized[];
}

/** A cookie or storage key of a category. The settings list it; it is deleted when its category is withdrawn. */
export interface CookieOptions {
  /** Its name. `*` stands for any characters: `_ga_*`. */
  readonly name: string;
  /** `local` or `session` for a key of the browser's storage. Default: it is a cookie. */
  readonly storage?: 'local' | 'session';
  /** The `Path` of the cookie, for deleting it. Default: the path of the page and each one above it. */
  readonly path?: string;
  /** The `Domain` of the cookie, for deleting it. Default: this host and each domain above it. */
  readonly domain?: string;
  /** Who sets it. Default: "this site". */
  readonly provider?: Localized;
  /** What it is used for. */
  readonly purpose?: Localized;
  /** How long it is kept: a number of days, or a text such as "until you close the browser". */
  readonly duration?: number | Localized;
}

/** A purpose of cookies. It is off until the visitor allows it. */
export interface CategoryOptions {
  /**
   * What the visitor reads. Default: our word for `necessary`, `authorization`, `statistics`, `advertising`,
   * `functional`, `analytics` and `marketing`; for any other category its name.
   */
  readonly title?: Localized;
  /** What it is for, in one line. Default: our line for the first four of these. */
  readonly purpose?: Localized;
  /**
   * What it stores. Deleted when the category is withdrawn, except for `authorization`: that is the visitor's
   * session.
   */
  readonly cookies?: readonly CookieOptions[];
}

/** A part of the portal that is closed until the visitor has allowed what it needs. */
export interface FeatureOptions {
  /** The categories that have to be allowed. Required, unless `policy` is `true`. */
  readonly needs?: readonly string[];
  /** Whether the policy has to be accepted as well. Default `false`. */
  readonly policy?: boolean;
  /** What the visitor reads. Default: our word for `account`; for any other feature its name. */
  readonly title?: Localized;
}

/**
 * What the portal's own policy says. `[3.3]` inside a text becomes a link to that clause. What is missing is left out
 * of the notice, and the settings name it as not stated among the items of law 94-V art. 8(4).
 */
export interface DisclosureOptions {
  /** What is sent automatically when a page is opened: short names without a full stop, joined by commas. */
  readonly automatic?: readonly Localized[];
  /** What a refusal means for the visitor. */
  readonly refusal?: Localized;
  /** What does not depend on the decision, such as statistics of IP addresses. */
  readonly regardless?: Localized;
  /** What the data are used for. */
  readonly purposes?: Localized;
  /** Whether data are shared with third parties, and with whom. */
  readonly thirdParties?: Localized;
  /** Whether data leave the country. */
  readonly crossBorder?: Localized;
  /** Whether data are published in publicly available sources. */
  readonly publicSources?: Localized;
  /** The list of personal data that are collected. */
  readonly data?: Localized;
  /** Other information that the law or the policy requires. */
  readonly other?: Localized;
}

/** The options of `createConsent`, and of the JSON `kelisim-options`. */
export interface ConsentOptions {
  /** `smartustaz`: the policy of smartustaz.kz as data, for that portal alone. Default: none. */
  readonly preset?: 'smartustaz';
  /** The person or body that runs the site. Required without a preset. */
  readonly operator?: OperatorOptions;
  /** The privacy policy that the visitor is asked about. */
  readonly policy: PolicyOptions;
  /**
   * Purposes of cookies by name, or a list of names: `a-z`, `0-9` and `-`, beginning with a letter. `necessary` is
   * always there, always on, and may be named to list its cookies. Default: none.
   */
  readonly categories?: { readonly [name: string]: CategoryOptions } | readonly string[];
  /** Parts of the portal that need a decision, by name; no category may have the same name. Default: none. */
  readonly features?: { readonly [name: string]: FeatureOptions };
  /** What your own policy says, for the notice, the settings and the record of the decision. */
  readonly disclosure?: DisclosureOptions;
  /**
   * `kk`, `ru`, `en`, or a language of `messages`; `kz` and `kaz` mean `kk`. Default: `<html lang>`, then the
   * languages of the browser, then `kk`.
   */
  readonly language?: string;
  /**
   * Texts of your own, by language and key: single texts in place of ours, or a whole new language. What a new
   * language lacks is shown in Kazakh. Default: our texts.
   */
  readonly messages?: MessageTable;
  /** How long a decision is valid, in days, for acceptance and refusal alike. Default 180, at most 395. */
  readonly term?: number;
  /** The `Domain` of the cookie, to share the decision with subdomains: `example.kz`. Default: this host only. */
  readonly domain?: string;
  /** The colour scheme. Default `auto`: that of the visitor's system. */
  readonly theme?: 'auto' | 'light' | 'dark';
  /** The side of the card and of the small button, in the direction of reading. Default `start`. */
  readonly position?: 'start' | 'end';
  /**
   * Where the notice is in wide windows: `card` in the corner, `bar` across the bottom, `center` in the middle. The
   * page behind it stays usable. On phones each of them is a sheet at the bottom. Default `card`.
   */
  readonly layout?: 'card' | 'bar' | 'center';
  /**
   * Whether Kelisim shows its small button that leads back to the settings. It is not shown where the page has a
   * control with `data-kelisim-open`. Default `true`.
   */
  readonly button?: boolean;
  /** Whether the notice is shown by itself to visitors who have to decide. Default `true`. */
  readonly autoShow?: boolean;
  /**
   * Whether the page is loaded again when something that was open has closed. A script that has run cannot be stopped
   * in another way. Default `false`.
   */
  readonly reload?: boolean;
  /**
   * The address of `createConsentHandler` on this site, such as `/consent`. It sets the cookie again by `Set-Cookie`:
   * Safari keeps cookies that a script wrote for seven days only. Called after a decision, and when the cookie is
   * near its end. Default: none.
   */
  readonly renewUrl?: string;
  /**
   * The address on this site of `createConsentHandler` with `saveRecord`, which stores each decision as a proof and
   * sets the cookie again. It is called until it has stored the decision, and takes the place of `renewUrl`. Default:
   * none.
   */
  readonly recordUrl?: string;
  /**
   * Which vendors get the decision as a signal, for `kelisim.signals.js`, which reads this key of the same JSON. By npm
   * it is not read: use `connect` of `kelisim/integrations`. Default: none.
   */
  readonly signals?: SignalsOptions;
  /**
   * The name of this portal, 1 to 24 of `a-z`, `0-9` and `-`, where one host carries several portals with policies of
   * their own. The cookie is then `consent_kelisim_<portal>`. Give the server the same name. Default: one consent for
   * the host.
   */
  readonly portal?: string;
  /**
   * The nonce of the page's Content Security Policy, by npm or behind a loader. Default: the nonce of the script tag.
   */
  readonly nonce?: string;
  /**
   * The folder of the other files, such as `/kelisim/`, where `kelisim.js` was renamed or joined into another file.
   * Default: the folder of `kelisim.js`. A module under another name has it in the JSON, or has `data-policy-url`
   * beside it: no module knows its tag. By npm it is not read.
   */
  readonly base?: string;
  /** Whether the notice shows the language switch. Default `true`. */
  readonly languageSwitch?: boolean;
}
