import type { Load } from '../core/lazy';

/** The first 16 hex digits of SHA-256. `crypto.subtle` is missing on plain http: there our own code is loaded. */
export async function hashText(text: string, load: Load): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const digest = crypto.subtle
    ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    : (await load('sha256')).sha256(bytes);
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
