import type { ConsentRecord } from '../record/ConsentRecord';
import { decode } from '../record/codec';
import { cookieName, cookieValues } from '../record/cookieName';
import { findRecords, isSame } from '../record/findRecord';
import { isAcknowledged } from './acknowledge';
import { Refusal } from './Refusal';
import { type WriteOptions, writeConsent } from './writeConsent';

/**
 * The `Set-Cookie` header that keeps a visitor's record for what is left of its life, with the register's
 * acknowledgement where it has one; `undefined` where there is nothing to renew.
 * @param cookies the `Cookie` header
 * @param record what counts of it
 * @throws {Refusal} 400
 */
export function renewConsent(
  cookies: string,
  record: ConsentRecord | null,
  write: WriteOptions & { readonly now: number },
): string | undefined {
  const name = cookieName(write.portal);
  const values = cookieValues(cookies, name);
  if (!record) {
    if (values.length) throw new Refusal(400, 'Cookie: expected a consent record');
    return;
  }
  // Which of them is the visitor's own, a server cannot know: the page resolves it.
  if (isContradiction(findRecords(values, write.now, name))) return;
  const isStored = values.some((value) => isSame(decode(value, write.now, name), record) && isAcknowledged(value));
  return writeConsent(record, { ...write, isAcknowledged: isStored });
}

/** Whether valid records of one request disagree about what is allowed. */
export function isContradiction(records: readonly ConsentRecord[]): boolean {
  const choices = records.map(({ granted, denied, policy }) =>
    JSON.stringify([[...granted].sort(), [...denied].sort(), policy]),
  );
  return new Set(choices).size > 1;
}
