/** 128 random bits, base64url: 22 characters. */
export function createId(): string {
  // Not `crypto` alone: scripts of the page may have a constant of that name.
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .slice(0, 22);
}
