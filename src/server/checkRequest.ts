import { Refusal } from './Refusal';

const MAX_COOKIES = 16_384;

/**
 * Only this site's own pages may decide or renew (CSRF).
 * @param origins the public origins of this site, where the server is behind a proxy and does not know its own name
 * @throws {Refusal} 405, 403, 431
 */
export function checkRequest({ method, headers, url }: Request, origins?: readonly string[]): void {
  if (method !== 'POST') throw new Refusal(405, 'expected POST', { Allow: 'POST' });
  const site = headers.get('sec-fetch-site');
  // Under `Referrer-Policy: no-referrer` a form says `Origin: null`; no page can forge this header.
  if (site) {
    if (site !== 'same-origin') throw new Refusal(403, 'Sec-Fetch-Site: expected same-origin');
  } else if (!(origins ?? [new URL(url).origin]).includes(headers.get('origin') ?? '')) {
    throw new Refusal(403, 'Origin: expected that of this site');
  }
  if ((headers.get('cookie') ?? '').length > MAX_COOKIES)
    throw new Refusal(431, `Cookie: expected at most ${MAX_COOKIES} bytes`);
}
