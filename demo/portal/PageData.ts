import type { Place } from '../place';

/** What the server tells a page. */
export interface PageData {
  readonly place: Place;
  /** `account`: among files, where no server refuses it. */
  readonly view: 'home' | 'sign-in' | 'profile' | 'policy' | 'refused' | 'account' | 'unknown';
  /** The server's verdict for `account`. */
  readonly open: boolean;
  /** The name of who has signed in; `null` while `account` is closed. */
  readonly user: string | null;
  /** What was refused: the sign-in of this name, or else the profile. */
  readonly refusedName?: string;
}
