import { COOKIE_NAME, cookieValues } from './cookieValues';
import type { ConsentRecord, How } from './types';

/** Of the name, `=` and the value together. */
export const MAX_BYTES = 300;
const DAY = 86_400;
const MAX_TERM = 395;

/** The cookie's value, with a pattern for each part. */
const NAMES = String.raw`([a-z][a-z0-9-]*(\.(?!$)|$))*`;
const SECONDS = String.raw`[1-9]\d{0,11}`;
const SHAPE = String.raw`v=1&id=[\w-]{22}&at=${SECONDS}&until=${SECONDS}&policy=[\w.-]{0,32}&lang=[a-z]{2,3}(-\w{1,8})*&yes=${NAMES}&no=${NAMES}&how=(accept|reject)-all|save|allow|withdraw|api&text=([\da-f]{16})?`;

/** `null` for anything but a well-formed record of our own format: never a throw, never a yes out of garbage. */
export function decode(value: string, now: number): ConsentRecord | null {
  // Outside visible ASCII a browser and a server count bytes differently; we write nothing that is.
  if (COOKIE_NAME.length + 1 + value.length > MAX_BYTES || /[^!-~]/.test(value)) return null;
  try {
    // The result is looked at: minifiers take an unused call for pure, and the throw is what matters.
    if (!decodeURIComponent(value)) return null;
  } catch {
    return null;
  }
  const fields = new URLSearchParams(value);
  const text = (key: string) => fields.get(key) ?? '';
  for (const part of SHAPE.split('&')) {
    const [key = '', pattern] = part.split('=');
    if (fields.getAll(key).length !== 1 || !RegExp(`^(${pattern})$`).test(text(key))) return null;
  }

  const list = (key: string) => Object.freeze(text(key).split('.').filter(Boolean));
  const at = +text('at');
  const until = +text('until');
  const granted = list('yes');
  const denied = list('no');
  const names = new Set(['necessary', 'policy', ...granted, ...denied]);
  const disjoint = names.size === 2 + granted.length + denied.length;
  if (!disjoint || at > now + DAY || at >= until || until > at + MAX_TERM * DAY) return null;
  return Object.freeze({
    id: text('id'),
    at,
    until,
    policy: text('policy') || null,
    language: text('lang'),
    granted,
    denied,
    how: text('how') as How,
    text: text('text'),
  });
}

/** The record in a `Cookie` header or `document.cookie`: of several valid ones, the one decided last. */
export function findRecord(cookies: string, now: number): ConsentRecord | null {
  return cookieValues(cookies).reduce<ConsentRecord | null>((latest, value) => {
    const record = decode(value, now);
    return record && (!latest || record.at > latest.at) ? record : latest;
  }, null);
}
