import { ConfigError } from '../options/ConfigError';
import type { ConsentOptions, PolicyOptions } from '../options/ConsentOptions';
import { checkModel } from '../options/checkConfig';
import { type Config, createConfig } from '../options/createConfig';
import { explainProblem } from '../options/explainProblem';
import type { ConsentRecord, Status } from '../record/ConsentRecord';
import { cookieValues } from '../record/cookieName';
import { currentSeconds } from '../record/days';
import { evaluate } from '../record/evaluate';
import { findRecord } from '../record/findRecord';

/** The options of the browser; reading needs the policy's version and the categories only. */
export interface ReadOptions extends Partial<Omit<ConsentOptions, 'policy'>> {
  /** The policy. Its version is required. */
  readonly policy: Pick<PolicyOptions, 'version'> & Partial<PolicyOptions>;
  /** Unix seconds. Default: the server's clock. */
  readonly now?: number;
}

/** The consent of the visitor who sent a request. */
export interface ConsentReading {
  readonly status: Status;
  /** What was decided; `null` where the header holds no valid record. */
  readonly record: ConsentRecord | null;
  /** Whether a category or feature is open; `false` for an unknown name. */
  allows(name: string): boolean;
}

/**
 * Reads a visitor's consent from the `Cookie` header of a request. The answers are those of the browser.
 *
 * @example
 * const consent = readConsent(request.headers.cookie, { preset: 'smartustaz', policy: { version: '2026-01' } });
 * if (!consent.allows('account')) return forbidden();
 *
 * @param cookieHeader may be missing: then nothing was decided
 * @throws {ConfigError} for options that cannot be right; never for a header
 */
export function readConsent(cookieHeader: string | null | undefined, options: ReadOptions): ConsentReading {
  const { model, cookieName } = serverConfig(options);
  const now = options.now ?? currentSeconds();
  const record = findRecord(cookieValues(cookieHeader ?? '', cookieName), now, cookieName);
  const { status, allows } = evaluate(model, record, now);
  return { status, record, allows };
}

/**
 * The options of a server in their normalised form.
 * @throws {ConfigError}
 */
export function serverConfig(options: ReadOptions): Config {
  const config = createConfig((options ?? {}) as ConsentOptions, []);
  const [problem] = checkModel(config);
  if (problem) throw new ConfigError(problem, explainProblem(problem));
  return config;
}
