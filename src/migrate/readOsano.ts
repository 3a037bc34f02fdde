import { cookieOf } from './cookieOf';
import type { Earlier } from './Earlier';

/**
 * The choice that Osano's open-source cookieconsent (version 3) has kept: one word for everything. `allow` and `deny`
 * are answers; `dismiss` is none: its notice was closed, and closing is no consent.
 *
 * @example
 * const earlier = readOsano(document.cookie, ['statistics', 'advertising']);
 *
 * @param cookies `document.cookie`, or a `Cookie` header
 * @param categories those of yours that their one question stood for
 * @param name of the cookie, where theirs was configured
 * @returns `null` for anything but an answer; never a throw
 */
export function readOsano<const Category extends string>(
  cookies: string | null | undefined,
  categories: readonly Category[],
  name = 'cookieconsent_status',
): Earlier<Category> | null {
  const answer = cookieOf(cookies, name);
  if (!categories.length) return null;
  if (answer === 'allow') return Object.freeze({ granted: [...categories], denied: [] });
  if (answer === 'deny') return Object.freeze({ granted: [], denied: [...categories] });
  return null;
}
