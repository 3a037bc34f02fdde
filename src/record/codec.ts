import type { ConsentRecord, How } from './ConsentRecord';
import { cookieName } from './cookieName';
import { DAY, LONGEST_TERM } from './days';
import { FORMAT, MAX_BYTES } from './format';

const VALUE = /^[!-~]+$/;

/**
 * Reads the value of the cookie.
 * @param now unix seconds
 * @param name of the cookie, which counts among its bytes
 * @returns `null` for anything but a well-formed record: it never throws, and never makes consent out of garbage
 */
export function decode(value: string, now: number, name: string = cookieName()): ConsentRecord | null {
  try {
    const bare = plain(value);
    return name.length + 1 + bare.length <= MAX_BYTES ? parse(bare, now) : null;
  } catch {
    return null;
  }
}

/** The cookie's value: a query string that needs no escaping, since every part is of A-Z a-z 0-9 . _ -. */
export function encode(record: ConsentRecord): string {
  const { id, at, until, policy, language, granted, denied, how, text } = record;
  const yes = granted.join('.');
  const no = denied.join('.');
  return `v=1&id=${id}&at=${at}&until=${until}&policy=${policy ?? ''}&lang=${language}&yes=${yes}&no=${no}&how=${how}&text=${text}`;
}

/**
 * Without what server APIs put around a value: double quotes, or percent-encoding of all of it.
 * @throws for an encoding that is none
 */
export function plain(value: string): string {
  const bare = /^"[^"]*"$/.test(value) ? value.slice(1, -1) : value;
  // A record in its own form has both of them. With neither, it can only be one that was encoded as a whole.
  return /[=&]/.test(bare) ? bare : decodeURIComponent(bare);
}

function parse(value: string, now: number): ConsentRecord | null {
  // Outside visible ASCII a browser and a server count bytes differently, and we write nothing of it. The decoded value
  // is tested because a minifier would drop an unused call, and its exception with it.
  if (!VALUE.test(value) || !decodeURIComponent(value)) return null;
  // The `&` prevents a `?` before the first key from being taken for the start of a query.
  const fields = new URLSearchParams(`&${value}`);
  const read = (key: keyof typeof FORMAT) => {
    const [text = '\n', more] = fields.getAll(key);
    if (more !== undefined || !FORMAT[key].test(text)) throw new Error(key);
    return text;
  };
  const names = (key: 'yes' | 'no') => Object.freeze(read(key).split('.').filter(Boolean));
  read('v');
  const record: ConsentRecord = {
    id: read('id'),
    at: Number(read('at')),
    until: Number(read('until')),
    policy: read('policy') || null,
    language: read('lang'),
    granted: names('yes'),
    denied: names('no'),
    how: read('how') as How,
    text: read('text'),
  };
  const { at, until, granted, denied } = record;
  const all = ['necessary', 'policy', ...granted, ...denied];
  const isValid = all.length === new Set(all).size && at <= now + DAY && at < until && until <= at + LONGEST_TERM * DAY;
  return isValid ? Object.freeze(record) : null;
}
