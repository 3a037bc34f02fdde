import { describe, expect, it } from 'vitest';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig } from '../../src/options/createConfig';
import type { How } from '../../src/record/ConsentRecord';
import { decode, encode } from '../../src/record/codec';
import { MAX_BYTES } from '../../src/record/format';
import { portal } from '../fixtures/options';

const NOW = 1_800_000_000;
const HOWS: How[] = ['accept-all', 'reject-all', 'save', 'allow', 'withdraw', 'api'];

/** The longest cookie that a configuration can write by `NOW`, by trying what varies. */
function longest(options: ConsentOptions): number {
  const { model, cookieName, languages } = createConfig(options, []);
  const { optional } = model;
  const values = HOWS.flatMap((how) =>
    [0, 1, optional.length].flatMap((cut) =>
      languages.map((language) =>
        encode({
          id: 'x'.repeat(22),
          at: NOW,
          until: NOW + 395 * 86_400,
          policy: model.version,
          language,
          granted: optional.slice(0, cut),
          denied: optional.slice(cut),
          how,
          text: '0'.repeat(16),
        }),
      ),
    ),
  );
  return Math.max(...values.map((value) => `${cookieName}=${value}`.length));
}

const fields = (options: ConsentOptions) =>
  checkConfig(createConfig(options, [])).map(({ option, found }) => [option, found]);

/** Options whose longest record has so many bytes. */
function filling(bytes: number, more: Partial<ConsentOptions> = {}): ConsentOptions {
  const options = { ...portal, ...more, categories: ['a'] };
  const name = 'a'.repeat(1 + bytes - longest(options));
  return { ...options, categories: [name] };
}

describe('a configuration whose longest record', () => {
  // The check counts twelve digits for a time; ten are enough until the year 2286.
  const SPARE = 4;

  it('fits into 300 bytes is accepted, and its record can be read', () => {
    const options = filling(MAX_BYTES - SPARE);
    expect(longest(options)).toBe(MAX_BYTES - SPARE);
    expect(fields(options)).toEqual([]);
    const value = encode({
      id: 'x'.repeat(22),
      at: NOW,
      until: NOW + 86_400,
      policy: '2026-01',
      language: 'kk',
      granted: options.categories as string[],
      denied: [],
      how: 'accept-all',
      text: '0'.repeat(16),
    });
    expect(decode(value, NOW)).not.toBeNull();
  });

  it('does not is an error that names the categories and the bytes', () => {
    expect(fields(filling(MAX_BYTES - SPARE + 1))).toEqual([['categories', '301 bytes']]);
  });

  it('counts the name of the portal and the longest language', () => {
    const more = { portal: 'school-12', messages: { uzb: {} } };
    expect(fields(filling(MAX_BYTES - SPARE, more))).toEqual([]);
    expect(fields(filling(MAX_BYTES - SPARE + 1, more))).toEqual([['categories', '301 bytes']]);
  });
});
