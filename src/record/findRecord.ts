import type { ConsentRecord } from './ConsentRecord';
import { decode, encode } from './codec';

/**
 * The record among the values of our cookie: of several valid ones the one that was decided last.
 * @param now unix seconds
 */
export function findRecord(values: readonly string[], now: number): ConsentRecord | null {
  const records = values.map((value) => decode(value, now)).filter((record) => record !== null);
  // Sorted: three of one second are the same record in whichever order they are sent.
  return records.sort(byGrants).reduce<ConsentRecord | null>(later, null);
}

/** The later of two records. Where both were decided in the same second, only what both allow is allowed. */
export function later(first: ConsentRecord | null, second: ConsentRecord | null): ConsentRecord | null {
  if (!first || !second) return first ?? second;
  if (first.at !== second.at) return first.at > second.at ? first : second;
  return uniteRefusals(first, second);
}

/** Whether two records say the same. */
export function isSame(first: ConsentRecord | null, second: ConsentRecord | null): boolean {
  return first === second || (!!first && !!second && encode(first) === encode(second));
}

/**
 * Allowed is what both allow, refused what either refuses. What is said beside that (id, language, how, text) is said by the one
 * that grants less. However several are grouped, the same is decided.
 */
function uniteRefusals(first: ConsentRecord, second: ConsentRecord): ConsentRecord {
  if (isSame(first, second)) return first;
  // The same result whichever of the two is read first: two tabs must agree on it.
  const [base, other] = [first, second].sort(byGrants) as [ConsentRecord, ConsentRecord];
  return Object.freeze({
    ...base,
    until: Math.min(base.until, other.until),
    policy: base.policy === other.policy ? base.policy : null,
    granted: Object.freeze(base.granted.filter((name) => other.granted.includes(name))),
    // What only one of them names is in neither list: the visitor is asked about it again.
    denied: Object.freeze([...new Set([...base.denied, ...other.denied])]),
  });
}

/** The record that grants least first; of two that grant as much, the one whose text is less. */
function byGrants(first: ConsentRecord, second: ConsentRecord): number {
  const grants = ({ granted, policy }: ConsentRecord) => granted.length + (policy ? 1 : 0);
  return grants(first) - grants(second) || (encode(first) < encode(second) ? -1 : 1);
}
