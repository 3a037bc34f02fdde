import fc from 'fast-check';
import { createConsentHandler } from '../../src/server/createConsentHandler';
import { readConsent } from '../../src/server/readConsent';
import { NOW } from '../../test/fixtures/arbitraryRecord';
import { arbitraryHeader } from './codec';

const options = { preset: 'smartustaz', policy: { version: '2026-01' }, now: NOW } as const;
const handle = createConsentHandler(options);
const SITE = 'https://smartustaz.kz';
const DOCUMENTED = [204, 303, 400, 403, 405, 413, 415, 431];

const value = fc.oneof(
  fc.constantFrom(
    'on',
    '',
    'accept-all',
    'reject-all',
    'save',
    'allow',
    'kk',
    '/',
    '//evil.kz',
    '/\r\nSet-Cookie: x=1',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const field = fc.tuple(
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('act', 'lang', 'text', 'back', 'policy', 'statistics', 'authorization') },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
  ),
  value,
);
const body = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(field, { maxLength: 7 }).map((pairs) => `${new URLSearchParams(pairs as [string, string][])}`),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

export const arbitraryRequest = fc.record({
  method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'PUT', 'GET', 'DELETE'),
  site: fc.constantFrom('same-origin', 'same-origin', 'same-origin', 'cross-site', 'same-site', 'none', '', 'x'),
  origin: fc.constantFrom(SITE, 'https://evil.kz', 'null', ''),
  type: fc.constantFrom(
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded; charset=utf-8',
    'application/json',
    'text/plain',
    '',
  ),
  cookie: arbitraryHeader,
  body,
});
export type Hostile = typeof arbitraryRequest extends fc.Arbitrary<infer T> ? T : never;

/** The answer is one of those documented; a cookie is one that can be read, and says no more than was asked. */
export async function checkHandler({ method, site, origin, type, cookie, body }: Hostile): Promise<void> {
  const headers = new Headers();
  const set = (name: string, text: string) => {
    // What cannot be a header never comes to a server.
    if (text && /^[\t\x20-\x7e]*$/.test(text)) headers.set(name, text);
  };
  set('sec-fetch-site', site);
  set('origin', origin);
  set('content-type', type);
  set('cookie', cookie);
  const request = new Request(`${SITE}/consent`, { method, headers, ...(method === 'GET' ? {} : { body }) });
  const response = await handle(request);
  const { status } = response;
  if (!DOCUMENTED.includes(status)) throw new Error(`status ${status}`);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 1 || (cookies.length && status !== 204 && status !== 303)) throw new Error(`${cookies}`);
  if (status === 204 || status === 303) {
    if (method !== 'POST' || (site && site !== 'same-origin') || (!site && origin !== SITE))
      throw new Error('from another site');
  }
  if (status !== 303) return;
  const location = response.headers.get('location') ?? '';
  if (new URL(location, SITE).origin !== SITE || /^\/[/\\]/.test(location)) throw new Error(location);
  const { record } = readConsent(cookies[0]?.split(';')[0], options);
  if (!record) throw new Error(`cannot be read: ${cookies}`);
  const fields = new URLSearchParams(body);
  for (const name of record.granted)
    if (fields.get('act') !== 'accept-all' && fields.get(name) !== 'on') throw new Error(`${name} was not asked for`);
}
