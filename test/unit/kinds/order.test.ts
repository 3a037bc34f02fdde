import { expect, it } from 'vitest';
import { createConsentHandler, readConsent } from '../../../src/server';

const NOW = 1_800_000_000;
const DAY = 86_400;
const options = { preset: 'smartustaz', policy: { version: '2026-01', url: '/policy' }, now: NOW } as const;
const ALL = ['authorization', 'statistics', 'advertising'];

const pair = (at: number, granted: readonly string[]) => {
  const denied = ALL.filter((name) => !granted.includes(name));
  const policy = granted.length ? '2026-01' : '';
  const fields = `v=1&id=K3v9AAAAAAAAAAAAAAAAAA&at=${at}&until=${at + 180 * DAY}&policy=${policy}&lang=kk`;
  return `consent_kelisim=${fields}&yes=${granted.join('.')}&no=${denied.join('.')}&how=save&text=`;
};
const renew = (cookie: string) =>
  createConsentHandler(options)(
    new Request('https://smartustaz.kz/consent', {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    }),
  );

it('the server renews a record', async () => {
  const response = await renew(pair(NOW - 60, ALL));
  expect(response.headers.get('set-cookie')).toContain(`yes=${ALL.join('.')}`);
});

it.each([
  ['the acceptance is later', [pair(NOW - 600, []), pair(NOW - 60, ALL)]],
  ['the refusal is later', [pair(NOW - 60, []), pair(NOW - 600, ALL)]],
  ['both have the same time', [pair(NOW - 60, ALL), pair(NOW - 60, [])]],
])('the server renews nothing when valid records contradict each other: %s', async (_what, cookies) => {
  for (const header of [cookies, [...cookies].reverse()]) {
    const response = await renew(header.join('; '));
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.status).toBeLessThan(500);
  }
});

it('the server renews a record that came twice', async () => {
  const cookie = pair(NOW - 60, ['statistics']);
  const response = await renew(`${cookie}; ${cookie}`);
  expect(response.headers.get('set-cookie')).toContain('yes=statistics&');
});

it.each([
  [['statistics', 'authorization'], ['advertising', 'authorization'], ['authorization']],
  [ALL, [], []],
])('records of the same second count with the refusals of both: %j and %j', (one, other, granted) => {
  const [first, second] = [pair(NOW - 60, one), pair(NOW - 60, other)];
  for (const header of [`${first}; ${second}`, `${second}; ${first}`]) {
    const reading = readConsent(header, options);
    expect(ALL.filter((name) => reading.allows(name))).toEqual(granted);
    expect(reading.record?.policy).toBe(granted.length ? '2026-01' : null);
  }
});
