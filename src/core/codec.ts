import { cookieValues } from './cookieValues';
import { DAY } from './time';
import type { ConsentRecord, How } from './types';

/** Of the name, `=` and the value together. */
export const MAX_BYTES = 300;
const MAX_TERM = 395;

/** `MAX_BYTES` with the name; a test holds the two together. */
const VALUE = /^[!-~]{1,284}$/;
const NAMES = /^([a-z][a-z0-9-]*(\.(?!$)|$))*$/;
const SECONDS = /^[1-9]\d{0,11}$/;

/** `null` for anything but a well-formed record of our own format: never a throw, never a yes out of garbage. */
export function decode(value: string, now: number): ConsentRecord | null {
  try {
    // Outside visible ASCII a browser and a server count bytes differently; we write nothing that is. The result is looked
    // at: minifiers take an unused call for pure, and the throw is what matters.
    if (!VALUE.test(value) || !decodeURIComponent(value)) throw value;
    // The `&` keeps it from taking a `?` before the first key for its own.
    const fields = new URLSearchParams(`&${value}`);
    const read = (key: string, shape: RegExp) => {
      const [text = '\n', more] = fields.getAll(key);
      if (more !== undefined || !shape.test(text)) throw key;
      return text;
    };
    const names = (key: string) => Object.freeze(read(key, NAMES).split('.').filter(Boolean));
    read('v', /^1$/);
    const record: ConsentRecord = {
      id: read('id', /^[\w-]{22}$/),
      at: +read('at', SECONDS),
      until: +read('until', SECONDS),
      policy: read('policy', /^[\w.-]{0,32}$/) || null,
      language: read('lang', /^[a-z]{2,3}(-\w{1,8})*$/),
      granted: names('yes'),
      denied: names('no'),
      how: read('how', /^((accept|reject)-all|save|allow|withdraw|api)$/) as How,
      text: read('text', /^([\da-f]{16})?$/),
    };
    const { at, until, granted, denied } = record;
    const all = ['necessary', 'policy', ...granted, ...denied];
    if (all.length === new Set(all).size && at <= now + DAY && at < until && until <= at + MAX_TERM * DAY)
      return Object.freeze(record);
  } catch {
    // Not ours.
  }
  return null;
}

/** The record in a `Cookie` header or `document.cookie`: of several valid ones, the one decided last. */
export function findRecord(cookies: string, now: number): ConsentRecord | null {
  return cookieValues(cookies).reduce<ConsentRecord | null>((latest, value) => {
    const record = decode(value, now);
    return record && (!latest || record.at > latest.at) ? record : latest;
  }, null);
}
