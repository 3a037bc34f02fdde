import type { ConsentRecord, How } from './ConsentRecord';
import { DAY, LONGEST_TERM } from './days';
import { FORMAT } from './format';

/** `MAX_BYTES` without the name of the cookie; a test compares the two. */
const VALUE = /^[!-~]{1,284}$/;

/**
 * Reads the value of the cookie.
 * @param now unix seconds
 * @returns `null` for anything but a well-formed record: it never throws, and never makes consent out of garbage
 */
export function decode(value: string, now: number): ConsentRecord | null {
  try {
    return parse(plain(value), now);
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

/** Without what server APIs put around a value: double quotes, or percent-encoding of all of it. */
function plain(value: string): string {
  const bare = /^"[^"]*"$/.test(value) ? value.slice(1, -1) : value;
  return /^v%3D1%26/i.test(bare) ? decodeURIComponent(bare) : bare;
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
