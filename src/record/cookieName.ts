const NAME = 'consent_kelisim';

/** The name of the cookie. A host that carries several portals has one cookie for each of them. */
export function cookieName(portal?: string): string {
  return portal ? `${NAME}_${portal}` : NAME;
}

/** Whether it is the cookie of this portal, or of another one on its host. */
export function isConsentCookie(name: string): boolean {
  return name === NAME || name.startsWith(`${NAME}_`);
}

/** Between the pairs `name=value` of a `Cookie` header and of `document.cookie`. */
export const BETWEEN_COOKIES = /; */;

/**
 * Every value under a name in a `Cookie` header or in `document.cookie`: a cookie of this host and one of a parent
 * domain can be sent side by side.
 */
export function cookieValues(cookies: string, name: string): string[] {
  const start = `${name}=`;
  return cookies.split(BETWEEN_COOKIES).flatMap((pair) => (pair.startsWith(start) ? pair.slice(start.length) : []));
}
