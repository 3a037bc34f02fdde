import { PORTAL } from '../options/patterns';
import type { ConsentRecord } from '../record/ConsentRecord';
import { decode, encode } from '../record/codec';
import { cookieName } from '../record/cookieName';
import { AFTERLIFE, currentSeconds, DAY } from '../record/days';
import { acknowledge } from './acknowledge';
import { assertDomain, assertOption } from './assertOption';

/** How the cookie is set. */
export interface WriteOptions {
  /** `Domain` of the cookie. Default: this host only. */
  readonly domain?: string;
  /** Whether the cookie travels by https only. Default `true`. */
  readonly secure?: boolean;
  /** Unix seconds. Default: the server's clock. */
  readonly now?: number;
  /** As the option `portal` of the browser. */
  readonly portal?: string | undefined;
  /** Whether the portal's register has the record (`r=1`). Default `false`. */
  readonly isAcknowledged?: boolean;
}

/**
 * The value of a `Set-Cookie` header that keeps the record, until five days after its term. Not `HttpOnly`: the
 * browser's half reads it.
 *
 * @example
 * response.headers.append('Set-Cookie', writeConsent(record, { domain: 'smartustaz.kz' }));
 *
 * @throws {ConfigError} for a record that could not be read again, and for a domain or portal that is none
 */
export function writeConsent(record: ConsentRecord, options: WriteOptions = {}): string {
  const { domain = '', secure = true, now = currentSeconds(), portal, isAcknowledged = false } = options;
  assertOption(
    portal == null || PORTAL.test(portal),
    'portal',
    `is "${portal}". Expected 1 to 24 of a-z, 0-9 and "-", such as "school-12"`,
    'docs/OPTIONS.md#portal',
  );
  const name = cookieName(portal);
  const value = encode(record);
  // Nothing but our own format goes into a header, whatever the record was made of.
  assertOption(
    decode(value, now, name) !== null,
    'record',
    `is ${JSON.stringify(value)}. Expected a record, such as readConsent gives`,
    'docs/RECORD.md#the-cookie',
  );
  assertDomain(domain);
  const maxAge = Math.max(0, Math.round(record.until + AFTERLIFE * DAY - now));
  const parts = [
    `${name}=${isAcknowledged ? acknowledge(value, name) : value}`,
    'Path=/',
    'SameSite=Lax',
    `Max-Age=${maxAge}`,
  ];
  if (secure) parts.push('Secure');
  if (domain) parts.push(`Domain=${domain}`);
  return parts.join('; ');
}
