export const COOKIE_NAME = 'consent_kelisim';

/** Every value under our name: a cookie of the host and one of its parent domain can stand side by side. */
export function cookieValues(cookies: string): string[] {
  return [...cookies.matchAll(/(?:^|; *)consent_kelisim=([^;]*)/g)].map(([, value = '']) => value);
}
