/** What the form holds: as it was typed, right or wrong. */
export interface Draft {
  /** The policy of smartustaz.kz as data, for its own operator. */
  readonly preset: boolean;
  /** By language. */
  readonly operator: Local;
  readonly bin: string;
  readonly version: string;
  readonly url: string;
  readonly effective: string;
  /** What is new in this version, a line each. */
  readonly changes: Local;
  readonly categories: readonly CategoryDraft[];
  readonly features: readonly FeatureDraft[];
  /** What is sent automatically, a line each. */
  readonly automatic: Local;
  readonly disclosure: { readonly [Name in (typeof DISCLOSED)[number]]: Local };
  readonly messages: readonly MessageDraft[];
  readonly layout: (typeof LAYOUTS)[number];
  readonly position: 'start' | 'end';
  readonly theme: 'auto' | 'light' | 'dark';
  /** Empty: the page's. */
  readonly language: '' | 'kk' | 'ru' | 'en';
  /** Days. */
  readonly term: string;
  readonly button: boolean;
  readonly languageSwitch: boolean;
  /** Of the cookie; empty: this host only. */
  readonly domain: string;
  /** Where one host carries several portals; empty: it does not. */
  readonly portal: string;
  /** Where the server sets the cookie again; empty: nowhere. */
  readonly renewUrl: string;
  /** Whether the page loads anew after a withdrawal. */
  readonly reload: boolean;
  readonly colours: Colours;
  readonly signals: SignalsDraft;
  /** Where the files of `dist/` stand. */
  readonly base: string;
}

/** A text by language; empty: not written. */
export interface Local {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

export interface CategoryDraft {
  readonly name: string;
  readonly title: Local;
  readonly purpose: Local;
  readonly cookies: readonly CookieDraft[];
}

export interface CookieDraft {
  readonly name: string;
  readonly purpose: string;
  /** Days; empty: not stated. */
  readonly duration: string;
}

export interface FeatureDraft {
  readonly name: string;
  readonly needs: readonly string[];
  readonly policy: boolean;
}

/** A text of the portal's own. */
export interface MessageDraft {
  readonly language: string;
  readonly key: string;
  readonly text: string;
}

/** `#rrggbb`, or empty: Kelisim's own. */
export interface Colours {
  readonly accent: string;
  readonly onAccent: string;
  readonly surface: string;
  readonly text: string;
}

export interface SignalsDraft {
  readonly google: boolean;
  /** The number of the counter; empty: no signal. */
  readonly yandex: string;
  readonly uet: boolean;
  readonly clarity: boolean;
  readonly meta: boolean;
}

export const LAYOUTS = ['card', 'bar', 'center'] as const;

/** What the policy of a portal says, by the names of the option `disclosure`. `automatic` is a list, and apart. */
export const DISCLOSED = [
  'refusal',
  'regardless',
  'purposes',
  'thirdParties',
  'crossBorder',
  'publicSources',
  'data',
  'other',
] as const;

export const NO_TEXT: Local = { kk: '', ru: '', en: '' };

/** A new category. */
export const categoryOf = (name: string): CategoryDraft => ({ name, title: NO_TEXT, purpose: NO_TEXT, cookies: [] });

/**
 * A portal without a mistake. It is a private one: consent for data in state information systems is given through the
 * state service (law 94-V, article 8(1)). The disclosure is empty: only the operator knows what is true there.
 */
export const DEFAULT: Draft = {
  preset: false,
  operator: { kk: '«Білім жолы» ЖШС', ru: 'ТОО «Билим жолы»', en: 'Bilim Zholy LLP' },
  bin: '',
  version: '2026-01',
  url: '/privacy',
  effective: '',
  changes: NO_TEXT,
  categories: [
    categoryOf('authorization'),
    { ...categoryOf('statistics'), cookies: [{ name: '_stat', purpose: '', duration: '30' }] },
  ],
  features: [{ name: 'account', needs: ['authorization'], policy: true }],
  automatic: NO_TEXT,
  disclosure: Object.fromEntries(DISCLOSED.map((name) => [name, NO_TEXT])) as Draft['disclosure'],
  messages: [],
  layout: 'card',
  position: 'start',
  theme: 'auto',
  language: '',
  term: '180',
  button: true,
  languageSwitch: true,
  domain: '',
  portal: '',
  renewUrl: '',
  reload: false,
  colours: { accent: '', onAccent: '', surface: '', text: '' },
  signals: { google: false, yandex: '', uet: false, clarity: false, meta: false },
  base: '/kelisim/',
};
