import type { ConsentRecord } from './ConsentRecord';
import { decode, encode } from './codec';

/**
 * The record among the values of our cookie: of several valid ones the one that was decided last.
 * @param now unix seconds
 */
export function findRecord(values: readonly string[], now: number): ConsentRecord | null {
  return values.reduce<ConsentRecord | null>((latest, value) => later(latest, decode(value, now)), null);
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

function uniteRefusals(first: ConsentRecord, second: ConsentRecord): ConsentRecord {
  if (isSame(first, second)) return first;
  // The same result whichever of the two is read first.
  const [base, other] = encode(first) < encode(second) ? [first, second] : [second, first];
  const granted = base.granted.filter((name) => other.granted.includes(name));
  const named = [...new Set([...base.granted, ...base.denied, ...other.granted, ...other.denied])];
  return Object.freeze({
    ...base,
    until: Math.min(base.until, other.until),
    policy: base.policy === other.policy ? base.policy : null,
    granted: Object.freeze(granted),
    denied: Object.freeze(named.filter((name) => !granted.includes(name))),
  });
}
