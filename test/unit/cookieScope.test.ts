import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainsOf, matches, pathsOf } from '../../src/browser/cookieScope';

/** By definition: a star takes nothing, or one more character. */
function slow(pattern: string, name: string): boolean {
  if (!pattern) return !name;
  if (pattern[0] === '*') return slow(pattern.slice(1), name) || (!!name && slow(pattern, name.slice(1)));
  return pattern[0] === name[0] && slow(pattern.slice(1), name.slice(1));
}

describe('matches', () => {
  it('agrees with the definition', () => {
    const text = (letters: string) =>
      fc.array(fc.constantFrom(...letters), { maxLength: 8 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(text('ab*.$\\['), text('ab.$\\[\n'), (pattern, name) => {
        expect(matches(pattern, name)).toBe(slow(pattern, name));
      }),
      { numRuns: 1000 },
    );
  });
});

it('pathsOf gives none, and each path above, with and without a slash at its end', () => {
  expect(pathsOf('/')).toEqual(['', '/']);
  expect(pathsOf('/a/b')).toEqual(['', '/', '/a', '/a/', '/a/b', '/a/b/']);
});

it('domainsOf gives none, the host and each above', () => {
  expect(domainsOf('a.b.kz')).toEqual(['', 'a.b.kz', 'b.kz', 'kz']);
});
