import { cookieName } from '../record/cookieName';
import { assertDomain } from './assertOption';
import type { WriteOptions } from './writeConsent';

/**
 * The value of a `Set-Cookie` header that deletes the record: at sign-out, where the browser had none of its own.
 *
 * @example
 * response.headers.append('Set-Cookie', clearConsent({ domain: 'smartustaz.kz' }));
 *
 * @param options as for `writeConsent`: a cookie is deleted only with the domain that it was set with
 * @throws {ConfigError} for a domain that is none
 */
export function clearConsent({ domain = '', secure = true, portal }: Omit<WriteOptions, 'now'> = {}): string {
  assertDomain(domain);
  const parts = [`${cookieName(portal)}=`, 'Path=/', 'SameSite=Lax', 'Max-Age=0'];
  if (secure) parts.push('Secure');
  if (domain) parts.push(`Domain=${domain}`);
  return parts.join('; ');
}
