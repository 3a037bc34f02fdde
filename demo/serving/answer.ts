import type { readConsent as ReadConsent } from 'kelisim/server';
import { serverOptions } from '../consentOptions';
import { isLasting, type PageName, type Place } from '../place';
import type { PageData } from '../portal/PageData';
import { NAME_LENGTH } from '../portal/SignIn';
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

const ATTRIBUTES = 'Path=/; SameSite=Lax';

/** The portal: who may see what. Both embeddings get the same answers. */
export function createAnswer(sessions: Sessions, readConsent: typeof ReadConsent): (asked: Asked) => Answer {
  return ({ place, cookies: sent, form }) => {
    const setCookies: string[] = [];
    let cookies = sent;
    const prepared = scenarioCookie(place);
    if (prepared) {
      setCookies.push(`${CONSENT_COOKIE}=${prepared.value}; ${ATTRIBUTES}; Max-Age=${prepared.maxAge}`);
      cookies = replaceCookie(cookies, CONSENT_COOKIE, prepared.value);
    }
    const secret = cookieOf(cookies, SESSION_COOKIE);
    // Who comes for the first time, or whose browser keeps no cookies, has no session.
    if (place.scenario === 'first' || place.scenario === 'blocked') endSession();

    const open = readConsent(cookies, serverOptions).allows('account');
    const name = sessions.nameOf(secret) ?? null;
    const user = open ? name : null;
    const show = (view: PageData['view'], status = 200, more?: Partial<PageData>): Answer => ({
      status,
      setCookies,
      data: {
        place: isLasting(place) ? place : { ...place, scenario: undefined, grant: undefined },
        view,
        open,
        user,
        ...more,
      },
    });
    const go = (redirect: PageName): Answer => ({ status: 303, setCookies, redirect });

    if (form && place.page === 'sign-in') {
      const given = (form.get('name') ?? '').trim().slice(0, NAME_LENGTH);
      if (!open) return show('refused', 403, { refusedName: given });
      if (!given) return go('sign-in');
      sessions.close(secret);
      setCookies.push(`${SESSION_COOKIE}=${sessions.open(given)}; ${ATTRIBUTES}; HttpOnly`);
      return go('profile');
    }
    if (form && place.page === 'sign-out') {
      endSession();
      return go('home');
    }
    switch (place.page) {
      case 'profile':
        if (!open) return show('refused', 403);
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

    function endSession() {
      sessions.close(secret);
      setCookies.push(`${SESSION_COOKIE}=; ${ATTRIBUTES}; HttpOnly; Max-Age=0`);
    }
  };
}
