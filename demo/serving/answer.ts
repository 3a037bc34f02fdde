import type { readConsent as ReadConsent } from 'kelisim/server';
import { serverOptions } from '../consentOptions';
import { isLasting, type PageName, type Place } from '../place';
import type { PageData } from '../portal/PageData';
import { NAME_LENGTH } from '../portal/SignIn';
import type { Accounts } from './accounts';
import { cookieOf, replaceCookie } from './cookies';
import { CONSENT_COOKIE, scenarioCookie } from './scenarioCookie';
import { SESSION_COOKIE, type Sessions } from './sessions';

export interface Asked {
  readonly place: Place;
  /** The `Cookie` header. */
  readonly cookies: string;
  /** The fields of a posted form. */
  readonly form?: URLSearchParams;
}

export interface Answer {
  readonly status: number;
  readonly setCookies: readonly string[];
  /** What to show, or where to go instead. */
  readonly data?: PageData;
  readonly redirect?: PageName;
}

/** What the portal knows of its visitors. */
export interface Knowledge {
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly readConsent: typeof ReadConsent;
}

const ATTRIBUTES = 'Path=/; SameSite=Lax';

/** The portal: who may see what. Both embeddings get the same answers. */
export function createAnswer({ sessions, accounts, readConsent }: Knowledge): (asked: Asked) => Answer {
  return ({ place, cookies: sent, form }) => {
    const setCookies: string[] = [];
    let cookies = sent;
    const prepared = scenarioCookie(place);
    if (prepared) setConsent(`${CONSENT_COOKIE}=${prepared.value}; ${ATTRIBUTES}; Max-Age=${prepared.maxAge}`);
    const secret = cookieOf(cookies, SESSION_COOKIE);
    // A first visitor, and a visitor whose browser keeps no cookies, has no session.
    if (place.scenario === 'first' || place.scenario === 'blocked') closeSession();
    const session = sessions.find(secret);

    if (form && place.page === 'sign-in') return signIn(form);
    if (form && place.page === 'sign-out') {
      signOut();
      return go('home');
    }
    // The cookie of a scenario is no decision of this visitor.
    if (session && !prepared) setConsent(accounts.remember(session.name, cookies));
    const user = isOpen() ? (session?.name ?? null) : null;
    switch (place.page) {
      case 'profile':
        if (!isOpen()) return show('refused', 403);
        return user === null ? go('sign-in') : show('profile');
      case 'sign-in':
        return user === null ? show('sign-in') : go('profile');
      case 'sign-out':
        return go('home');
      case 'unknown':
        return show('unknown', 404);
      default:
        return show(place.page);
    }

    function signIn(fields: URLSearchParams): Answer {
      // `account`: the visitor has decided on another device, and what the account remembers may be enough.
      const name = (fields.get('name') ?? fields.get('account') ?? '').trim().slice(0, NAME_LENGTH);
      if (session && session.name !== name) signOut();
      const setCookie = accounts.merge(name, cookies);
      // A decision that the account takes over belongs to the account: it leaves the browser at sign-out.
      const device = session?.name === name ? session.device : setCookie ? accounts.onDevice(cookies) : null;
      if (!isOpen(setCookie)) return show('refused', 403, { refusedName: name });
      if (!name) return go('sign-in');
      accounts.remember(name, cookies);
      setConsent(setCookie);
      sessions.close(secret);
      setCookies.push(`${SESSION_COOKIE}=${sessions.open({ name, device })}; ${ATTRIBUTES}; HttpOnly`);
      return go('profile');
    }

    /** What was decided meanwhile stays with the account; the browser gets back what was decided on it before. */
    function signOut() {
      if (session) {
        accounts.remember(session.name, cookies);
        setConsent(accounts.restore(session.device));
      }
      closeSession();
    }

    function closeSession() {
      sessions.close(secret);
      setCookies.push(`${SESSION_COOKIE}=; ${ATTRIBUTES}; HttpOnly; Max-Age=0`);
    }

    /** What follows reads the cookie as the browser will have it. */
    function setConsent(setCookie: string | undefined) {
      if (!setCookie) return;
      setCookies.push(setCookie);
      cookies = withConsent(cookies, setCookie);
    }

    function isOpen(setCookie?: string) {
      return readConsent(setCookie ? withConsent(cookies, setCookie) : cookies, serverOptions).allows('account');
    }

    function show(view: PageData['view'], status = 200, more?: Partial<PageData>): Answer {
      const open = isOpen();
      const shown = isLasting(place) ? place : { ...place, scenario: undefined, grant: undefined };
      const user = open && view !== 'refused' ? (session?.name ?? null) : null;
      return { status, setCookies, data: { place: shown, view, open, user, ...more } };
    }

    function go(redirect: PageName): Answer {
      return { status: 303, setCookies, redirect };
    }
  };
}

/** The `Cookie` header after this `Set-Cookie`. */
function withConsent(cookies: string, setCookie: string): string {
  const [pair = ''] = setCookie.split(';');
  return replaceCookie(cookies, CONSENT_COOKIE, pair.slice(CONSENT_COOKIE.length + 1));
}
