import { COOKIE_NAME } from '../core/cookieValues';
import { DAY } from '../core/time';

/** Writes and reads back: `true` only when the browser has kept exactly this value. */
function write(value: string, maxAge: number, more = ''): boolean {
  const cookie = `${COOKIE_NAME}=${value}`;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is asynchronous; a decision is not
    document.cookie = `${cookie}; Path=/; SameSite=Lax; Max-Age=${maxAge}${secure}${more}`;
    return document.cookie.split(/; */).includes(cookie);
  } catch {
    return false;
  }
}

/**
 * Keeps the cookie of the configured domain, or of this host where the browser refuses that (a public suffix such as
 * `edu.kz`, or another site's domain).
 */
export function keep(
  value: string,
  days: number,
  domain?: string,
): { readonly stored: boolean; readonly domainRejected: boolean } {
  const maxAge = days * DAY;
  if (domain) {
    // Two cookies of one name would contradict each other.
    write('', 0);
    if (write(value, maxAge, `; Domain=${domain}`)) return { stored: true, domainRejected: false };
  }
  const stored = write(value, maxAge);
  return { stored, domainRejected: stored && !!domain };
}
