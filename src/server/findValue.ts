import type { ConsentRecord } from '../record/ConsentRecord';
import { decode } from '../record/codec';
import { isContradiction } from './renewConsent';

/** A record and the value of the cookie that holds it. */
export interface FoundValue {
  readonly value: string;
  readonly record: ConsentRecord;
}

/**
 * The record of a request with its exact characters: of several that allow the same, the one that was decided last.
 * @param values of the cookie of this name, as the request has them
 * @param now unix seconds
 * @param name of the cookie
 * @returns `null` without a valid record, and `'contradiction'` where two valid records allow different things: the
 *   browser then repairs its cookies, and nothing may be written over them
 */
export function findValue(values: readonly string[], now: number, name: string): FoundValue | null | 'contradiction' {
  const found = values.flatMap((value): FoundValue[] => {
    const record = decode(value, now, name);
    return record ? [{ value, record }] : [];
  });
  if (isContradiction(found.map(({ record }) => record))) return 'contradiction';
  return found.reduce<FoundValue | null>(
    (latest, other) => (latest && latest.record.at >= other.record.at ? latest : other),
    null,
  );
}
