/**
 * `missing`: required and not there. `invalid`: there, and not what is expected. `unknown`: no option of that name.
 */
export type ProblemKind = 'missing' | 'invalid' | 'unknown';

/** Something in the options that is wrong. `explainProblem` makes a sentence of it. */
export interface Problem {
  readonly kind: ProblemKind;
  /** Where it is, such as `policy.version`. */
  readonly option: string;
  /** What was found there. */
  readonly found?: unknown;
  /** What is possible there, where it is a list of names. */
  readonly known?: readonly string[];
  /** Whether it stops deciding. What does not is reported and ignored. */
  readonly isFatal: boolean;
}
