/** All that the register needs of the rest of the package. */
export type { ConsentOptions } from '../options/ConsentOptions';
export type { ConsentRecord, How } from '../record/ConsentRecord';
export { decode } from '../record/codec';
export { DAY } from '../record/days';
export { FORMAT, isEntryKey, SHA256 } from '../record/format';
export type { Entry } from '../server/Entry';
