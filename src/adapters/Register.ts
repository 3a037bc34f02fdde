import type { Consent } from '../instance/Consent';
import type { CategoriesOf, NamesOf } from '../loading/createConsent';
import type { ConsentOptions } from '../options/ConsentOptions';

/**
 * Tell it your options once, and a misspelt category or feature does not compile, in any component.
 *
 * @example
 * declare module 'kelisim/react' {
 *   interface Register { options: typeof options }
 * }
 */
// biome-ignore lint/suspicious/noEmptyInterface: the host fills it in
export interface Register {}

type Options = Register extends { options: infer Given extends ConsentOptions } ? Given : ConsentOptions;

/** The categories and features of the registered options; any name where none are registered. */
export type Name = ConsentOptions extends Options ? string : NamesOf<Options>;

/** The page's instance. */
export type PageConsent = Consent<Name, CategoriesOf<Options>>;
