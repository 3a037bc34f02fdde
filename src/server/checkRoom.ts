import { bytesOf } from '../check/checkOptions';
import { expect } from '../core/ConfigError';
import { MAX_BYTES } from '../core/codec';
import type { Model } from '../core/model';

/** The bytes of `&r=1`. */
const ACKNOWLEDGEMENT = 4;

/**
 * Whether the longest record still fits into the cookie with its acknowledgement. Otherwise the browser would send such a
 * record on each page, for ever.
 * @throws {ConfigError}
 */
export function checkRoom(model: Model): void {
  const bytes = bytesOf(model) + ACKNOWLEDGEMENT;
  expect(bytes <= MAX_BYTES, 'categories', `names for ${MAX_BYTES} bytes with the acknowledgement, not ${bytes}`);
}
