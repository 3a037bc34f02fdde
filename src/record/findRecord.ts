import type { ConsentRecord } from './ConsentRecord';
import { decode, encode } from './codec';

/**
 * The record among the values of our cookie: of several valid ones the one that was decided last.
 * @param now unix seconds
 * @param name of the cookie
 */
export function findRecord(values: readonly string[], now: number, name?: string): ConsentRecord | null {
  return unite(findRecords(values, now, name));
}

/** The valid records among the values of our cookie, in their order. */
export function findRecords(values: readonly string[], now: number, name?: string): ConsentRecord[] {
  return values.flatMap((value) => decode(value, now, name) ?? []);
}

/** The later of two records. Where both were decided in the same second, only what both allow is allowed. */
export function later(first: ConsentRecord | null, second: ConsentRecord | null): ConsentRecord | null {
  return unite([first, second].flatMap((record) => record ?? []));
}

/** Whether two records say the same. */
export function isSame(first: ConsentRecord | null, second: ConsentRecord | null): boolean {
  return first === second || (!!first && !!second && encode(first) === encode(second));
}

/**
 * The record decided last. Of several decided in the same second it allows only what each of them allows, and refuses
 * what any of them refuses; what it says beside that is from the one that grants least. Two tabs must agree on it, so
 * it does not depend on the order in which they are read.
 */
function unite(records: readonly ConsentRecord[]): ConsentRecord | null {
  const at = Math.max(...records.map((record) => record.at));
  const latest = records.filter((record) => record.at === at).sort(byGrants);
  const [base] = latest;
  if (!base || latest.every((record) => isSame(record, base))) return base ?? null;
  return Object.freeze({
    ...base,
    until: Math.min(...latest.map(({ until }) => until)),
    policy: latest.every(({ policy }) => policy === base.policy) ? base.policy : null,
    granted: Object.freeze(base.granted.filter((name) => latest.every(({ granted }) => granted.includes(name)))),
    // What only some of them name, and none refuses, is in neither list: the visitor is asked about it again.
    denied: Object.freeze([...new Set(latest.flatMap(({ denied }) => denied))]),
  });
}

/** The record that grants least first; of two that grant as much, the one whose encoded text is less. */
function byGrants(first: ConsentRecord, second: ConsentRecord): number {
  const grants = ({ granted, policy }: ConsentRecord) => granted.length + (policy ? 1 : 0);
  return grants(first) - grants(second) || (encode(first) < encode(second) ? -1 : 1);
}
