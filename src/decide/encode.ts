import type { ConsentRecord } from '../core/types';

/** The cookie's value: a query string that needs no escaping, since every part is of A-Z a-z 0-9 . _ -. */
export function encode({ id, at, until, policy, language, granted, denied, how, text }: ConsentRecord): string {
  const yes = granted.join('.');
  const no = denied.join('.');
  return `v=1&id=${id}&at=${at}&until=${until}&policy=${policy ?? ''}&lang=${language}&yes=${yes}&no=${no}&how=${how}&text=${text}`;
}
