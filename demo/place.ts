export const LANGUAGES = ['kk', 'ru', 'en'] as const;
export const EMBEDDINGS = ['tag', 'npm'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export const POSITIONS = ['start', 'end'] as const;
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
] as const;
/** They stand for the visitor's browser or network, or for the page, and last. */
const LASTING: readonly (string | undefined)[] = SCENARIOS.slice(SCENARIOS.indexOf('blocked'));

export type Language = (typeof LANGUAGES)[number];
export type Scenario = (typeof SCENARIOS)[number];
export type PageName = 'home' | 'sign-in' | 'sign-out' | 'profile' | 'policy' | 'unknown';

/** What an address of the demo says. */
export interface Place {
  readonly embedding: (typeof EMBEDDINGS)[number];
  readonly language: Language;
  readonly page: PageName;
  readonly theme: (typeof THEMES)[number];
  readonly position: (typeof POSITIONS)[number];
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
  const given = (key: string, values: readonly string[]) => values.find((value) => value === searchParams.get(key));
  return {
    embedding: npm ? 'npm' : 'tag',
    language: language as Language,
    page: PAGES[path] ?? 'unknown',
    theme: (given('theme', THEMES) ?? 'auto') as Place['theme'],
    position: (given('position', POSITIONS) ?? 'start') as Place['position'],
    scenario: given('scenario', SCENARIOS) as Scenario | undefined,
    grant: searchParams.get('grant') ?? undefined,
  };
}

/** The address of a place as it is. */
export function addressOf({ embedding, language, page, theme, position, scenario, grant }: Place): string {
  const path = page === 'home' || page === 'unknown' ? '' : page;
  const query = new URLSearchParams();
  if (scenario) query.set('scenario', scenario);
  if (scenario === 'custom' && grant !== undefined) query.set('grant', grant);
  if (theme !== 'auto') query.set('theme', theme);
  if (position !== 'start') query.set('position', position);
  return `${embedding === 'npm' ? '/npm' : ''}/${language}/${path}${query.size ? `?${query}` : ''}`;
}

/**
 * The address of a link inside the portal. A scenario prepares a decision once, so it is dropped; one that stands for
 * the visitor's browser or network, or for the page, lasts.
 */
export function linkFrom(place: Place, change: Partial<Place> = {}): string {
  return addressOf({ ...place, scenario: isLasting(place) ? place.scenario : undefined, ...change });
}

export function isLasting({ scenario }: Place): boolean {
  return LASTING.includes(scenario);
}
