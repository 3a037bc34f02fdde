import { type Entry, type How, isEntryKey, SHA256 } from './consent';

/**
 * An entry as it is in the store: the visitor's name is replaced by a commitment, which can be cut off later
 * (`forget`).
 */
export interface StoredEntry extends Omit<Entry, 'subject'> {
  /** HMAC-SHA256 of the subject under a random salt, 64 hex digits; `null` for a visitor without an account. */
  readonly subject: string | null;
}

const SHAPES: { readonly [Field in keyof StoredEntry]: (value: unknown) => boolean } = {
  key: (value) => typeof value === 'string' && isEntryKey(value),
  cookie: (value) => typeof value === 'string' && value.length > 0,
  received: (value) => Number.isSafeInteger(value),
  site: (value) => typeof value === 'string',
  gpc: (value) => typeof value === 'boolean',
  how: (value) => typeof value === 'string',
  text: isHashOrNull,
  subject: isHashOrNull,
};
const FIELDS = Object.keys(SHAPES) as (keyof StoredEntry)[];

function isHashOrNull(value: unknown): boolean {
  return value === null || (typeof value === 'string' && SHA256.test(value));
}

/**
 * The one form of an entry that is stored and hashed: JSON without white space, its fields in a fixed order.
 * @param how one of the six acts, checked when the cookie was read
 */
export function encodeEntry({ key, cookie, received, site, gpc, how, text, subject }: StoredEntry): string {
  return JSON.stringify({ key, cookie, received, site, gpc, how, text, subject });
}

/** `null` for a line that is no entry. */
export function decodeEntry(line: string): StoredEntry | null {
  let found: Readonly<Record<string, unknown>>;
  try {
    found = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof found !== 'object' || found === null) return null;
  if (Object.keys(found).length !== FIELDS.length) return null;
  if (!FIELDS.every((field) => SHAPES[field](found[field]))) return null;
  return { ...(found as unknown as StoredEntry), how: found.how as How };
}
