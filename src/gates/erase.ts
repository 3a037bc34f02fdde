import { COOKIE_NAME } from '../core/cookieValues';
import type { Core } from '../core/lazy';
import { readCookies } from '../core/readCookies';
import type { CategoryOptions, CookieOptions } from '../core/types';
import { domainsOf, matches, pathsOf } from './cookieScope';

/** Deletes what closed categories left: what they list, and nothing that another category lists. */
export function erase({ config, allows }: Core): void {
  const listed = (name: string): readonly CookieOptions[] =>
    (config.categories as { [name: string]: CategoryOptions } | undefined)?.[name]?.cookies ?? [];
  const { optional } = config.model;
  // The session of those who have signed in is the host's: it ends with signing out.
  const closed = optional.filter((name) => name !== 'authorization' && !allows(name));
  const kept = ['necessary', ...optional].filter((name) => !closed.includes(name)).flatMap(listed);
  const among = (cookies: readonly CookieOptions[], name: string) =>
    cookies.some((cookie) => matches(cookie.name, name));
  for (const cookie of closed.flatMap(listed)) {
    const gone = (name: string) => name !== COOKIE_NAME && matches(cookie.name, name) && !among(kept, name);
    if (cookie.storage) eraseKeys(cookie.storage, gone);
    else
      for (const pair of readCookies().split(/; */)) {
        const [name = ''] = pair.split('=');
        if (name && gone(name)) eraseCookie(name, cookie);
      }
  }
}

function eraseKeys(kind: 'local' | 'session', gone: (name: string) => boolean) {
  try {
    const storage = window[`${kind}Storage`];
    for (const key of Object.keys(storage)) if (gone(key)) storage.removeItem(key);
  } catch {
    // Blocked: nothing is there.
  }
}

function eraseCookie(name: string, { path, domain }: CookieOptions) {
  // Names with the prefix `__Secure-` need it.
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  for (const at of path ? [path] : pathsOf(location.pathname)) {
    for (const of of domain ? [domain] : domainsOf(location.hostname)) {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in older browsers
      document.cookie = `${name}=; Max-Age=0; Path=${at}${of && `; Domain=${of}`}${secure}`;
    }
  }
}
