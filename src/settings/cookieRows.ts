import type { Wording } from '../notice/createWording';
import type { CookieOptions } from '../options/ConsentOptions';

/** The level of the headings over tables of cookies, where the page says none. */
export const HEADING_LEVEL = 3;

/** What a table of cookies says: the page and the server draw the same. */
export interface CookieRows {
  /** Of the name, and of the cells. */
  readonly headings: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
}

export function cookieRows({ t, localize }: Wording, cookies: readonly CookieOptions[]): CookieRows {
  const durationOf = (duration: CookieOptions['duration'] = '–') =>
    typeof duration === 'number' ? t('table.days', { count: duration }) : localize(duration);
  return {
    headings: [t('table.name'), t('table.provider'), t('table.purpose'), t('table.duration')],
    rows: cookies.map(({ name, provider, purpose, duration }) => ({
      name,
      cells: [localize(provider ?? t('table.thisSite')), localize(purpose ?? '–'), durationOf(duration)],
    })),
  };
}
