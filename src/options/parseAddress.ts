/**
 * Parses an address, as `new URL`. Pages have variables of that name (`var URL = '/api/'`); browsers know theirs by an
 * older name as well.
 * @throws {TypeError} when it cannot be parsed
 */
export function parseAddress(address: string, base?: string): URL {
  const { webkitURL = URL } = globalThis as { webkitURL?: typeof URL };
  return new webkitURL(address, base);
}
