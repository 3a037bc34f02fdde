import fc from 'fast-check';
import Cookies from 'js-cookie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { decode, encode } from '../../src/record/codec';
import { cookieName, cookieValues } from '../../src/record/cookieName';
import { evaluate } from '../../src/record/evaluate';
import { findRecord } from '../../src/record/findRecord';
import { MAX_BYTES } from '../../src/record/format';
import { createModel } from '../../src/record/model';
import { readConsent } from '../../src/server';
import { arbitraryRecord, NOW, oversizeRecord } from '../fixtures/arbitraryRecord';
import { vectors } from '../fixtures/vectors';

// For machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const DAY = 86_400;
const COOKIE_NAME = cookieName();
const RUNS = { numRuns: 1000 };
const bytes = (value: string) => Buffer.byteLength(`${COOKIE_NAME}=${value}`);

/** The sentence of the contract about strict reading, written a second time and otherwise. */
function keepsTheRules(value: string): boolean {
  const pairs = new URLSearchParams(value);
  const one = (key: string, pattern: RegExp) => pairs.getAll(key).length === 1 && pattern.test(pairs.get(key) ?? '');
  const names = (key: string) => (pairs.get(key) || null)?.split('.') ?? [];
  const all = [...names('yes'), ...names('no')];
  const [at, until] = [Number(pairs.get('at')), Number(pairs.get('until'))];
  return (
    bytes(value) <= MAX_BYTES &&
    one('v', /^1$/) &&
    one('id', /^[A-Za-z0-9_-]{22}$/) &&
    one('at', /^[0-9]+$/) &&
    one('until', /^[0-9]+$/) &&
    one('policy', /^[A-Za-z0-9_.-]{0,32}$/) &&
    one('lang', /^[A-Za-z0-9-]+$/) &&
    one('yes', /^/) &&
    one('no', /^/) &&
    one('how', /^(accept-all|reject-all|save|allow|withdraw|api)$/) &&
    one('text', /^([0-9a-f]{16}|)$/) &&
    all.every((name) => /^[a-z][a-z0-9-]*$/.test(name) && name !== 'policy' && name !== 'necessary') &&
    new Set(all).size === all.length &&
    at <= NOW + DAY &&
    at < until &&
    until <= at + 395 * DAY
  );
}

const valid = arbitraryRecord.map(encode);
const piece = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.constantFrom(
    '&',
    '=',
    '.',
    '%',
    '+',
    '%26',
    '%3D',
    '%00',
    '%FF',
    '&yes=',
    '&no=advertising',
    '&v=1',
    '0',
    '-1',
    'policy',
  ),
);
/** A valid value with a few cuts and insertions. */
const mutated = fc
  .tuple(valid, fc.array(fc.tuple(fc.nat(300), fc.nat(12), piece), { minLength: 1, maxLength: 3 }))
  .map(([value, changes]) =>
    changes.reduce((text, [from, length, more]) => text.slice(0, from) + more + text.slice(from + length), value),
  );
const shuffled = valid.chain((value) => {
  const parts = value.split('&');
  return fc.shuffledSubarray(parts, { minLength: parts.length - 1 }).map((some) => some.join('&'));
});

describe('decode', () => {
  it('reads what encode wrote', () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        expect(decode(encode(record), NOW)).toEqual(record);
      }),
      RUNS,
    );
  });

  it('gives no record that is larger than the contract allows', () => {
    fc.assert(
      fc.property(oversizeRecord, (record) => {
        expect(decode(encode(record), NOW)).toBeNull();
      }),
    );
  });

  it('never throws and gives no record out of anything that breaks a rule', () => {
    fc.assert(
      fc.property(
        fc.oneof(mutated, shuffled, fc.string(), fc.string({ unit: 'binary' }), fc.webQueryParameters()),
        (value) => {
          const record = decode(value, NOW);
          if (record) expect(keepsTheRules(value)).toBe(true);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('says again what it read, when it reads a changed value at all', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, shuffled), (value) => {
        const record = decode(value, NOW);
        if (record) expect(decode(encode(record), NOW)).toEqual(record);
      }),
      RUNS,
    );
  });
});

describe('encode', () => {
  it('writes nothing that a cookie or a query string would have to escape', () => {
    fc.assert(
      fc.property(valid, (value) => {
        expect(value).toMatch(/^[A-Za-z0-9._=&-]+$/);
        expect(encodeURI(value)).toBe(value);
      }),
    );
  });

  it('writes the record of the contract as the contract shows it', () => {
    expect(
      encode({
        id: 'K3v9abcdefghij_-ABCDEF',
        at: 1795341600,
        until: 1810893600,
        policy: '2026-01',
        language: 'kk',
        granted: ['authorization', 'statistics'],
        denied: ['advertising'],
        how: 'save',
        text: '9f2c41d07ab3e815',
      }),
    ).toBe(
      'v=1&id=K3v9abcdefghij_-ABCDEF&at=1795341600&until=1810893600&policy=2026-01&lang=kk&yes=authorization.statistics&no=advertising&how=save&text=9f2c41d07ab3e815',
    );
  });
});

describe('a jar that is not ours', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('reads exactly what encode wrote', () => {
    fc.assert(
      fc.property(valid, (value) => {
        vi.stubGlobal('document', { cookie: `a=1; ${COOKIE_NAME}=${value}; b=2` });
        expect(Cookies.get(COOKIE_NAME)).toBe(value);
      }),
    );
  });

  it('writes what we read', () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const jar = { cookie: '' };
        vi.stubGlobal('document', jar);
        Cookies.set(COOKIE_NAME, encode(record));
        const [pair = ''] = jar.cookie.split('; path');
        expect(findRecord(cookieValues(pair, COOKIE_NAME), NOW)).toEqual(record);
      }),
    );
  });
});

describe('nothing optional is allowed', () => {
  const options = { preset: 'smartustaz', policy: { version: '2026-01' }, now: NOW } as const;
  const optional = ['authorization', 'statistics', 'advertising', 'account', 'toString', '__proto__', ''];

  it('by any header that is not a valid record, and none of them throws', () => {
    const header = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.oneof(mutated, shuffled, fc.string()).map((value) => `a=b; ${COOKIE_NAME}=${value}`),
    );
    fc.assert(
      fc.property(header, (cookie) => {
        const { status, record, allows } = readConsent(cookie, options);
        if (!record) expect(status).toBe('undecided');
        if (!record || status === 'outdated') expect(optional.filter(allows)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('that a record does not grant', () => {
    const model = createModel({ policy: { version: '1' }, categories: ['a', 'b', 'c'] });
    const choice = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() });
    fc.assert(
      fc.property(choice, arbitraryRecord, (chosen, any) => {
        const names = ['a', 'b', 'c'] as const;
        const granted = names.filter((name) => chosen[name]);
        const denied = names.filter((name) => !chosen[name]);
        const { allows } = evaluate(model, { ...any, policy: null, granted, denied, until: NOW + 1 }, NOW);
        expect(names.filter(allows)).toEqual(granted);
      }),
    );
  });
});

describe('readConsent', () => {
  it('takes undefined for a missing header', () => {
    expect(readConsent(undefined, { policy: { version: '1' } }).status).toBe('undecided');
  });

  it('goes by the clock of the server when no time is given', () => {
    const record = vectors.find(({ name }) => name === 'the record of the contract');
    const now = Math.floor(Date.now() / 1000);
    const cookie = record?.cookie?.replace(/at=\d+&until=\d+/, `at=${now - 5}&until=${now + 1000}`);
    const { status } = readConsent(cookie, { preset: 'smartustaz', policy: { version: '2026-01' } });
    expect(status).toBe('custom');
    const over = record?.cookie?.replace(/at=\d+&until=\d+/, `at=${now - 1000}&until=${now - 5}`);
    expect(readConsent(over, { preset: 'smartustaz', policy: { version: '2026-01' } }).status).toBe('outdated');
  });

  it('takes the options of the browser as they are', () => {
    const browser = {
      preset: 'smartustaz',
      operator: { name: 'El Umiti', bin: '000000000000' },
      policy: { version: '2026-01', url: '/privacy', effective: '2026-01-01' },
      language: 'kk',
      term: 180,
      theme: 'dark',
    } as const;
    expect(readConsent('', browser).status).toBe('undecided');
  });
});
