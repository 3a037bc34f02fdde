import { cookieOf, isObject, objectOf } from './cookieOf';
import type { Earlier, Mapping } from './Earlier';
import { translate } from './translate';

/**
 * The choice that vanilla-cookieconsent has kept: its version 3, JSON with `categories` (those allowed) and
 * `services` (a key for each category that was asked); of version 2, which has no `services`, only what was allowed
 * is known.
 *
 * @example
 * const earlier = readVanilla(document.cookie, { analytics: 'statistics', ads: 'advertising' });
 *
 * @param cookies `document.cookie`, or a `Cookie` header
 * @param mapping your category for each of theirs
 * @param name of the cookie, where theirs was configured
 * @returns `null` for anything that is not exactly their format; never a throw
 */
export function readVanilla<const Category extends string>(
  cookies: string | null | undefined,
  mapping: Mapping<Category>,
  name = 'cc_cookie',
): Earlier<Category> | null {
  const { categories, services } = objectOf(cookieOf(cookies, name)) ?? {};
  if (!Array.isArray(categories) || !categories.every((category) => typeof category === 'string')) return null;
  if (services !== undefined && !isObject(services)) return null;
  const asked = new Set(services && Object.keys(services));
  return translate(mapping, (theirs) => {
    if (categories.includes(theirs)) return true;
    return asked.has(theirs) ? false : undefined;
  });
}
