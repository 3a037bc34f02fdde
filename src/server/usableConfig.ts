import { ConfigError } from '../options/ConfigError';
import type { ConsentOptions } from '../options/ConsentOptions';
import { checkConfig } from '../options/checkConfig';
import { type Config, createConfig } from '../options/createConfig';
import { createReportOnce } from '../options/createReportOnce';
import { explainProblem } from '../options/explainProblem';
import { checkMessages } from '../texts/portal/checkMessages';

/** Once: a server draws a page for every visitor. */
const warnOnce = createReportOnce((_code, message) => console.warn(`kelisim: ${message}`));

/**
 * The options of a page in their normalised form, for what is drawn without a page. What stops nothing, such as an
 * option that does not exist, is said on the console, once.
 * @throws {ConfigError} for options that stop deciding
 */
export function usableConfig(options: ConsentOptions): Config {
  const config = createConfig(options, []);
  const problems = [...checkConfig(config), ...checkMessages(config)];
  const fatal = problems.find(({ isFatal }) => isFatal);
  if (fatal) throw new ConfigError(fatal, explainProblem(fatal));
  for (const problem of problems) warnOnce('config', explainProblem(problem));
  return config;
}
