import { readCookies, removeCookie } from '../browser/cookieJar';
import { domainsOf, matches, pathsOf } from '../browser/cookieScope';
import type { CookieOptions } from '../options/ConsentOptions';
import { BETWEEN_COOKIES, isConsentCookie } from '../record/cookieName';
import { type Closing, erasedCategories } from './erasedCategories';

/** Deletes what closed categories have stored: what they list, and nothing that another category lists. */
export function erase(context: Closing): void {
  const { categories, model } = context.config;
  const listed = (name: string): readonly CookieOptions[] => categories[name]?.cookies ?? [];
  const closed = erasedCategories(context);
  const kept = ['necessary', ...model.optional].filter((name) => !closed.includes(name)).flatMap(listed);
  for (const cookie of closed.flatMap(listed)) {
    const isGone = (name: string) =>
      !isConsentCookie(name) && matches(cookie.name, name) && !kept.some((other) => matches(other.name, name));
    if (cookie.storage) eraseKeys(cookie.storage, isGone);
    else
      for (const pair of readCookies().split(BETWEEN_COOKIES)) {
        const [name = ''] = pair.split('=');
        if (name && isGone(name)) eraseCookie(name, cookie);
      }
  }
}

function eraseKeys(kind: 'local' | 'session', isGone: (name: string) => boolean) {
  try {
    const storage = window[`${kind}Storage`];
    for (const key of Object.keys(storage)) if (isGone(key)) storage.removeItem(key);
  } catch {
    // Blocked: nothing is there.
  }
}

function eraseCookie(name: string, { path, domain }: CookieOptions) {
  for (const at of path ? [path] : pathsOf(location.pathname)) {
    for (const of of domain ? [domain] : domainsOf(location.hostname)) {
      removeCookie(name, of, at);
    }
  }
}
