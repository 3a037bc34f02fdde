import { longestRecord } from '../options/checkConfig';
import type { Config } from '../options/createConfig';
import { ACKNOWLEDGEMENT, MAX_BYTES } from '../record/format';
import { assertOption } from './assertOption';

/**
 * Whether the longest record still fits into the cookie with its acknowledgement. Otherwise the browser would send such
 * a record on each page, for ever.
 * @throws {ConfigError}
 */
export function checkRoom(config: Config): void {
  const bytes = longestRecord(config) + ACKNOWLEDGEMENT.length;
  assertOption(
    bytes <= MAX_BYTES,
    'categories',
    `have names for ${bytes} bytes with the acknowledgement. Expected at most ${MAX_BYTES}, such as "statistics"`,
    'docs/OPTIONS.md#categories',
  );
}
