import { ConfigError } from '../options/ConfigError';
import { DOMAIN } from '../options/patterns';

/**
 * Refuses an argument of a server's function.
 * @param sentence what is wrong and what is expected, with an example, without the name of the option
 * @param page where it is documented
 * @throws {ConfigError}
 */
export function assertOption(isRight: boolean, option: string, sentence: string, page: string): void {
  if (!isRight) throw new ConfigError({ kind: 'invalid', option, isFatal: true }, `${option} ${sentence}. See ${page}`);
}

/** @throws {ConfigError} for a domain that is none; empty is this host */
export function assertDomain(domain: string): void {
  assertOption(
    DOMAIN.test(domain),
    'domain',
    `is "${domain}". Expected a host, such as "example.kz"`,
    'docs/OPTIONS.md#domain',
  );
}
