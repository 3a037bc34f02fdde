import { COOKIE_NAME, cookieValues } from '../core/cookieValues';
import { readCookies } from '../core/readCookies';
import { DAY } from '../core/time';

/** Writes and reads back: `true` only when the browser has kept exactly this value. */
function write(value: string, maxAge: number, more = ''): boolean {
  try {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is asynchronous; a decision is not
    document.cookie = `${COOKIE_NAME}=${value}; Path=/; SameSite=Lax; Max-Age=${maxAge}${secure}${more}`;
  } catch {
    // What is not read back was not stored.
  }
  return cookieValues(readCookies()).includes(value);
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
