import { decode } from '../core/codec';
import { cookieValues } from '../core/cookieValues';
import type { ConsentRecord } from '../core/types';
import { encode } from '../decide/encode';

/** A record and the value of the cookie that holds it. */
export interface FoundValue {
  readonly value: string;
  readonly record: ConsentRecord;
}

/**
 * The record of a request with its exact characters: of several valid ones the one that was decided last.
 * @returns `null` without a valid record, and `'contradiction'` where two valid records differ: the browser then
 *   repairs its cookies, and nothing may be written over them
 */
export function findValue(cookies: string, now: number): FoundValue | null | 'contradiction' {
  const found = cookieValues(cookies).flatMap((value): FoundValue[] => {
    const record = decode(value, now);
    return record ? [{ value, record }] : [];
  });
  if (new Set(found.map(({ record }) => encode(record))).size > 1) return 'contradiction';
  return found[0] ?? null;
}
