import { ConfigError } from '../options/ConfigError';

/**
 * Refuses an argument of a server's function.
 * @param sentence what is wrong and what is expected, with an example, without the name of the option
 * @param page where it is documented
 * @throws {ConfigError}
 */
export function assertOption(isRight: boolean, option: string, sentence: string, page: string): void {
  if (!isRight) throw new ConfigError({ kind: 'invalid', option, isFatal: true }, `${option} ${sentence}. See ${page}`);
}
