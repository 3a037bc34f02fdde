import { checkOptions } from './check/checkOptions';
import { configError } from './core/ConfigError';
import { resolveConfig } from './core/config';
import { createInstance } from './core/createInstance';
import type { Consent, ConsentOptions } from './core/types';
import { loadByImport } from './loading/byImport';
import { withMessages } from './loading/withMessages';
import type { TextKey } from './messages/TextKey';
import type { smartustaz } from './presets/smartustaz';

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

/** A misspelt key of `messages` does not compile. */
export type KnownKeys<Options extends ConsentOptions> = Options extends { messages: infer Table }
  ? { readonly messages: { readonly [Code in keyof Table]: { readonly [Key in keyof Table[Code]]: Known<Key> } } }
  : unknown;
type Known<Key> = Key extends TextKey ? unknown : never;

/**
 * Starts the consent of this page. Reads the cookie, tells the host (`kelisim:ready`), opens what is allowed, and shows
 * the notice to those who have to decide; its code is loaded only then. A second call gives the first instance.
 *
 * @example
 * const consent = createConsent({
 *   operator: { name: 'School No. 1', bin: '…' },
 *   policy: { version: '2026-01', url: '/privacy' },
 *   categories: { authorization: {}, statistics: {} },
 *   features: { account: { needs: ['authorization'], policy: true } },
 * });
 * if (await consent.ask('account')) location.href = '/sign-in';
 *
 * @throws {ConfigError} naming the option that is wrong and what is expected there
 */
export function createConsent<const Options extends ConsentOptions>(
  options: Options & KnownKeys<Options>,
): Consent<NamesOf<Options>, CategoriesOf<Options>> {
  const config = resolveConfig(options ?? {});
  checkOptions(config, configError);
  return createInstance(config, withMessages(config, loadByImport)) as Consent<NamesOf<Options>, CategoriesOf<Options>>;
}
