import { describe, expect, it } from 'vitest';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { createConfig } from '../../src/options/createConfig';
import { cookieValues } from '../../src/record/cookieName';
import { evaluate } from '../../src/record/evaluate';
import { findRecord } from '../../src/record/findRecord';
import * as source from '../../src/server';
import { everyVector, type Vector } from '../fixtures/vectors';

interface Reading {
  readonly status: string;
  readonly record: object | null;
  allows(name: string): boolean;
}

function inBrowser({ cookie, options, now }: Vector): Reading {
  const { model, cookieName } = createConfig(options as ConsentOptions, []);
  const record = findRecord(cookieValues(cookie ?? '', cookieName), now, cookieName);
  return { record, ...evaluate(model, record, now) };
}

function onServer({ readConsent }: typeof source) {
  return ({ cookie, options, now }: Vector): Reading => readConsent(cookie, { ...options, now });
}

const readers: [string, (vector: Vector) => Reading][] = [
  ['the codec of the browser', inBrowser],
  ['readConsent', onServer(source)],
];

describe.each(readers)('%s answers every vector', (_name, read) => {
  it.each(everyVector.map((vector) => [vector.name, vector] as const))('%s', (_vector, vector) => {
    const { status, record, allows } = read(vector);
    const names = Object.keys(vector.expected.allows);
    const allowed = Object.fromEntries(names.map((name) => [name, allows(name)]));
    expect({ status, record, allows: allowed }).toEqual(vector.expected);
  });
});

describe('the vectors', () => {
  it('have names of their own', () => {
    expect(new Set(everyVector.map(({ name }) => name)).size).toBe(everyVector.length);
  });

  it('show every status', () => {
    expect(new Set(everyVector.map(({ expected }) => expected.status))).toEqual(
      new Set(['undecided', 'accepted', 'rejected', 'custom', 'outdated']),
    );
  });

  it('give records that cannot be changed', () => {
    for (const vector of everyVector) {
      const { record } = source.readConsent(vector.cookie, { ...vector.options, now: vector.now });
      if (!record) continue;
      expect(Object.isFrozen(record) && Object.isFrozen(record.granted) && Object.isFrozen(record.denied)).toBe(true);
    }
  });
});
