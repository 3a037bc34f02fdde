import { ConfigError } from '../options/ConfigError';
import type { Problem } from '../options/Problem';
import type { Report } from '../options/Report';
import type { LoadPart } from './Parts';

/**
 * Reports what is wrong in the options. The sentences are in `kelisim.settings.js`; where that does not come, option
 * and documentation are named.
 */
export async function reportProblems(problems: readonly Problem[], load: LoadPart, report: Report): Promise<void> {
  if (!problems.length) return;
  const explain = await load('settings').then(
    ({ explainProblem }) => explainProblem,
    () => undefined,
  );
  for (const problem of problems) report('config', new ConfigError(problem, explain?.(problem)).message);
}
