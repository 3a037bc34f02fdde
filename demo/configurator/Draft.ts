/** What the form holds: as it was typed, right or wrong. */
export interface Draft {
  /** The policy of smartustaz.kz as data, for its own operator. */
  readonly preset: boolean;
  /** By language. */
  readonly operator: { readonly kk: string; readonly ru: string; readonly en: string };
  readonly bin: string;
  readonly version: string;
  readonly url: string;
  readonly effective: string;
  readonly categories: readonly CategoryDraft[];
  readonly features: readonly FeatureDraft[];
  readonly layout: (typeof LAYOUTS)[number];
  readonly position: 'start' | 'end';
  readonly theme: 'auto' | 'light' | 'dark';
  /** Empty: the page's. */
  readonly language: '' | 'kk' | 'ru' | 'en';
  /** Days. */
  readonly term: string;
  readonly button: boolean;
  readonly colours: Colours;
  readonly signals: SignalsDraft;
  /** Where the files of `dist/` stand. */
  readonly base: string;
}

export interface CategoryDraft {
  readonly name: string;
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

/** A portal that is right from the start. */
export const DEFAULT: Draft = {
  preset: false,
  operator: { kk: '№ 1 мектеп', ru: 'Школа № 1', en: 'School No. 1' },
  bin: '',
  version: '2026-01',
  url: '/privacy',
  effective: '',
  categories: [
    { name: 'authorization', cookies: [] },
    { name: 'statistics', cookies: [{ name: '_stat', purpose: '', duration: '30' }] },
  ],
  features: [{ name: 'account', needs: ['authorization'], policy: true }],
  layout: 'card',
  position: 'start',
  theme: 'auto',
  language: '',
  term: '180',
  button: true,
  colours: { accent: '', onAccent: '', surface: '', text: '' },
  signals: { google: false, yandex: '', uet: false, clarity: false, meta: false },
  base: '/kelisim/',
};
