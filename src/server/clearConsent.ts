import { DOMAIN } from '../check/patterns';
import { expect } from '../core/ConfigError';
import { COOKIE_NAME } from '../core/cookieValues';
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
export function clearConsent({ domain = '', secure = true }: Omit<WriteOptions, 'now'> = {}): string {
  expect(DOMAIN.test(domain), 'domain', 'a host');
  const parts = [`${COOKIE_NAME}=`, 'Path=/', 'SameSite=Lax', 'Max-Age=0'];
  if (secure) parts.push('Secure');
  if (domain) parts.push(`Domain=${domain}`);
  return parts.join('; ');
}
