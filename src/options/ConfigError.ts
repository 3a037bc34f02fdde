import type { Problem } from './Problem';

/** Where options are documented, in the package. */
const DOCUMENTATION = 'docs/OPTIONS.md';

/**
 * An option, a name or an attribute that is wrong. Thrown before anything is shown or recorded. Its message says what
 * was found, what is expected, and where it is documented.
 */
export class ConfigError extends Error {
  /** The code of `kelisim:error`. */
  declare readonly code: 'config';
  /** The option, such as `policy.version`. */
  declare readonly field: string;
  /** What is wrong there. */
  declare readonly problem: Problem;

  /**
   * @param sentence what `explainProblem` makes of the problem; without it, the message names option and
   * documentation
   */
  constructor(problem: Problem, sentence?: string) {
    super(sentence ?? `${problem.option} is ${problem.kind}. See ${documentationOf(problem)}`);
    // Declared as class fields they would need a helper at ES2020.
    Object.assign(this, { name: 'KelisimConfigError', code: 'config', field: problem.option, problem });
  }
}

/** The address of an option's documentation, in the package: its heading, or the page where there is no such option. */
export function documentationOf({ kind, option }: Pick<Problem, 'kind' | 'option'>): string {
  const [name = '', ...inside] = option.split('.');
  const hasHeading = name !== 'kelisim-options' && (kind !== 'unknown' || inside.length > 0);
  return hasHeading ? `${DOCUMENTATION}#${name.toLowerCase()}` : DOCUMENTATION;
}
