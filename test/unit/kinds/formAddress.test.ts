import { describe, expect, it } from 'vitest';
import { createConsentHandler, renderNotice, writeConsent } from '../../../src/server';

/** Kind 35: the form without JavaScript works at every address that servers accept. */

const NOW = 1_800_000_000;
const options = { preset: 'smartustaz', policy: { version: '2026-01', url: '/policy' }, action: '/consent' } as const;
const handle = createConsentHandler({ ...options, now: NOW });

/** Presses a button of the form that is drawn at this address. */
async function decide(address: string, act: string) {
  const html = renderNotice({ request: new Request(address), options: { ...options, now: NOW } as never });
  const fields = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(
    ([, name = '', value = '']) => [
      name,
      value
        .replace(/&amp;/g, '&')
        .replace(/&#39;/g, "'")
        .replace(/&quot;/g, '"'),
    ],
  );
  const body = new URLSearchParams([...fields, ['act', act]]).toString();
  const request = new Request(new URL('/consent', address), {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  return handle(request);
}

const KAZAKH = encodeURIComponent('ә');
describe.each([
  ['of 2 KB', `/search?q=${'x'.repeat(2000)}`],
  ['of 4 KB', `/search?q=${'x'.repeat(4096)}`],
  ['of 4 KB in Kazakh', `/search?q=${KAZAKH.repeat(680)}`],
  ['of 8 KB', `/search?q=${'x'.repeat(8000)}`],
  ['of 8 KB in Kazakh', `/search?q=${KAZAKH.repeat(1330)}`],
])('at an address %s', (_name, path) => {
  it.each(['accept-all', 'reject-all'])('%s is recorded and leads back', async (act) => {
    const response = await decide(`https://smartustaz.kz${path}`, act);
    expect(response.status).toBe(303);
    expect(response.headers.get('set-cookie')).toContain(`how=${act}`);
    // An address that is too long to be sent back leads to the start page: the decision counts.
    expect([path, '/']).toContain(response.headers.get('location'));
  });
});

it('a body that no form of ours has is refused as before', async () => {
  const request = new Request('https://smartustaz.kz/consent', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: `act=reject-all&back=/${'x'.repeat(200_000)}`,
  });
  expect((await handle(request)).status).toBe(413);
});

it.each(['x.kz; Max-Age=1', 'x.kz\r\nSet-Cookie: a=b', 'x y'])(
  'writeConsent writes no domain that says more: %j',
  (domain) => {
    const record = {
      ...{ id: 'K3v9AAAAAAAAAAAAAAAAAA', at: NOW, until: NOW + 86_400, policy: null, language: 'kk' },
      ...{ granted: [], denied: ['statistics'], how: 'save' as const, text: '' },
    } as const;
    let cookie = '';
    try {
      cookie = writeConsent(record, { now: NOW, domain });
    } catch (error) {
      expect((error as Error).message).toContain('domain');
    }
    expect(cookie).not.toContain(domain);
  },
);
