import type { ConsentRecord } from '../record/ConsentRecord';
import { decode, encode } from '../record/codec';

/** A record and the value of the cookie that holds it. */
export interface FoundValue {
  readonly value: string;
  readonly record: ConsentRecord;
}

/**
 * The record of a request with its exact characters.
 * @param values of the cookie of this name, as the request has them
 * @param now unix seconds
 * @returns `null` without a valid record, and `'contradiction'` where two valid records differ: the browser then
 *   repairs its cookies, and nothing may be written over them
 */
export function findValue(values: readonly string[], now: number): FoundValue | null | 'contradiction' {
  const found = values.flatMap((value): FoundValue[] => {
    const record = decode(value, now);
    return record ? [{ value, record }] : [];
  });
  if (new Set(found.map(({ record }) => encode(record))).size > 1) return 'contradiction';
  return found[0] ?? null;
}
