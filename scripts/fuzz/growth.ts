import { ADDRESS } from '../../src/options/patterns';
import { decode } from '../../src/record/codec';
import { cookieName, cookieValues } from '../../src/record/cookieName';
import { findRecord } from '../../src/record/findRecord';
import { createConsentHandler } from '../../src/server/createConsentHandler';
import { NOW } from '../../test/fixtures/arbitraryRecord';

const VALUE = `v=1&id=K3v9AAAAAAAAAAAAAAAAAA&at=${NOW - 60}&until=${NOW + 60}&policy=&lang=kk&yes=a&no=&how=save&text=`;
const values = (cookies: string) => cookieValues(cookies, cookieName());
const handle = createConsentHandler({ preset: 'smartustaz', policy: { version: '1' }, now: NOW });
const form = (body: string) =>
  handle(
    new Request('https://a.kz/', {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    }),
  );

/** What is made longer and longer, each with what is bad for a careless pattern: the input, and who reads it. */
const CASES: readonly [string, (size: number) => string, (input: string) => unknown][] = [
  ['a long value', (size) => `${VALUE}${'x'.repeat(size)}`, (input) => decode(input, NOW)],
  ['many names', (size) => VALUE.replace('yes=a', `yes=${'a.'.repeat(size / 2)}`), (input) => decode(input, NOW)],
  [
    'many records',
    (size) => `consent_kelisim=${VALUE}; `.repeat(size / 100),
    (input) => findRecord(values(input), NOW),
  ],
  ['many spaces', (size) => `a=b;${' '.repeat(size)}x`, values],
  ['many semicolons', (size) => '; '.repeat(size / 2), values],
  ['many beginnings', (size) => '; consent_kelisim'.repeat(size / 17), values],
  ['a long address', (size) => `/${'a'.repeat(size)}:`, (input) => ADDRESS.test(input)],
  ['many fields', (size) => 'a=b&'.repeat(size / 4), form],
  ['a long way back', (size) => `act=reject-all&back=${'/'.repeat(size)}`, form],
];
/**
 * Milliseconds below which the clock of a busy machine says nothing: 400 KB that take no longer grow no faster, either.
 */
const NOISE = 5;

/** How the time grows when the input doubles: 2 is linear, 4 quadratic. The best of several, on 200 and 400 KB. */
export async function growth(): Promise<
  readonly { readonly input: string; readonly ms: number; readonly ratio: number }[]
> {
  const rows = [];
  for (const [input, make, read] of CASES) {
    const small = await best(make(200_000), read);
    const large = await best(make(400_000), read);
    rows.push({ input, ms: round(large), ratio: large < NOISE ? 1 : round(large / small) });
  }
  return rows;
}

async function best(input: string, read: (input: string) => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 15; i++) {
    const start = performance.now();
    await read(input);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
