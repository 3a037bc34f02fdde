import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../../src/server/createRateLimit';

describe('the rate limit', () => {
  it('lets a school of 100 teachers behind one address pass: each decides and opens five pages within a minute', () => {
    const limit = createRateLimit();
    const waits = Array.from({ length: 600 }, (_, index) => limit('203.0.113.7', 1000 + index / 10));
    expect(waits.filter(Boolean)).toEqual([]);
  });

  it('stops a flood, says when to come back, and accepts then', () => {
    const limit = createRateLimit({ burst: 3, perSecond: 0.5 });
    expect([0, 0, 0, 0].map(() => limit('a', 100))).toEqual([0, 0, 0, 2]);
    expect(limit('a', 102)).toBe(0);
    expect(limit('a', 102)).toBe(2);
  });

  it('counts each address alone', () => {
    const limit = createRateLimit({ burst: 1, perSecond: 1 });
    expect([limit('a', 1), limit('b', 1), limit('a', 1)]).toEqual([0, 0, 1]);
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['2001:0db8:0001:0002:0:0:0:1', '2001:db8:1:2::9', true],
    ['::ffff:203.0.113.7', '203.0.113.7', true],
    ['::ffff:203.0.113.7', '203.0.113.8', false],
    ['fe80::1%eth0', 'fe80::2%eth1', true],
  ])('%s and %s: one connection is %s', (one, other, same) => {
    const limit = createRateLimit({ burst: 1, perSecond: 1 });
    limit(one, 1);
    expect(limit(other, 1) > 0).toBe(same);
  });

  it('gives nothing when the clock goes back', () => {
    const limit = createRateLimit({ burst: 1, perSecond: 1 });
    expect(limit('a', 100)).toBe(0);
    expect(limit('a', 50)).toBe(1);
    expect(limit('a', 51)).toBe(0);
  });

  it('remembers a limited number of addresses, those that were used last', () => {
    const limit = createRateLimit({ burst: 1, perSecond: 0.001 }, 2);
    limit('a', 1);
    limit('b', 1);
    limit('a', 1);
    limit('c', 1);
    expect(limit('a', 1)).toBeGreaterThan(0);
    expect(limit('b', 1)).toBe(0);
  });
});
