import { readCookies } from '../browser/cookieJar';
import type { Consent } from '../instance/Consent';
import { createInstance } from '../instance/createInstance';
import type { CheckedOptions } from '../options/CheckedOptions';
import { ConfigError } from '../options/ConfigError';
import type { ConsentOptions } from '../options/ConsentOptions';
import { checkConfig } from '../options/checkConfig';
import { createConfig } from '../options/createConfig';
import { explainProblem } from '../options/explainProblem';
import type { smartustaz } from '../options/smartustaz';
import { loadByImport } from './loadByImport';
import { wishedLanguages } from './wishedLanguages';

/** Whether this is the build for development: its errors are sentences, and are thrown. Set by the build. */
declare const __KELISIM_DEVELOPMENT__: boolean;

type KeysOf<Value> = Value extends readonly (infer Name extends string)[] ? Name : keyof Value & string;

/** The optional categories of the options; any name where the options are not known at compile time. */
export type CategoriesOf<Options extends ConsentOptions> = ConsentOptions extends Options
  ? string
  :
      | (Options extends { preset: 'smartustaz' } ? keyof typeof smartustaz.categories : never)
      | (Options extends { categories: infer Categories } ? KeysOf<Categories> : never);

/** The categories and features of the options: a misspelt name does not compile. */
export type NamesOf<Options extends ConsentOptions> =
  | 'necessary'
  | CategoriesOf<Options>
  | (Options extends { preset: 'smartustaz' } ? keyof typeof smartustaz.features : never)
  | (Options extends { features: infer Features } ? KeysOf<Features> : never);

/**
 * Starts the consent of this page: reads the cookie, emits `kelisim:ready`, opens what is allowed, and shows the
 * notice to visitors who have to decide. Call it in the browser; a second call returns the first instance and warns.
 *
 * @example
 * const consent = createConsent({
 *   operator: { name: 'School No. 1', bin: '000000000000' },
 *   policy: { version: '2026-01', url: '/privacy' },
 *   categories: { authorization: {}, statistics: {} },
 *   features: { account: { needs: ['authorization'], policy: true } },
 * });
 * if (await consent.ask('account')) location.href = '/sign-in';
 *
 * @throws {ConfigError} in the development build, for an option that is wrong or unknown
 */
export function createConsent<const Options extends ConsentOptions>(
  options: Options & CheckedOptions<Options>,
): Consent<NamesOf<Options>, CategoriesOf<Options>> {
  const config = createConfig((options ?? {}) as ConsentOptions, wishedLanguages());
  const problems = checkConfig(config);
  // In production the portal has tested its options: what is wrong opens nothing, and is reported as by script tag.
  if (__KELISIM_DEVELOPMENT__) for (const problem of problems) throw new ConfigError(problem, explainProblem(problem));
  return createInstance({ config, problems, load: loadByImport, cookies: readCookies() }) as Consent<
    NamesOf<Options>,
    CategoriesOf<Options>
  >;
}
