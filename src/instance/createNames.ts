import { ConfigError } from '../options/ConfigError';
import { createReportOnce } from '../options/createReportOnce';
import type { Report } from '../options/Report';

/** Where names of categories are documented; those of features follow. */
export const CATEGORIES = 'docs/OPTIONS.md#categories';

/** The names of a page's categories and features, for those who ask for one. */
export interface Names {
  /** The error of an unknown name, reported once; `undefined` for a known one. */
  check(name: string): ConfigError | undefined;
  /**
   * The error of another value that is not among the known ones, reported once.
   * @param page where the known ones are documented
   */
  unknown(option: string, found: string, known: readonly string[], page: string): ConfigError;
}

export function createNames(known: readonly string[], report: Report): Names {
  const reportOnce = createReportOnce(report);
  const unknown: Names['unknown'] = (option, found, possible, page) => {
    const sentence = `${option} "${found}" is unknown. Expected one of: ${possible.join(', ')}. See ${page}`;
    reportOnce('config', sentence);
    return new ConfigError({ kind: 'unknown', option, found, known: possible, isFatal: false }, sentence);
  };
  return {
    unknown,
    check: (name) => (known.includes(name) ? undefined : unknown('category or feature', name, known, CATEGORIES)),
  };
}
