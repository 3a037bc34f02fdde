import type { Place } from '../place';

/** What the server tells a page. */
export interface PageData {
  readonly place: Place;
  readonly view: 'home' | 'sign-in' | 'profile' | 'policy' | 'refused' | 'unknown';
  /** The server's verdict for `account`. */
  readonly open: boolean;
  /** The name of who has signed in; `null` while `account` is closed. */
  readonly user: string | null;
  /** What was refused: the sign-in of this name, or else the profile. */
  readonly refusedName?: string;
}
