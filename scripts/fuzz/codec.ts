import fc from 'fast-check';
import { decode, encode } from '../../src/record/codec';
import { cookieName } from '../../src/record/cookieName';
import { readConsent } from '../../src/server/readConsent';
import { arbitraryRecord, NOW } from '../../test/fixtures/arbitraryRecord';

const COOKIE_NAME = cookieName();
const PIECES = [
  '&',
  '=',
  '.',
  '%',
  '%00',
  '%zz',
  '+',
  ';',
  ' ',
  'v=1',
  'yes=',
  'no=',
  'yes=statistics',
  'policy',
  'necessary',
  '__proto__',
  '9',
  '-',
  'ә',
];
const options = { preset: 'smartustaz', policy: { version: '2026-01' }, now: NOW } as const;

/** A record of ours with something cut out, put in or doubled; sometimes none at all. */
export const arbitraryValue: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(arbitraryRecord, fc.nat(300), fc.nat(40), fc.constantFrom('', ...PIECES))
      .map(([record, at, cut, piece]) => {
        const value = encode(record);
        return value.slice(0, at) + piece + value.slice(at + cut);
      }),
  },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
);

/** What is read is exactly what stands there, once, in our form: otherwise it is garbage that became a record. */
export function checkDecode(value: string): void {
  const record = decode(value, NOW);
  if (!record) return;
  const fields = new URLSearchParams(`&${value}`);
  for (const [key, text] of new URLSearchParams(encode(record))) {
    const there = fields.getAll(key);
    if (there.length !== 1 || there[0] !== text) throw new Error(`${key}: ${there} became ${text}`);
  }
  if (decode(encode(record), NOW) === null) throw new Error('is not read again');
}

/** Nothing is open that the header does not say, in words, to be open. */
export function checkReader(header: string): void {
  const { status, record, allows } = readConsent(header, options);
  for (const name of ['statistics', 'advertising', 'authorization', 'account']) {
    if (!allows(name)) continue;
    const needed = name === 'account' ? 'authorization' : name;
    if (!record || status === 'outdated' || !header.includes(needed)) throw new Error(`${name} is open`);
  }
  for (const name of ['__proto__', 'constructor', 'policy', '']) if (allows(name)) throw new Error(`${name} is open`);
}

export const arbitraryHeader: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(
      fc.oneof(
        arbitraryValue.map((value) => `${COOKIE_NAME}=${value}`),
        fc.constantFrom('a=b', ';', ' ', `${COOKIE_NAME}`),
      ),
      { maxLength: 5 },
    )
    .map((parts) => parts.join('; ')),
  fc.string({ unit: 'binary', maxLength: 500 }),
);
