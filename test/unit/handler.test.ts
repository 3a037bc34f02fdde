import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ConsentRecord } from '../../src/core/types';
import { createConsentHandler, readConsent, writeConsent } from '../../src/server';
import { errorOf } from '../fixtures/errorOf';
import { smart } from '../fixtures/options';

// For machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const NOW = 1_800_000_000;
const DAY = 86_400;
const options = { ...smart, now: NOW };
// In a test, not before it: so a fault in it is a failed test.
let made: ReturnType<typeof createConsentHandler> | undefined;
const handle = (request: Request) => {
  made ??= createConsentHandler(options);
  return made(request);
};
const URL_ = 'https://smartustaz.kz/consent';
const SAME = { 'sec-fetch-site': 'same-origin' };
const FORM = { ...SAME, 'content-type': 'application/x-www-form-urlencoded' };

const post = (body?: string, headers: Record<string, string> = FORM, url = URL_) =>
  new Request(url, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
const value = (at = NOW - 60, more = '') =>
  `v=1&id=K3v9AAAAAAAAAAAAAAAAAA&at=${at}&until=${at + 180 * DAY}&policy=2026-01&lang=kk&yes=authorization&no=statistics.advertising&how=save&text=0123456789abcdef${more}`;
const cookieOf = (response: Response) => response.headers.get('set-cookie') ?? '';
/** What the browser sends back. */
const header = (response: Response) => cookieOf(response).split(';')[0] ?? '';
const recorded = (response: Response) => readConsent(header(response), options);

describe('writeConsent', () => {
  const record: ConsentRecord = {
    ...{ id: 'K3v9AAAAAAAAAAAAAAAAAA', at: NOW - 60, until: NOW - 60 + 180 * DAY, policy: '2026-01', language: 'kk' },
    ...{ granted: ['authorization'], denied: ['statistics', 'advertising'], how: 'save', text: '0123456789abcdef' },
  };

  it('gives what readConsent reads, until five days after the term', () => {
    const cookie = writeConsent(record, { now: NOW });
    expect(cookie).toBe(`consent_kelisim=${value()}; Path=/; SameSite=Lax; Max-Age=${185 * DAY - 60}; Secure`);
    expect(readConsent(cookie.split(';')[0], options).record).toEqual(record);
  });

  it('takes a domain, and plain http where it is told to', () => {
    const cookie = writeConsent(record, { now: NOW, domain: '.smartustaz.kz', secure: false });
    expect(cookie).toMatch(/; Domain=\.smartustaz\.kz$/);
    expect(cookie).not.toContain('Secure');
  });

  it('never hides it from the page', () => {
    expect(writeConsent(record, { now: NOW })).not.toMatch(/httponly/i);
  });

  it.each([
    ['a line break in the language', { ...record, language: 'kk\r\nSet-Cookie: a=b' }],
    ['a semicolon in the id', { ...record, id: 'x; Domain=evil.kz' }],
    ['a name that is none', { ...record, granted: ['Statistics'] }],
    ['a term beyond the bound', { ...record, until: record.at + 396 * DAY }],
    ['a category that is granted and denied', { ...record, granted: ['a'], denied: ['a'] }],
  ])('refuses %s', (_what, wrong) => {
    expect(errorOf(() => writeConsent(wrong, { now: NOW }))).toMatchObject({ code: 'config', field: 'record' });
  });

  it('refuses a domain that is none', () => {
    const error = errorOf(() => writeConsent(record, { now: NOW, domain: 'a.kz; Path=/x' }));
    expect(error).toMatchObject({ code: 'config', field: 'domain' });
  });
});

describe('renewing', () => {
  const renew = (cookie?: string, headers: Record<string, string> = SAME) =>
    handle(post(undefined, cookie ? { ...headers, cookie } : headers));

  it('sets the same value again, for what is left of its life', async () => {
    const response = await renew(`other=1; consent_kelisim=${value(NOW - 10 * DAY)}`);
    expect(response.status).toBe(204);
    expect(header(response)).toBe(`consent_kelisim=${value(NOW - 10 * DAY)}`);
    expect(cookieOf(response)).toContain(`Max-Age=${175 * DAY};`);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('sets nothing where nothing was decided', async () => {
    const response = await renew();
    expect([response.status, cookieOf(response)]).toEqual([204, '']);
  });

  it('refuses a cookie that is no record', async () => {
    const response = await renew('consent_kelisim=v=1&id=short');
    expect([response.status, cookieOf(response)]).toEqual([400, '']);
  });

  it('is not Secure for a page that came by http, whatever the proxy speaks', async () => {
    const cookie = `consent_kelisim=${value()}`;
    const plain = await renew(cookie, { ...SAME, origin: 'http://localhost' });
    expect(cookieOf(plain)).not.toContain('Secure');
    expect(cookieOf(await renew(cookie))).toContain('Secure');
  });
});

describe('a form', () => {
  it.each([
    ['act=accept-all', 'accepted', ['authorization', 'statistics', 'advertising']],
    ['act=reject-all', 'rejected', []],
    ['act=withdraw', 'rejected', []],
    ['act=save&policy=on&authorization=on', 'custom', ['authorization']],
    ['act=save', 'rejected', []],
    ['act=save&statistics=&policy=', 'rejected', []],
  ])('%s is %s', async (body, status, granted) => {
    const response = await handle(post(`${body}&lang=ru&text=0123456789abcdef&back=%2Fkk%2F%3Fa%3D1`));
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/kk/?a=1');
    const reading = recorded(response);
    expect(reading.status).toBe(status);
    expect(reading.record).toMatchObject({
      granted,
      at: NOW,
      until: NOW + 180 * DAY,
      language: 'ru',
      text: '0123456789abcdef',
      how: body.split('&')[0]?.slice(4),
    });
  });

  it('keeps the number of the visitor', async () => {
    const response = await handle(post('act=reject-all', { ...FORM, cookie: `consent_kelisim=${value()}` }));
    expect(recorded(response).record?.id).toBe('K3v9AAAAAAAAAAAAAAAAAA');
  });

  it('under Global Privacy Control accept all leaves advertising out', async () => {
    const response = await handle(post('act=accept-all', { ...FORM, 'sec-gpc': '1' }));
    expect(recorded(response)).toMatchObject({
      status: 'custom',
      record: { denied: ['advertising'], how: 'accept-all' },
    });
  });

  it.each([
    '//evil.kz/',
    '/\\evil.kz',
    '/\t/evil.kz',
    'https://evil.kz/',
    'javascript:alert(1)',
    'evil.kz',
    '',
    '/a\r\nSet-Cookie: x=1',
    '/%0d%0aSet-Cookie:x',
    '/..//evil.kz',
  ])('leads back to this site and nowhere else: %j', async (back) => {
    const response = await handle(post(`act=reject-all&back=${encodeURIComponent(back)}`));
    const location = response.headers.get('location') ?? '';
    expect(new URL(location, URL_).origin).toBe('https://smartustaz.kz');
    expect(location).toMatch(/^\/(?![/\\])/);
    expect(cookieOf(response)).not.toContain('x=1');
  });
});

describe('refusals', () => {
  it.each([
    ['GET', new Request(URL_, { headers: SAME }), 405],
    ['PUT', new Request(URL_, { method: 'PUT', headers: SAME }), 405],
    ['another site', post('act=accept-all', { ...FORM, 'sec-fetch-site': 'cross-site' }), 403],
    ['a sibling domain', post('act=accept-all', { ...FORM, 'sec-fetch-site': 'same-site' }), 403],
    ['a typed address', post('act=accept-all', { ...FORM, 'sec-fetch-site': 'none' }), 403],
    ['another origin', post('', { origin: 'https://evil.kz' }), 403],
    ['an opaque origin', post('', { origin: 'null' }), 403],
    ['no sign of where it comes from', post('', {}), 403],
    ['4,097 bytes', post(`act=accept-all&back=/${'x'.repeat(4078)}`), 413],
    ['a header that announces too much', post('act=reject-all', { ...FORM, 'content-length': '5000' }), 413],
    ['JSON', post('{"act":"accept-all"}', { ...SAME, 'content-type': 'application/json' }), 415],
    ['no type', post('act=accept-all', { ...SAME, 'content-type': '' }), 415],
    ['no act', post('lang=kk'), 400],
    ['an unknown act', post('act=everything'), 400],
    ['allow, which needs a name', post('act=allow'), 400],
    ['two acts', post('act=reject-all&act=accept-all'), 400],
    ['an unknown category', post('act=save&marketing=on'), 400],
    ['a switch that is neither on nor off', post('act=save&policy=1'), 400],
    ['a language that is none', post('act=reject-all&lang=k%0d%0a'), 400],
    ['a hash that is none', post('act=reject-all&text=zz'), 400],
    ['a huge header', post('act=reject-all', { ...FORM, cookie: 'a='.padEnd(17_000, 'x') }), 431],
  ])('%s: %#', async (_what, request, status) => {
    const response = await handle(request);
    expect(response.status).toBe(status);
    expect(cookieOf(response)).toBe('');
    expect(response.headers.get('location')).toBeNull();
    expect((await response.text()).length).toBeGreaterThan(0);
    if (status === 405) expect(response.headers.get('allow')).toBe('POST');
  });

  it('where there is no Sec-Fetch-Site, the Origin of this site, or one of those that are configured, will do', async () => {
    expect((await handle(post('', { origin: 'https://smartustaz.kz' }))).status).toBe(204);
    const behindProxy = createConsentHandler({ ...options, origins: ['https://smartustaz.kz'] });
    const inside = 'http://127.0.0.1:3000/consent';
    expect((await behindProxy(post('', { origin: 'https://smartustaz.kz' }, inside))).status).toBe(204);
    expect((await behindProxy(post('', { origin: 'http://127.0.0.1:3000' }, inside))).status).toBe(403);
  });

  it('stops reading a body that never ends', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024).fill(97));
      },
    });
    const request = new Request(URL_, { method: 'POST', headers: FORM, body, duplex: 'half' } as RequestInit);
    expect((await handle(request)).status).toBe(413);
    expect(sent).toBeLessThan(16_384);
  });

  it('survives a body that breaks off, and bytes that are no text', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('line')) });
    const init = { method: 'POST', headers: FORM, body: broken, duplex: 'half' } as RequestInit;
    expect((await handle(new Request(URL_, init))).status).toBe(400);
    const bytes = new Request(URL_, { method: 'POST', headers: FORM, body: new Uint8Array([0xff, 0xfe]) });
    expect((await handle(bytes)).status).toBe(400);
  });

  it('wild bodies and cookies: never a throw, never a yes that was not sent', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ maxLength: 200 }),
        async (body, cookie) => {
          const headers = { ...FORM, cookie: `consent_kelisim=${cookie.replace(/[^ -~]/g, '')}` };
          const response = await handle(post(body, headers));
          expect([204, 303, 400, 413, 415]).toContain(response.status);
          if (cookieOf(response)) expect(readConsent(header(response), options).record).not.toBeNull();
          if (!/accept-all|on/.test(body) && response.status === 303)
            expect(recorded(response).status).toBe('rejected');
        },
      ),
    );
  });
});

describe('options that cannot be right', () => {
  it.each([
    ['policy.version', { ...smart, policy: { version: '' } }],
    ['term', { ...options, term: 396 }],
    ['domain', { ...options, domain: 'a b' }],
  ])('%s', (field, wrong) => {
    expect(errorOf(() => createConsentHandler(wrong))).toMatchObject({ code: 'config', field });
  });
});
