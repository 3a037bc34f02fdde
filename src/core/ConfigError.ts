/** An option, a name or an attribute that Kelisim cannot work with. Thrown before anything is shown or recorded. */
export class ConfigError extends Error {
  /** As in `kelisim:error`. */
  declare readonly code: 'config';
  /** Where it stands, such as `policy.version`. */
  declare readonly field: string;
  /** What should stand there: words, or a pattern. */
  declare readonly expected: string;

  /**
   * @param field where it stands, such as `policy.version`
   * @param expected what should stand there; a pattern says it more exactly than a sentence, and costs nothing
   */
  constructor(field: string, expected: unknown) {
    super(`${field}: expected ${expected}`);
    // Assigned, not declared: as class fields they cost 200 bytes at ES2020.
    Object.assign(this, { name: 'KelisimConfigError', code: 'config', field, expected: `${expected}` });
  }
}

/** As one that `checkOptions` throws. */
export function configError(field: string, expected: unknown): ConfigError {
  return new ConfigError(field, expected);
}

/** @throws {ConfigError} unless `valid` */
export function expect(valid: unknown, field: string, expected: unknown): asserts valid {
  if (!valid) throw new ConfigError(field, expected);
}
