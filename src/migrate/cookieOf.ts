import { cookieValues } from '../record/cookieName';

/**
 * The one value of a cookie, decoded. Nothing where there is none, where it cannot be decoded, and where two cookies of
 * one name (of a host and its parent domain) say different things: nobody knows which of them the visitor meant.
 * @param cookies of `document.cookie` or a `Cookie` header
 */
export function cookieOf(cookies: string | null | undefined, name: string): string | undefined {
  const found = cookieValues(cookies ?? '', name);
  if (new Set(found).size !== 1) return undefined;
  try {
    return decodeURIComponent(found[0] as string);
  } catch {
    return undefined;
  }
}

/** An object of JSON; nothing for anything else. */
export function objectOf(text: string | undefined): { readonly [key: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
