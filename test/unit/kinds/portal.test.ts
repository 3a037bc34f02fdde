import { describe, expect, it } from 'vitest';
import { createConsentHandler, readConsent } from '../../../src/server';
import { askBackend, missing, PHP, WSGI } from '../../fixtures/backends';

/** Kind 31: readers and handler of several portals on one host. */

const NOW = 1_800_000_000;
const value = (yes: string, no: string, at = NOW - 60) =>
  `v=1&id=K3v9AAAAAAAAAAAAAAAAAA&at=${at}&until=${at + 86_400}&policy=1&lang=kk&yes=${yes}&no=${no}&how=save&text=`;
const header = [
  `consent_kelisim=${value('', 'maps')}`,
  `consent_kelisim_one=${value('maps', '')}`,
  `consent_kelisim_one_two=${value('', 'maps', NOW - 30)}`,
].join('; ');
const options = (portal?: string) =>
  ({ policy: { version: '1' }, categories: ['maps'], now: NOW, ...(portal && { portal }) }) as never;
const WANTED = { '': false, one: true, two: 'undecided' } as const;

it.each(Object.entries(WANTED))('readConsent reads the cookie of the portal “%s” only', (portal, wanted) => {
  const { status, allows } = readConsent(header, options(portal));
  expect(wanted === 'undecided' ? status : allows('maps')).toBe(wanted);
});

it.each(['Two', 'a b', 'a;b', 'x'.repeat(25)])('readConsent refuses a name that cannot be: %s', (portal) => {
  expect(() => readConsent(header, options(portal))).toThrow(/portal/);
});

it('the handler decides and renews for its portal', async () => {
  const handle = createConsentHandler({ ...(options('one') as object), secure: false } as never);
  const post = (body?: string) =>
    new Request('http://school.kz/consent', {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        cookie: header,
        ...(body && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body && { body }),
    });
  const renewed = (await handle(post())).headers.get('set-cookie');
  expect(renewed).toContain(`consent_kelisim_one=${value('maps', '')};`);
  const decided = (await handle(post('act=reject-all&lang=kk'))).headers.get('set-cookie');
  expect(decided).toMatch(/^consent_kelisim_one=v=1&/);
});

describe.each([PHP, WSGI])('the reader of $language', (backend) => {
  const reason = missing(backend);
  if (reason) return void it.skip(reason);

  it('reads the cookie of the portal only', () => {
    const questions = Object.keys(WANTED).map((portal) => ({
      cookie: Buffer.from(header).toString('base64'),
      options: options(portal),
      now: NOW,
      names: ['maps'],
    }));
    const answers = askBackend(backend, questions) as { status: string; allows: { maps: boolean } }[];
    expect(answers.map(({ allows }) => allows?.maps)).toEqual([false, true, false]);
    expect(answers[2]?.status).toBe('undecided');
  });
});
