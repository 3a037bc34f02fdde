/**
 * The longest address that a form leads back to, in bytes. A longer `Location` can be too much for a proxy, which then
 * answers with an error, and the decision is lost with it.
 */
const MAX_BACK = 2048;

/** The path, or the start page where it is too long to come back to. */
export function shortened(path: string): string {
  return path.length > MAX_BACK ? '/' : path;
}

/**
 * A path of this site, and nothing else.
 * @param path as the form says it
 * @param base the address of the request
 */
export function wayBack(path: string, base: string): string {
  const { origin } = new URL(base);
  try {
    const url = new URL(path, origin);
    if (path.startsWith('/') && url.origin === origin)
      return shortened(`${url.pathname}${url.search}${url.hash}`.replace(/^\/+/, '/'));
  } catch {
    // Not an address.
  }
  return '/';
}
