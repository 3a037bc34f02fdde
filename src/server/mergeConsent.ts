import { decode } from '../core/codec';
import type { ConsentRecord } from '../core/types';
import { encode } from '../decide/encode';

/**
 * Which record holds for a visitor who signs in: that of the browser or the one that is stored with the account.
 *
 * The newer decision wins as a whole, so an older consent never overrules a refusal. Of two different decisions of the same
 * second only what both allow is allowed. Whether the visitor is asked again is up to the result: for another version of the
 * policy or with a new category `readConsent` calls it `outdated`.
 *
 * @example
 * const { record } = readConsent(request.headers.get('cookie'), options);
 * const merged = mergeConsent(record, account.consent);
 * if (merged && merged !== record) response.headers.append('Set-Cookie', writeConsent(merged));
 *
 * @param cookie the record of `readConsent`
 * @param stored the record of the account, as JSON gave it back; what is no valid record counts as none
 * @param now unix seconds; default: the server's clock
 * @returns `cookie` itself where that one holds; `null` without any record
 */
export function mergeConsent(
  cookie: ConsentRecord | null | undefined,
  stored: ConsentRecord | null | undefined,
  now = Math.floor(Date.now() / 1000),
): ConsentRecord | null {
  const other = readStored(stored, now);
  if (!cookie || !other) return cookie ?? other;
  if (cookie.at !== other.at) return cookie.at > other.at ? cookie : other;
  if (encode(cookie) === encode(other)) return cookie;
  return unionOfRefusals(cookie, other);
}

function readStored(stored: ConsentRecord | null | undefined, now: number): ConsentRecord | null {
  try {
    return stored ? decode(encode(stored), now) : null;
  } catch {
    // Whatever the account holds, it is no record.
    return null;
  }
}

/**
 * What remains of two decisions of the same second, in whatever order they are named. A category that one of them does not know
 * is in neither list: the visitor is asked about it.
 */
function unionOfRefusals(one: ConsentRecord, other: ConsentRecord): ConsentRecord {
  // In an order of its own, so that two servers get the same.
  const [first, second] = encode(one) < encode(other) ? [one, other] : [other, one];
  const granted = first.granted.filter((name) => second.granted.includes(name));
  const denied = [...new Set([...first.denied, ...second.denied])];
  const policy = first.policy === second.policy ? first.policy : null;
  // One that is as strict already is taken as it is: its text was shown, and it may be stored as a proof.
  const strict = [first, second].find(
    (record) => record.policy === policy && isSame(record.granted, granted) && isSame(record.denied, denied),
  );
  if (strict) return strict;
  const until = Math.min(first.until, second.until);
  return Object.freeze({
    ...{ id: first.id, at: first.at, until, policy, language: first.language },
    ...{ granted: Object.freeze(granted), denied: Object.freeze(denied), how: 'api' as const, text: '' },
  });
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((name) => other.includes(name));
