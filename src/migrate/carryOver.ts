import type { Consent, DecisionResult } from '../instance/Consent';
import type { Earlier } from './Earlier';

/**
 * Takes a refusal over from another tool, so that whoever said no is not asked again because the tool has changed. It is recorded as
 * decided from code (`how=api`). Only where nothing was decided here yet, nothing was allowed there, and every optional category of
 * today was refused there: what was never asked is asked now.
 *
 * A yes is never taken over. It was given to another text, at another time, for another term, and never to the policy; a record of ours
 * would say otherwise. Such a visitor gets the notice, as everybody.
 *
 * @example
 * const consent = createConsent(options);
 * await carryOver(consent, readKlaro(document.cookie, { matomo: 'statistics' }), options.categories);
 *
 * @param categories as in your options: a list of names, or a map by name
 * @returns what became of the refusal; `null` where none was taken over
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
