import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConsentRecord } from '../../../src/record/ConsentRecord';
import { clearConsent, mergeConsent, readConsent, writeConsent } from '../../../src/server';
import { arbitraryRecord, NOW } from '../../fixtures/arbitraryRecord';
import { errorOf } from '../../fixtures/errorOf';

const DAY = 86_400;
const record = (more: Partial<ConsentRecord> = {}): ConsentRecord => ({
  ...{ id: 'A'.repeat(22), at: NOW - DAY, until: NOW + DAY, policy: '1', language: 'kk' },
  ...{ granted: ['a', 'b'], denied: ['c'], how: 'save', text: '0123456789abcdef' },
  ...more,
});
/** Of the same few names and seconds, so that they meet. */
const near = arbitraryRecord.chain((base) =>
  fc
    .record({
      at: fc.integer({ min: NOW - 2, max: NOW }),
      names: fc.subarray(['a', 'b', 'c']),
      yes: fc.subarray(['a', 'b', 'c']),
      policy: fc.constantFrom(null, '1', '2'),
    })
    .map(
      ({ at, names, yes, policy }): ConsentRecord => ({
        ...{ ...base, at, until: at + DAY, policy },
        granted: names.filter((name) => yes.includes(name)),
        denied: names.filter((name) => !yes.includes(name)),
      }),
    ),
);
const merge = (one: ConsentRecord | null, other: ConsentRecord | null) => mergeConsent(one, other, NOW);
/** What it allows and refuses, without regard to order. */
const meaning = (of: ConsentRecord | null) =>
  of && { at: of.at, policy: of.policy, granted: [...of.granted].sort(), denied: [...of.denied].sort() };

describe('mergeConsent', () => {
  it('takes the newer decision, whichever it is', () => {
    const older = record();
    const newer = record({ id: 'B'.repeat(22), at: NOW - 10, granted: [], denied: ['a', 'b', 'c'], policy: null });
    expect(merge(older, newer)).toEqual(newer);
    expect(merge(newer, older)).toBe(newer);
  });

  it('takes a newer consent over an older refusal: the visitor has changed their mind', () => {
    const refusal = record({ granted: [], denied: ['a', 'b', 'c'], policy: null });
    const consent = record({ at: NOW - 10 });
    expect(merge(refusal, consent)).toEqual(consent);
  });

  it('takes the only one there is', () => {
    const one = record();
    expect(merge(one, null)).toBe(one);
    expect(merge(null, one)).toEqual(one);
    expect(merge(null, null)).toBeNull();
    expect(mergeConsent(undefined, undefined)).toBeNull();
  });

  it.each([
    ['garbage', { id: 'x' }],
    ['a text', 'v=1'],
    ['a decision of the day after tomorrow', record({ at: NOW + 2 * DAY, until: NOW + 3 * DAY })],
    ['a name in both lists', record({ granted: ['a'], denied: ['a'] })],
  ])('counts %s in the account as no record', (_what, stored) => {
    const cookie = record();
    expect(mergeConsent(cookie, stored as ConsentRecord, NOW)).toBe(cookie);
    expect(mergeConsent(null, stored as ConsentRecord, NOW)).toBeNull();
  });

  it('asks again about another version of the policy', () => {
    const options = { policy: { version: '2' }, categories: ['a', 'b', 'c'], now: NOW };
    const merged = merge(null, record());
    const header = writeConsent(merged as ConsentRecord, { now: NOW }).split(';')[0];
    expect(readConsent(header, options).status).toBe('outdated');
    expect(readConsent(header, options).allows('a')).toBe(false);
  });

  it('asks about a category that only one of two decisions of the same second knows', () => {
    const merged = merge(record({ granted: ['a', 'c'], denied: ['d'] }), record({ granted: ['a'], denied: ['b'] }));
    expect(meaning(merged)).toMatchObject({ granted: ['a'], denied: ['b', 'd'] });
  });

  it('takes the stricter of two decisions of the same second as it is, with its text', () => {
    const strict = record({ granted: [], denied: ['c', 'a', 'b'], policy: null, text: 'f'.repeat(16) });
    expect(merge(record(), strict)).toEqual(strict);
    expect(merge(strict, record())).toBe(strict);
  });

  it('gives the cookie itself back where it holds', () => {
    const one = record();
    expect(merge(one, { ...one })).toBe(one);
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(near, near, (one, other) => {
        expect(merge(one, other)).toEqual(merge(other, one));
      }),
    );
  });

  it('is stable: what it gave, merged again with either side, is the same', () => {
    fc.assert(
      fc.property(near, near, (one, other) => {
        const merged = merge(one, other);
        expect(meaning(merge(merged, one))).toEqual(meaning(merged));
        expect(meaning(merge(merged, other))).toEqual(meaning(merged));
      }),
    );
  });

  it('means the same for three devices in any order', () => {
    fc.assert(
      fc.property(near, near, near, (one, other, third) => {
        expect(meaning(merge(merge(one, other), third))).toEqual(meaning(merge(one, merge(other, third))));
      }),
    );
  });

  it('never lets an older consent, or one of the same second, overrule a refusal', () => {
    fc.assert(
      fc.property(near, near, (one, other) => {
        const merged = merge(one, other);
        const newest = Math.max(one.at, other.at);
        for (const side of [one, other].filter(({ at }) => at === newest)) {
          for (const name of side.denied) expect(merged?.granted).not.toContain(name);
          if (side.policy === null) expect(merged?.policy).toBeNull();
        }
      }),
    );
  });

  it('never allows what the newest decision does not', () => {
    fc.assert(
      fc.property(near, near, (one, other) => {
        const merged = merge(one, other);
        const newest = [one, other].filter(({ at }) => at === Math.max(one.at, other.at));
        for (const name of merged?.granted ?? []) for (const side of newest) expect(side.granted).toContain(name);
      }),
    );
  });

  it('gives records that can be written and read again', () => {
    fc.assert(
      fc.property(near, near, (one, other) => {
        const merged = merge(one, other) as ConsentRecord;
        const header = writeConsent(merged, { now: NOW }).split(';')[0];
        expect(readConsent(header, { policy: { version: '1' }, categories: ['a'], now: NOW }).record).toEqual(merged);
      }),
    );
  });
});

describe('clearConsent', () => {
  it('deletes the cookie with the domain that it was set with', () => {
    expect(clearConsent()).toBe('consent_kelisim=; Path=/; SameSite=Lax; Max-Age=0; Secure');
    expect(clearConsent({ domain: 'smartustaz.kz', secure: false })).toBe(
      'consent_kelisim=; Path=/; SameSite=Lax; Max-Age=0; Domain=smartustaz.kz',
    );
    expect(errorOf(() => clearConsent({ domain: 'a; b' }))).toMatchObject({ field: 'domain' });
  });
});
