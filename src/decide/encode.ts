import type { ConsentRecord } from '../core/types';

/** Days that the cookie outlives its term, so that a decision that ran out is still known as `outdated`. */
export const AFTERLIFE = 5;

/** The cookie's value: a query string that needs no escaping, since every part is of A-Z a-z 0-9 . _ -. */
export function encode({ id, at, until, policy, language, granted, denied, how, text }: ConsentRecord): string {
  const yes = granted.join('.');
  const no = denied.join('.');
  return `v=1&id=${id}&at=${at}&until=${until}&policy=${policy ?? ''}&lang=${language}&yes=${yes}&no=${no}&how=${how}&text=${text}`;
}
