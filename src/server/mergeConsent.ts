import type { ConsentRecord } from '../record/ConsentRecord';
import { decode, encode } from '../record/codec';
import { currentSeconds } from '../record/days';
import { isSame, later } from '../record/findRecord';

/**
 * Which record holds for a visitor who signs in: that of the browser or the one that is stored with the account.
 *
 * The newer decision wins as a whole, so an older consent never overrules a refusal. Of two different decisions of the
 * same second only what both allow is allowed. Whether the visitor is asked again is up to the result: for another
 * version of the policy or with a new category `readConsent` calls it `outdated`.
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
  now = currentSeconds(),
): ConsentRecord | null {
  const merged = later(cookie ?? null, readStored(stored, now));
  return cookie && isSame(cookie, merged) ? cookie : merged;
}

function readStored(stored: ConsentRecord | null | undefined, now: number): ConsentRecord | null {
  try {
    return stored ? decode(encode(stored), now) : null;
  } catch {
    // Whatever the account holds, it is no record.
    return null;
  }
}
