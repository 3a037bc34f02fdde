import Cookies from 'js-cookie';

/** The values of a record need no escaping, and readers expect none. */
const jar = Cookies.withConverter<string>({ write: (value) => value });

/** How a cookie is stored. */
export interface CookieAttributes {
  readonly path?: string;
  /** Empty: this host only. */
  readonly domain?: string;
}

/** The cookies that scripts can see; none where the browser forbids looking (a sandboxed frame throws). */
export function readCookies(): string {
  try {
    return document.cookie;
  } catch {
    return '';
  }
}

/**
 * Writes a cookie. Whether the browser has kept it, only reading shows.
 * @param maxAge seconds
 */
export function writeCookie(
  name: string,
  value: string,
  maxAge: number,
  { path = '/', domain }: CookieAttributes = {},
) {
  try {
    jar.set(name, value, {
      path,
      sameSite: 'Lax',
      'Max-Age': `${maxAge}`,
      secure: location.protocol === 'https:',
      ...(domain && { domain }),
    });
  } catch {
    // A sandboxed frame throws.
  }
}

export function removeCookie(name: string, { path = '/', domain }: CookieAttributes = {}) {
  try {
    // Names with the prefix `__Secure-` need it.
    jar.remove(name, { path, secure: location.protocol === 'https:', ...(domain && { domain }) });
  } catch {
    // A sandboxed frame throws.
  }
}
