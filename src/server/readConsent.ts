import { checkModel, createCheck } from '../check/checkModel';
import { configError } from '../core/ConfigError';
import { findRecord } from '../core/codec';
import { evaluate } from '../core/evaluate';
import { createModel } from '../core/model';
import type { ConsentOptions, ConsentRecord, PolicyOptions, Status } from '../core/types';
import { applyPreset } from '../presets/applyPreset';

/** The options of the browser serve here as they are; `policy.version` and `categories` (or a preset) are enough. */
export interface ReadOptions extends Omit<ConsentOptions, 'policy'> {
  /** Of it, only the version is needed here. */
  readonly policy: Pick<PolicyOptions, 'version'> & Partial<PolicyOptions>;
  /** Unix seconds. Default: the server's clock. */
  readonly now?: number;
}

/** What a request says about its visitor. */
export interface ConsentReading {
  readonly status: Status;
  /** What was decided; `null` where the header holds no valid record. */
  readonly record: ConsentRecord | null;
  /** For a category or a feature; closed for an unknown name. */
  allows(name: string): boolean;
}

/**
 * Reads a visitor's consent from the `Cookie` header of a request, with the same answers as the browser.
 *
 * @example
 * const consent = readConsent(request.headers.cookie, { preset: 'smartustaz', policy: { version: '2026-01' } });
 * if (!consent.allows('account')) return forbidden();
 *
 * @param cookieHeader may be missing: then nothing was decided
 * @throws {ConfigError} for options that cannot be right; never for a header
 */
export function readConsent(cookieHeader: string | null | undefined, options: ReadOptions): ConsentReading {
  const given = applyPreset(options ?? {});
  const model = createModel(given);
  checkModel(given, model, createCheck(configError));
  const now = options.now ?? Math.floor(Date.now() / 1000);
  const record = findRecord(cookieHeader ?? '', now);
  const { status, allows } = evaluate(model, record, now);
  return { status, record, allows };
}
