import { describe, expect, it } from 'vitest';
import { checkOptions, FIXED_BYTES } from '../../src/options/checkConfig';
import { configError } from '../../src/options/ConfigError';
import { MAX_BYTES } from '../../src/record/codec';
import { resolveConfig } from '../../src/options/createConfig';
import { COOKIE_NAME } from '../../src/record/cookieName';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import type { How } from '../../src/record/ConsentRecord';
import { encode } from '../../src/record/codec';
import { errorOf } from '../fixtures/errorOf';
import { portal } from '../fixtures/options';

const check = (options: ConsentOptions) => checkOptions(resolveConfig(options), configError);

describe('the longest record', () => {
  const HOWS: How[] = ['accept-all', 'reject-all', 'save', 'allow', 'withdraw', 'api'];
  const bytes = (version: string, names: string[], cut: number, how: How) =>
    `${COOKIE_NAME}=`.length +
    encode({
      id: 'x'.repeat(22),
      at: 1_800_000_000,
      until: 1_834_128_000,
      policy: version,
      language: 'kk',
      granted: names.slice(0, cut),
      denied: names.slice(cut),
      how,
      text: '0'.repeat(16),
    }).length;
  const longest = (version: string, names: string[]) =>
    Math.max(...HOWS.flatMap((how) => [0, 1, names.length].map((cut) => bytes(version, names, cut, how))));

  it('is FIXED_BYTES, the version and the joined names', () => {
    expect(longest('', [])).toBe(FIXED_BYTES);
    expect(longest('2026-01', ['aa', 'bbb', 'c'])).toBe(FIXED_BYTES + '2026-01aa.bbb.c'.length);
  });

  const filling = (target: number) => {
    const version = '2026-01';
    const name = 'a'.repeat(target - longest(version, []));
    expect(longest(version, [name])).toBe(target);
    return { ...portal, policy: { ...portal.policy, version }, categories: [name] };
  };

  it('of 300 bytes is taken', () => {
    expect(() => check(filling(MAX_BYTES))).not.toThrow();
  });

  it('of 301 bytes is a configuration error that names the categories', () => {
    expect(errorOf(() => check(filling(MAX_BYTES + 1)))).toMatchObject({ code: 'config', field: 'categories' });
  });
});
