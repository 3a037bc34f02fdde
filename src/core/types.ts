import type { SignalsOptions } from '../integrations/SignalsOptions';
import type { MessageTable } from '../messages/TextKey';

/**
 * Text that a portal supplies: one string for every language, or one per language code.
 * A missing language falls back to `kk`, `ru`, `en`, then to any that is there.
 */
export type Localized = string | { readonly [language: string]: string };

/**
 * `undecided`: no valid record. `accepted`: every optional category and the policy. `rejected`: neither any optional category
 * nor the policy. `custom`: anything between. `outdated`: there is a valid record, but for another version of the policy,
 * without a category that has been added since, or past its term; it allows nothing optional.
 */
export type Status = 'undecided' | 'accepted' | 'rejected' | 'custom' | 'outdated';

/** What can be on display: the notice, the settings by category, the policy in brief. */
export type View = 'notice' | 'preferences' | 'policy';

/** What the visitor did: one of the buttons. `api`: the host decided from code. */
export type How = 'accept-all' | 'reject-all' | 'save' | 'allow' | 'withdraw' | 'api';

/** What caused a change: an act of the visitor; `expiry`: the term ran out; `tab`: another tab, the server, a cleared cookie. */
export type Source = How | 'expiry' | 'tab';

/** What was decided. Frozen. */
export interface ConsentRecord {
  /** Random, 128 bits, base64url; kept across later decisions of one visitor. */
  readonly id: string;
  /** When it was decided, in unix seconds. */
  readonly at: number;
  /** Until when it holds, in unix seconds. */
  readonly until: number;
  /** The accepted version of the policy; `null` when it was not accepted. */
  readonly policy: string | null;
  /** The language in which the notice was shown. */
  readonly language: string;
  /** Names of optional categories. `necessary` is in neither list. */
  readonly granted: readonly string[];
  /** Names of optional categories. */
  readonly denied: readonly string[];
  readonly how: How;
  /** First 16 hex digits of SHA-256 over the text that was shown; empty when none was. */
  readonly text: string;
}

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

/** A part of the host that needs a decision. */
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
  /** Parts of the host that need a decision, by name (`[a-z][a-z0-9-]*`). */
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
   * Which other people's tags are told, for `kelisim.signals.js`, which reads it from the same JSON before those tags run. By npm
   * nothing reads it: there it is `connect` of `kelisim/integrations`.
   */
  readonly signals?: SignalsOptions;
}

/**
 * `config`: an option, a name or an attribute is wrong. `storage-blocked`: the browser refused the cookie, the choice holds for
 * this page. `ui-failed`: a file of ours did not come. `hidden`: something in the page hides or removes the widget.
 * `domain-rejected`: the browser refused the configured domain, the cookie is for this host.
 */
export type ErrorCode = 'config' | 'storage-blocked' | 'ui-failed' | 'hidden' | 'domain-rejected';

/** What each event tells, by its name without `kelisim:`. */
export interface ConsentEvents {
  /** Once for each page, before anything of ours is shown. */
  ready: { readonly status: Status; readonly record: ConsentRecord | null };
  /** After each decision, and whenever one made elsewhere, or the end of the term, is noticed. */
  change: {
    readonly status: Status;
    readonly record: ConsentRecord | null;
    /** Categories and features that opened. */
    readonly granted: readonly string[];
    /** Categories and features that closed. */
    readonly revoked: readonly string[];
    readonly source: Source;
  };
  /** One for each category or feature that opened; after `ready` also for what was open from the start. */
  grant: { readonly name: string };
  /** One for each category or feature that closed. */
  revoke: { readonly name: string };
  /** A view is on display. */
  show: { readonly view: View };
  /** A view has gone. */
  hide: { readonly view: View };
  /** Something is not as it should be. Nothing is allowed by it, and the page goes on. */
  error: { readonly code: ErrorCode; readonly message: string };
}

/** What `getSnapshot` gives: a new frozen object only when something in it has changed. */
export interface Snapshot {
  readonly status: Status;
  /** What was decided; `null` before. */
  readonly record: ConsentRecord | null;
  /** The language of the texts. */
  readonly language: string;
  /** Whether the browser keeps the record; `false` without one, and where it refused the cookie. */
  readonly stored: boolean;
}

/** What a decision from code resolves with. */
export interface DecisionResult {
  /** `false`: the browser refused the cookie, and the decision holds for this page only. */
  readonly stored: boolean;
}

/** A consent of one page. `Name` are its categories and features, `Category` those that `save` can switch. */
export interface Consent<Name extends string = string, Category extends string = Name> extends Snapshot {
  /** Whether the category or feature is open now. An unknown name is closed, and reported once. */
  allows(name: Name): boolean;
  /**
   * Resolves once the category or feature is open; at once when it already is.
   * @throws {ConfigError} (rejects) for an unknown name; the signal's reason when it is aborted.
   */
  when(name: Name, options?: { readonly signal?: AbortSignal }): Promise<void>;
  /**
   * Shows the notice, headed by why the feature is closed and what it needs.
   * Resolves with whether it is open after the decision; `false` when there was none or the notice could not be shown.
   * @throws {ConfigError} (rejects) for an unknown name.
   */
  ask(name: Name): Promise<boolean>;
  /** Accepts the policy and every category (under Global Privacy Control: all but `advertising`). */
  accept(): Promise<DecisionResult>;
  /** A no to every optional category and to the policy. */
  reject(): Promise<DecisionResult>;
  /**
   * Decides each category and the policy. What is left out is a no.
   * @throws {ConfigError} (rejects) for a name that is no optional category.
   */
  save(
    choice: { readonly policy?: boolean; readonly necessary?: boolean } & { readonly [Name in Category]?: boolean },
  ): Promise<DecisionResult>;
  /** Takes back whatever was given: a no to every optional category and to the policy. */
  withdraw(): Promise<DecisionResult>;
  /** Shows the notice. The user interface is loaded on demand; a failure is a `kelisim:error`, and the next call tries again. */
  show(): Promise<void>;
  /** Hides every view. Never a decision: those who wait on `ask` get `false`. */
  hide(): void;
  /** Opens the settings by category. */
  openPreferences(): Promise<void>;
  /** Opens the policy in brief, at a clause if one is named, such as `'3.3'`. */
  openPolicy(clause?: string): Promise<void>;
  /**
   * Switches the texts in place. `kz`, `kaz` and `kk-KZ` mean `kk`.
   * @throws {ConfigError} (rejects) for a language without texts.
   */
  setLanguage(code: string): Promise<void>;
  /** Listens; the returned function stops it. A late listener of `ready` is called at once. */
  on<Type extends keyof ConsentEvents>(type: Type, listener: (detail: ConsentEvents[Type]) => void): () => void;
  /** Calls the listener after each change of the snapshot: the store contract of React, Svelte and Vue. */
  subscribe(listener: () => void): () => void;
  /** The state of now: the same object until something in it changes. */
  getSnapshot(): Snapshot;
  /** What was shown and agreed, for the visitor to keep. */
  receipt(): Promise<Receipt>;
  /** Removes everything that was added to the page. The cookie stays. */
  destroy(): void;
}

/** The record as a document, in the language of the decision. `null`: not known, or not stated by the operator. */
export interface Receipt {
  /** Its name. */
  readonly operator: string;
  /** Its business identification number. */
  readonly bin: string | null;
  /** The full name: filled in by the host's server for a visitor who has signed in. */
  readonly subject: null;
  /** The origin of the page. */
  readonly site: string;
  /** As it is configured now, and what was accepted of it. */
  readonly policy: {
    readonly version: string;
    readonly url: string;
    readonly effective: string | null;
    /** The version that was accepted. */
    readonly accepted: string | null;
  };
  /** The record, without what stands elsewhere in the receipt. */
  readonly decision:
    | (Omit<ConsentRecord, 'policy' | 'text'> & { readonly status: Status; readonly stored: boolean })
    | null;
  /** Each category, `necessary` first. */
  readonly purposes: readonly {
    readonly name: string;
    readonly title: string;
    readonly purpose: string | null;
    readonly granted: boolean;
  }[];
  /** The list of personal data. */
  readonly data: string | null;
  /** Whether data are passed on. */
  readonly transfers: {
    readonly thirdParties: string | null;
    readonly crossBorder: string | null;
    readonly publicSources: string | null;
  };
  /** What was on display when it was decided. */
  readonly text: {
    /** As recorded in the cookie. */
    readonly hash: string | null;
    /** The text itself, where today's texts and options still give that hash; else `null`. */
    readonly shown: string | null;
  };
}
