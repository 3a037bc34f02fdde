import { sha256 } from './sha256';

/** How many hex digits of the digest the cookie keeps. */
export const SHORT_HASH = 16;

/** SHA-256 of a text in UTF-8: 64 hex digits. */
export function hashText(text: string): string {
  return [...sha256(new TextEncoder().encode(text))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The digits that the record keeps. */
export function shortHash(text: string): string {
  return hashText(text).slice(0, SHORT_HASH);
}
