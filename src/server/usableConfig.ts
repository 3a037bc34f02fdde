import { ConfigError } from '../options/ConfigError';
import type { ConsentOptions } from '../options/ConsentOptions';
import { checkConfig } from '../options/checkConfig';
import { type Config, createConfig } from '../options/createConfig';
import { explainProblem } from '../options/explainProblem';
import { checkMessages } from '../texts/own/checkMessages';

/**
 * The options of a page in their normalised form, for what is drawn without a page.
 * @throws {ConfigError} for options that stop deciding
 */
export function usableConfig(options: ConsentOptions): Config {
  const config = createConfig(options, []);
  const problem = [...checkConfig(config), ...checkMessages(config)].find(({ isFatal }) => isFatal);
  if (problem) throw new ConfigError(problem, explainProblem(problem));
  return config;
}
