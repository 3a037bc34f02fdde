import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConsentRecord } from '../../src/record/ConsentRecord';
import { decode, encode } from '../../src/record/codec';
import { createRecord } from '../../src/record/createRecord';
import { DAY } from '../../src/record/days';
import { findRecord, isSame, later } from '../../src/record/findRecord';
import { createModel } from '../../src/record/model';
import { arbitraryRecord, NOW } from '../fixtures/arbitraryRecord';

const RUNS = { numRuns: 500 };
const encoded = (record: ConsentRecord | null) => record && encode(record);
/** What a record decides; the order of names means nothing. */
const decided = (record: ConsentRecord | null) =>
  record && [record.at, record.until, record.policy, [...record.granted].sort(), [...record.denied].sort()];

/** Records of one visitor that may be from the same second, and may name other categories. */
const of = fc.record({
  at: fc.integer({ min: NOW - 2, max: NOW }),
  lasts: fc.integer({ min: 1, max: 3 }),
  policy: fc.constantFrom('1', '2', null),
  granted: fc.subarray(['a', 'b', 'c', 'd']),
  named: fc.subarray(['a', 'b', 'c', 'd']),
  how: fc.constantFrom('save' as const, 'accept-all' as const, 'withdraw' as const),
  text: fc.constantFrom('', '0123456789abcdef'),
});
const record = of.map(
  ({ at, lasts, granted, named, ...rest }): ConsentRecord => ({
    ...rest,
    id: 'K3v9abcdefghij_-ABCDEF',
    at,
    until: at + lasts * DAY,
    language: 'kk',
    granted,
    denied: named.filter((name) => !granted.includes(name)),
  }),
);
const maybe = fc.option(record);

describe('the later of two records', () => {
  it('is the same in whichever order they are read', () => {
    fc.assert(
      fc.property(maybe, maybe, (first, second) => {
        expect(encoded(later(first, second))).toBe(encoded(later(second, first)));
      }),
      RUNS,
    );
  });

  it('decides the same however three are grouped', () => {
    fc.assert(
      fc.property(maybe, maybe, maybe, (first, second, third) => {
        expect(decided(later(later(first, second), third))).toEqual(decided(later(first, later(second, third))));
      }),
      { numRuns: 3000 },
    );
  });

  it('is a record itself, and is never older than either', () => {
    fc.assert(
      fc.property(record, record, (first, second) => {
        const result = later(first, second) as ConsentRecord;
        expect(result.at).toBe(Math.max(first.at, second.at));
        expect(decode(encode(result), NOW)).toEqual(result);
      }),
      RUNS,
    );
  });

  it('of one second allows only what both allow, and refuses what either refuses', () => {
    fc.assert(
      fc.property(record, record, (first, second) => {
        const other = { ...second, at: first.at };
        const { granted, denied, policy, until } = later(first, other) as ConsentRecord;
        const both = first.granted.filter((name) => other.granted.includes(name));
        expect(new Set(granted)).toEqual(new Set(both));
        expect(new Set(denied)).toEqual(new Set([...first.denied, ...other.denied]));
        expect(policy).toBe(first.policy === other.policy ? first.policy : null);
        expect(until).toBe(Math.min(first.until, other.until));
      }),
      RUNS,
    );
  });

  it('of a record and none is the record; of a record and itself, itself', () => {
    fc.assert(
      fc.property(arbitraryRecord, (one) => {
        expect(later(one, null)).toBe(one);
        expect(later(null, one)).toBe(one);
        expect(later(one, { ...one })).toBe(one);
        expect(isSame(one, { ...one })).toBe(true);
      }),
    );
    expect(later(null, null)).toBeNull();
  });
});

describe('the record of a jar', () => {
  it('does not depend on the order of the cookies, nor on one that is there twice', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), fc.infiniteStream(fc.nat()), (records, numbers) => {
        const values = records.map(encode);
        const order = [...values, ...values].map((value) => ({ value, by: numbers.next().value as number }));
        const shuffled = order.sort((first, second) => first.by - second.by).map(({ value }) => value);
        expect(encoded(findRecord(shuffled, NOW))).toBe(encoded(findRecord(values, NOW)));
      }),
      RUNS,
    );
  });

  it('ignores what is no record', () => {
    fc.assert(
      fc.property(record, fc.array(fc.string()), (one, others) => {
        expect(findRecord([...others, encode(one), ''], NOW)).toEqual(one);
      }),
    );
  });
});

describe('a new record', () => {
  const model = createModel({ policy: { version: '2' }, categories: ['a', 'b', 'c'] });
  const make = (held: ConsentRecord | null, more: { now?: number; term?: number; granted?: readonly string[] } = {}) =>
    createRecord({
      model,
      choice: { granted: more.granted ?? ['a'], policy: true },
      held,
      how: 'save',
      language: 'ru',
      text: '',
      term: more.term ?? 180,
      now: more.now ?? NOW,
    });

  it('is of now, and valid for the term', () => {
    expect(make(null)).toMatchObject({
      at: NOW,
      until: NOW + 180 * DAY,
      policy: '2',
      granted: ['a'],
      denied: ['b', 'c'],
    });
    expect(make(null, { term: 0.5 }).until).toBe(NOW + DAY / 2);
  });

  it('is later than the one held by at least a second, but never more than a day ahead', () => {
    fc.assert(
      fc.property(arbitraryRecord, fc.integer({ min: NOW - 3 * DAY, max: NOW + 3 * DAY }), (held, now) => {
        const { at } = make(held, { now });
        expect(at).toBe(Math.min(Math.max(now, held.at + 1), now + DAY));
        expect(at).toBeLessThanOrEqual(now + DAY);
        if (held.at < now + DAY) expect(at).toBeGreaterThan(held.at);
      }),
      RUNS,
    );
  });

  it('replaces the one held wherever both are read', () => {
    fc.assert(
      fc.property(arbitraryRecord, (held) => {
        fc.pre(held.at < NOW + DAY);
        const next = make(held);
        expect(findRecord([encode(held), encode(next)], NOW)).toEqual(next);
      }),
      RUNS,
    );
  });

  it('keeps the number of the visitor, and makes one for a new visitor', () => {
    fc.assert(fc.property(arbitraryRecord, (held) => make(held).id === held.id));
    expect(make(null).id).toMatch(/^[\w-]{22}$/);
    expect(make(null).id).not.toBe(make(null).id);
  });

  it('can be read by every reader, and cannot be changed', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c']), fc.integer({ min: 1, max: 395 }), (granted, term) => {
        const next = make(null, { granted, term });
        expect(decode(encode(next), NOW)).toEqual(next);
        expect([next, next.granted, next.denied].every(Object.isFrozen)).toBe(true);
      }),
    );
  });
});
