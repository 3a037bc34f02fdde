export const LANGUAGES = ['kk', 'ru', 'en'] as const;
export const EMBEDDINGS = ['tag', 'npm'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export const POSITIONS = ['start', 'end'] as const;
export const LAYOUTS = ['card', 'bar', 'center'] as const;
export const SCENARIOS = [
  'first',
  'accepted',
  'rejected',
  'custom',
  'outdated',
  'expired',
  'corrupt',
  'ends-soon',
  'future',
  'blocked',
  'ui-missing',
  'wrong-domain',
  'gated',
  'host-dialog',
  'hostile',
  'filtered',
  'server-drawn',
  'own-texts',
  'right-to-left',
  'own-policy',
] as const;
/** They stand for the visitor's browser or network, or for the page: links inside the portal keep them. */
const LASTING: readonly (string | undefined)[] = SCENARIOS.slice(SCENARIOS.indexOf('blocked'));

export type Language = (typeof LANGUAGES)[number];
export type Scenario = (typeof SCENARIOS)[number];
export type PageName = 'home' | 'sign-in' | 'sign-out' | 'profile' | 'policy' | 'unknown';

/** What an address of the demo says. */
export interface Place {
  /** Whether the pages are files of a static host, one folder for each language: links are relative then. */
  readonly files?: true;
  readonly embedding: (typeof EMBEDDINGS)[number];
  readonly language: Language;
  readonly page: PageName;
  readonly theme: (typeof THEMES)[number];
  readonly position: (typeof POSITIONS)[number];
  /** Default: `card`. */
  readonly layout?: (typeof LAYOUTS)[number];
  /** `nonce`: the page has a Content Security Policy that allows scripts by nonce only. Default: none. */
  readonly csp?: 'nonce';
  /** Whether the browser sends the Global Privacy Control signal. */
  readonly gpc?: true;
  readonly scenario?: Scenario;
  /** Of the scenario `custom`: names joined by `.`, `policy` among them. */
  readonly grant?: string;
}

const PATH = /^(\/npm)?\/(kk|ru|en)\/(.*)$/;
const PAGES: { readonly [path: string]: PageName } = {
  '': 'home',
  'sign-in': 'sign-in',
  'sign-out': 'sign-out',
  profile: 'profile',
  policy: 'policy',
};

export function parsePlace({ pathname, searchParams }: URL): Place | null {
  const [, npm, language, path = ''] = PATH.exec(pathname) ?? [];
  if (!language) return null;
  return {
    embedding: npm ? 'npm' : 'tag',
    language: language as Language,
    page: PAGES[path] ?? 'unknown',
    ...parseSwitches(searchParams),
  };
}

/** What stands in the query of an address. */
export function parseSwitches(query: URLSearchParams): Omit<Place, 'embedding' | 'language' | 'page'> {
  const given = <Value extends string>(key: string, values: readonly Value[]) =>
    values.find((value) => value === query.get(key));
  return {
    theme: given('theme', THEMES) ?? 'auto',
    position: given('position', POSITIONS) ?? 'start',
    layout: given('layout', LAYOUTS),
    csp: given('csp', ['nonce']),
    gpc: given('gpc', ['1']) && true,
    scenario: given('scenario', SCENARIOS),
    grant: query.get('grant') ?? undefined,
  };
}

/** The other way round: what is as by default is left out. */
export function querySwitches({ theme, position, layout, csp, gpc, scenario, grant }: Place): URLSearchParams {
  const query = new URLSearchParams();
  if (scenario) query.set('scenario', scenario);
  if (scenario === 'custom' && grant !== undefined) query.set('grant', grant);
  if (theme !== 'auto') query.set('theme', theme);
  if (position !== 'start') query.set('position', position);
  if (layout && layout !== 'card') query.set('layout', layout);
  if (csp) query.set('csp', csp);
  if (gpc) query.set('gpc', '1');
  return query;
}

/** The address of a place as it is. */
export function addressOf(place: Place): string {
  const { embedding, language, page, files } = place;
  const path = page === 'home' || page === 'unknown' ? '' : page;
  if (files) return `../${language}/${path || 'index'}.html`;
  const query = querySwitches(place);
  return `${embedding === 'npm' ? '/npm' : ''}/${language}/${path}${query.size ? `?${query}` : ''}`;
}

/** The address of the configurator. */
export function configuratorOf({ files, language }: Pick<Place, 'files' | 'language'>): string {
  return files ? `../${language}/configurator.html` : `/${language}/configurator`;
}

/**
 * The address of a link inside the portal. A scenario that prepares a decision is dropped: it would decide again. One
 * that stands for the visitor's browser or network, or for the page, is kept.
 */
export function linkFrom(place: Place, change: Partial<Place> = {}): string {
  return addressOf({ ...place, scenario: isLasting(place) ? place.scenario : undefined, ...change });
}

export function isLasting({ scenario }: Place): boolean {
  return LASTING.includes(scenario);
}
