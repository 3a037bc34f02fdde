import { plain } from '../record/codec';
import { MAX_BYTES } from '../record/format';

/**
 * The acknowledgement: the key `r` of the cookie, with the value `1`. It says that the portal's register has stored this record.
 * It is no part of the decision: readers of the record ignore it, and it never makes two records different.
 */
const KEY = 'r';

/** Whether the cookie's value, which holds a record, says that the record is stored: `r=1`, exactly once. */
export function isAcknowledged(value: string): boolean {
  const found = new URLSearchParams(`&${plain(value)}`).getAll(KEY);
  return found.length === 1 && found[0] === '1';
}

/**
 * The value that `encode` made, with `r=1`; unchanged where it would no longer fit into the 300 bytes of the cookie.
 * @param name of the cookie
 */
export function acknowledge(value: string, name: string): string {
  const acknowledged = `${value}&${KEY}=1`;
  return name.length + 1 + acknowledged.length > MAX_BYTES ? value : acknowledged;
}
