import { ConfigError } from '../options/ConfigError';
import type { ConsentOptions } from '../options/ConsentOptions';
import { checkConfig } from '../options/checkConfig';
import { type Config, createConfig } from '../options/createConfig';
import { explainProblem } from '../options/explainProblem';
import { checkMessages } from '../texts/portal/checkMessages';

const warned = new Set<string>();

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
  problems.map(explainProblem).forEach(warnOnce);
  return config;
}

/** A server draws a page for every visitor. */
function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`kelisim: ${message}`);
}
