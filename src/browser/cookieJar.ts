import Cookies from 'js-cookie';

/** The values of a record need no escaping, and readers expect none. */
const jar = Cookies.withConverter<string>({ write: (value) => value });

/**
 * What the library would take for attributes, where a page adds to `Object.prototype`: it looks at inherited names as
 * well, and leaves out what is false.
 */
function withoutInherited(): { [name: string]: false } {
  const attributes: { [name: string]: false } = {};
  for (const name in attributes) attributes[name] = false;
  return attributes;
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
 * @param domain empty: this host only
 */
export function writeCookie(name: string, value: string, maxAge: number, domain: string) {
  try {
    jar.set(name, value, {
      ...withoutInherited(),
      path: '/',
      sameSite: 'Lax',
      'Max-Age': `${maxAge}`,
      secure: location.protocol === 'https:',
      ...(domain && { domain }),
    });
  } catch {
    // A sandboxed frame throws.
  }
}

/** @param domain empty: of this host only */
export function removeCookie(name: string, domain = '', path = '/') {
  try {
    // Names with the prefix `__Secure-` need it.
    jar.remove(name, {
      ...withoutInherited(),
      path,
      secure: location.protocol === 'https:',
      ...(domain && { domain }),
    });
  } catch {
    // A sandboxed frame throws.
  }
}
