import type { Consent, DecisionResult } from '../instance/Consent';
import type { Earlier } from './Earlier';

/**
 * Carries a refusal over from another tool, so that visitors who refused are not asked again because the tool has
 * changed. It is recorded as decided from code (`how=api`). It happens only where nothing was decided here yet,
 * nothing was allowed there, and every optional category of today was refused there.
 *
 * An acceptance is never carried over. It was given to another text, at another time, for another term, and never to
 * the policy; our record would state otherwise. The notice is shown to such a visitor.
 *
 * @example
 * const consent = createConsent(options);
 * await carryOver(consent, readKlaro(document.cookie, { matomo: 'statistics' }), options.categories);
 *
 * @param categories as in your options: a list of names, or a map by name
 * @returns what became of the refusal; `null` where none was carried over
 */
export async function carryOver(
  consent: Pick<Consent, 'status' | 'reject'>,
  earlier: Earlier | null,
  categories: readonly string[] | { readonly [name: string]: unknown },
): Promise<DecisionResult | null> {
  const names = (Array.isArray(categories) ? categories : Object.keys(categories)) as readonly string[];
  const optional = names.filter((name) => name !== 'necessary');
  const refused = !!earlier && !earlier.granted.length && optional.every((name) => earlier.denied.includes(name));
  return consent.status === 'undecided' && refused && optional.length ? consent.reject() : null;
}
