import { beforeAll, describe, expect, it } from 'vitest';
import { readConsent } from '../../../src/server';
import { askBackend, missing, PHP, WSGI } from '../../fixtures/backends';

/** Kind 32: server APIs quote or encode a cookie that they copy. What is unambiguous is read, by every reader alike. */

const NOW = 1_800_000_000;
const value = `v=1&id=K3v9AAAAAAAAAAAAAAAAAA&at=${NOW - 60}&until=${NOW + 86_400}&policy=1&lang=kk&yes=maps&no=&how=save&text=`;
const encoded = encodeURIComponent(value);
const lower = encoded.replace(/%../g, (code) => code.toLowerCase());

const READ: readonly (readonly [name: string, value: string])[] = [
  ['as we write it', value],
  ['in quotes, as http.cookies of Python and cookies of Java write it', `"${value}"`],
  ['encoded as a whole, as setcookie of PHP and Express write it', encoded],
  ['encoded with small letters', lower],
  ['encoded, in quotes', `"${encoded}"`],
];
const NOT_READ: readonly (readonly [name: string, value: string])[] = [
  ['encoded twice', encodeURIComponent(encoded)],
  ['a quote in front only', `"${value}`],
  ['a quote behind only', `${value}"`],
  ['quotes twice', `""${value}""`],
  ['quotes that are escaped', `\\"${value}\\"`],
  ['apostrophes', `'${value}'`],
  ['encoded quotes', `%22${encoded}%22`],
  ['separators encoded, equals signs not', value.replace(/&/g, '%26')],
  ['equals signs encoded, separators not', value.replace(/=/g, '%3D')],
  ['encoded, with a key twice', `${encoded}%26yes%3Dmaps`],
  ['encoded, with a separator that is not', `${encoded}&yes=maps`],
  ['encoded, with an encoded separator inside of a value', encoded.replace('maps', 'maps%2526no')],
  ['encoded with plus signs', encoded.replace(/%26/g, '+')],
  ['encoded, and broken', `${encoded}%`],
  ['in base64', btoa(value)],
  ['in JSON', '{"v":1}'],
  ['the cookie of another product', 'true'],
];
const wanted = [
  ...READ.map(([name, text]) => [name, text, true] as const),
  ...NOT_READ.map(([name, text]) => [name, text, false] as const),
];
const options = { policy: { version: '1' }, categories: ['maps'] };

it.each(wanted)('readConsent: %s', (_name, text, read) => {
  const { status, allows } = readConsent(`a=b; consent_kelisim=${text}; c=d`, { ...options, now: NOW });
  expect([status, allows('maps')]).toEqual(read ? ['accepted', true] : ['undecided', false]);
});

describe.each([PHP, WSGI])('the reader of $language', (backend) => {
  const reason = missing(backend);
  if (reason) return void it.skip(reason);
  let answers: { readonly status: string; readonly allows?: { readonly maps: boolean } }[] = [];
  beforeAll(() => {
    const questions = wanted.map(([, text]) => ({
      cookie: Buffer.from(`a=b; consent_kelisim=${text}; c=d`).toString('base64'),
      options,
      now: NOW,
      names: ['maps'],
    }));
    answers = askBackend(backend, questions) as typeof answers;
  });

  it.each(wanted.map(([name, , read], index) => [name, read, index] as const))('%s', (_name, read, index) => {
    const { status, allows } = answers[index] as (typeof answers)[number];
    expect([status, allows?.maps]).toEqual(read ? ['accepted', true] : ['undecided', false]);
  });
});
