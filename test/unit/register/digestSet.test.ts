import { describe, expect, it } from 'vitest';
import { createDigestSet } from '../../../src/register/createDigestSet';
import { digest } from '../../../src/register/hashes';

describe('the set of digests', () => {
  it('tells each digest once, and its number, over every growth', () => {
    const set = createDigestSet();
    const count = 20_000;
    for (let index = 0; index < count; index++) expect(set.add(digest(`${index}`))).toBe(true);
    expect(set.size).toBe(count);
    for (let index = 0; index < count; index++) {
      expect(set.add(digest(`${index}`))).toBe(false);
      expect(set.indexOf(digest(`${index}`))).toBe(index);
    }
    for (let index = count; index < 2 * count; index++) expect(set.indexOf(digest(`${index}`))).toBe(-1);
    expect(set.size).toBe(count);
  });

  it('tells digests apart that begin alike', () => {
    const set = createDigestSet();
    const one = Buffer.alloc(32, 7);
    const other = Buffer.from(one);
    other[31] = 8;
    expect([set.add(one), set.add(other), set.add(one)]).toEqual([true, true, false]);
    expect([set.indexOf(one), set.indexOf(other)]).toEqual([0, 1]);
  });
});
