/** All that the register needs of the rest of the package. */
export { decode } from '../core/codec';
export type { ConsentOptions, ConsentRecord, How } from '../core/types';
export type { Entry } from '../server/Entry';
