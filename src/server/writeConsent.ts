import { DOMAIN } from '../check/patterns';
import { expect } from '../core/ConfigError';
import { decode } from '../core/codec';
import { COOKIE_NAME } from '../core/cookieValues';
import { DAY } from '../core/time';
import type { ConsentRecord } from '../core/types';
import { AFTERLIFE, encode } from '../decide/encode';

/** How the cookie is set. */
export interface WriteOptions {
  /** `Domain` of the cookie. Default: this host only. */
  readonly domain?: string;
  /** Whether the cookie travels by https only. Default `true`. */
  readonly secure?: boolean;
  /** Unix seconds. Default: the server's clock. */
  readonly now?: number;
}

/**
 * The value of a `Set-Cookie` header that keeps the record, until five days after its term. Not `HttpOnly`: the browser's
 * half reads it.
 *
 * @example
 * response.headers.append('Set-Cookie', writeConsent(record, { domain: 'smartustaz.kz' }));
 *
 * @throws {ConfigError} for a record that could not be read again, and for a domain that is none
 */
export function writeConsent(record: ConsentRecord, options: WriteOptions = {}): string {
  const { domain = '', secure = true, now = Math.floor(Date.now() / 1000) } = options;
  const value = encode(record);
  // Whatever somebody has put into it: nothing but our own format goes into a header.
  expect(decode(value, now), 'record', 'one that readConsent gave');
  expect(DOMAIN.test(domain), 'domain', 'a host');
  const maxAge = Math.max(0, Math.round(record.until + AFTERLIFE * DAY - now));
  const parts = [`${COOKIE_NAME}=${value}`, 'Path=/', 'SameSite=Lax', `Max-Age=${maxAge}`];
  if (secure) parts.push('Secure');
  if (domain) parts.push(`Domain=${domain}`);
  return parts.join('; ');
}
