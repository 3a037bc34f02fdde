import { cookieOf, objectOf } from './cookieOf';
import type { Earlier, Mapping } from './Earlier';
import { translate } from './translate';

/**
 * The choice that klaro has kept: JSON with `true` or `false` for each service. Several services may stand for one
 * category of yours: it counts as allowed, or as refused, only where all of them are.
 *
 * @example
 * const earlier = readKlaro(document.cookie, { matomo: 'statistics', youtube: 'advertising' });
 *
 * @param cookies `document.cookie`, or a `Cookie` header
 * @param mapping your category for each of their services
 * @param name of the cookie: klaro's `storageName`
 * @returns `null` for anything that is not exactly their format; never a throw
 */
export function readKlaro<const Category extends string>(
  cookies: string | null | undefined,
  mapping: Mapping<Category>,
  name = 'klaro',
): Earlier<Category> | null {
  const answers = objectOf(cookieOf(cookies, name));
  if (!answers || !Object.values(answers).every((answer) => typeof answer === 'boolean')) return null;
  const said = new Map(Object.entries(answers));
  return translate(mapping, (theirs) => said.get(theirs) as boolean | undefined);
}
