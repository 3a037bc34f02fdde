import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ConsentRecord } from '../../src/record/ConsentRecord';
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

  it('goes by the clock of the server when no time is given', () => {
    const at = Math.floor(Date.now() / 1000) - 100;
    const cookie = writeConsent({ ...record, at, until: at + DAY });
    const left = Number(/Max-Age=(\d+);/.exec(cookie)?.[1]);
    expect(Math.abs(left - (6 * DAY - 100))).toBeLessThan(5);
  });

  it('has a record deleted that is past its five days', () => {
    expect(writeConsent(record, { now: record.until + 5 * DAY - 1 })).toContain('; Max-Age=1;');
    expect(writeConsent(record, { now: record.until + 6 * DAY })).toContain('; Max-Age=0;');
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
    expect(errorOf(() => writeConsent(wrong, { now: NOW }))).toMatchObject({
      ...{ code: 'config', field: 'record', message: 'record is no record that readConsent gave' },
    });
  });

  it('refuses a domain that is none', () => {
    const error = errorOf(() => writeConsent(record, { now: NOW, domain: 'a.kz; Path=/x' }));
    expect(error).toMatchObject({
      ...{ code: 'config', field: 'domain' },
      message: 'domain is "a.kz; Path=/x". Expected a host, such as "example.kz"',
    });
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

  it('without a language, a text or a way back has the least of each', async () => {
    const response = await handle(post('act=save&statistics=on'));
    expect(response.headers.get('location')).toBe('/');
    expect(recorded(response).record).toMatchObject({
      language: 'kk',
      text: '',
      policy: null,
      granted: ['statistics'],
    });
    expect(recorded(response).record?.denied).toEqual(['authorization', 'advertising']);
    expect(cookieOf(response)).toMatch(/; Secure$/);
  });

  it('leads back to the very place', async () => {
    const response = await handle(post(`act=reject-all&back=${encodeURIComponent('/kk/a?b=1#c')}`));
    expect(response.headers.get('location')).toBe('/kk/a?b=1#c');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toBeNull();
  });

  it.each(['//evil.kz/x', '/\\evil.kz/x', 'https://smartustaz.kz/x', 'x', '?x'])(
    'leads to the first page by %j, which is no path of this site',
    async (back) => {
      const response = await handle(post(`act=reject-all&back=${encodeURIComponent(back)}`));
      expect(response.headers.get('location')).toBe('/');
    },
  );

  it('is written for the domain, and as the options say whether by https only', async () => {
    const decided = async (more: object, headers: object = {}, url = URL_) =>
      cookieOf(
        await createConsentHandler({ ...options, ...more })(post('act=reject-all', { ...FORM, ...headers }, url)),
      );
    expect(await decided({ domain: 'smartustaz.kz' })).toMatch(/; Secure; Domain=smartustaz\.kz$/);
    expect(await decided({ secure: false })).not.toContain('Secure');
    const plain = 'http://localhost/consent';
    expect(await decided({}, {}, plain)).not.toContain('Secure');
    expect(await decided({ secure: true }, {}, plain)).toContain('Secure');
    expect(await decided({}, {}, `${URL_}?from=http://localhost`)).toContain('Secure');
    expect(await decided({}, { origin: 'https://smartustaz.kz' }, plain)).toContain('Secure');
    // What is opaque says nothing about how the page came.
    expect(await decided({}, { origin: 'null' }, plain)).not.toContain('Secure');
    expect(await decided({}, { origin: 'null' })).toContain('Secure');
  });

  it('goes by the clock of the server when no time is given', async () => {
    const response = await createConsentHandler(smart)(post('act=reject-all'));
    const at = Math.floor(Date.now() / 1000);
    const { record } = readConsent(header(response), smart);
    expect(Math.abs((record?.at ?? 0) - at)).toBeLessThan(5);
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
    ['GET', new Request(URL_, { headers: SAME }), 405, 'expected POST'],
    ['PUT', new Request(URL_, { method: 'PUT', headers: SAME }), 405, 'expected POST'],
    ['another site', post('act=accept-all', { ...FORM, 'sec-fetch-site': 'cross-site' }), 403, 'Sec-Fetch-Site: '],
    ['a sibling domain', post('act=accept-all', { ...FORM, 'sec-fetch-site': 'same-site' }), 403, 'Sec-Fetch-Site: '],
    ['a typed address', post('act=accept-all', { ...FORM, 'sec-fetch-site': 'none' }), 403, 'Sec-Fetch-Site: '],
    ['another origin', post('', { origin: 'https://evil.kz' }), 403, 'Origin: '],
    ['an opaque origin', post('', { origin: 'null' }), 403, 'Origin: '],
    ['no sign of where it comes from', post('', {}), 403, 'Origin: '],
    ['4,097 bytes', post(`act=accept-all&back=/${'x'.repeat(4078)}`), 413, 'body: expected at most 4096 bytes'],
    ['a header that announces too much', post('act=reject-all', { ...FORM, 'content-length': '4097' }), 413, 'body: '],
    ['JSON', post('{"act":"accept-all"}', { ...SAME, 'content-type': 'application/json' }), 415, 'Content-Type: '],
    ['no type', post('act=accept-all', { ...SAME, 'content-type': '' }), 415, 'Content-Type: '],
    ['no type at all', post(new TextEncoder().encode('act=save') as unknown as string, SAME), 415, 'Content-Type: '],
    ['no act', post('lang=kk'), 400, 'act: '],
    ['an unknown act', post('act=everything'), 400, 'act: '],
    ['an act with more before it', post('act=xsave'), 400, 'act: '],
    ['an act with more after it', post('act=savex'), 400, 'act: '],
    ['allow, which needs a name', post('act=allow'), 400, 'act: '],
    ['two acts', post('act=reject-all&act=accept-all'), 400, 'a field: expected once'],
    [
      'an unknown category',
      post('act=save&marketing=on'),
      400,
      'a field: expected act, lang, text, back, policy, auth',
    ],
    ['a switch that is neither on nor off', post('act=save&policy=1'), 400, 'policy: '],
    ['a switch with more before it', post('act=save&policy=xon'), 400, 'policy: '],
    ['a switch with more after it', post('act=save&statistics=onx'), 400, 'statistics: '],
    ['a language that is none', post('act=reject-all&lang=k%0d%0a'), 400, 'lang: '],
    ['a language with more before it', post('act=reject-all&lang=Kkk'), 400, 'lang: '],
    ['a language with a part that is too long', post('act=reject-all&lang=kk-Cyrillics'), 400, 'lang: '],
    ['a hash that is none', post('act=reject-all&text=zz'), 400, 'text: '],
    ['a hash with more before it', post('act=reject-all&text=x0123456789abcdef'), 400, 'text: '],
    ['a hash with more after it', post('act=reject-all&text=0123456789abcdefx'), 400, 'text: '],
    [
      'a huge header',
      post('act=reject-all', { ...FORM, cookie: 'a='.padEnd(16_385, 'x') }),
      431,
      'Cookie: expected 16384 bytes',
    ],
    [
      'bytes that are no text',
      post(new Uint8Array([97, 0xff, 0xfe]) as unknown as string),
      400,
      'body: expected UTF-8',
    ],
    [
      'a cookie that is no record',
      post(undefined, { ...SAME, cookie: 'consent_kelisim=v=1' }),
      400,
      'Cookie: expected a consent record',
    ],
  ])('%s: %#', async (_what, request, status, says) => {
    const response = await handle(request);
    expect(response.status).toBe(status);
    expect(cookieOf(response)).toBe('');
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await response.text();
    expect(text.slice(0, says.length)).toBe(says);
    expect(response.headers.get('allow')).toBe(status === 405 ? 'POST' : null);
  });

  it.each([
    ['a body of 4,096 bytes', post(`act=reject-all&back=/${'x'.repeat(4075)}`)],
    ['a header that announces as many', post('act=reject-all', { ...FORM, 'content-length': '4096' })],
    ['a header of 16,384 bytes', post('act=reject-all', { ...FORM, cookie: 'a='.padEnd(16_384, 'x') })],
    [
      'a type with its encoding',
      post('act=reject-all', { ...SAME, 'content-type': `${FORM['content-type']}; charset=x` }),
    ],
    ['a type in capitals', post('act=reject-all', { ...SAME, 'content-type': FORM['content-type'].toUpperCase() })],
    ['a type with a space', post('act=reject-all', { ...SAME, 'content-type': `${FORM['content-type']} ;charset=x` })],
    ['a language with its script and country', post('act=reject-all&lang=kk-Cyrl-KZ')],
    ['a language of three letters', post('act=reject-all&lang=uzb')],
  ])('are not for %s', async (_what, request) => {
    expect((await handle(request)).status).toBe(303);
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

  it('counts what comes, in however many pieces', async () => {
    const inPieces = (...pieces: string[]) => {
      const body = new ReadableStream({
        start(controller) {
          for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
          controller.close();
        },
      });
      return handle(new Request(URL_, { method: 'POST', headers: FORM, body, duplex: 'half' } as RequestInit));
    };
    const response = await inPieces('act=sa', 've&stat', 'istics=on');
    expect(recorded(response).record).toMatchObject({ how: 'save', granted: ['statistics'] });
    expect((await inPieces('act=reject-all&back=/', 'x'.repeat(2000), 'x'.repeat(2075))).status).toBe(303);
    expect((await inPieces('act=reject-all&back=/', 'x'.repeat(2000), 'x'.repeat(2076))).status).toBe(413);
  });

  it('lets go of a body that is too long', async () => {
    const cancel = vi.fn();
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(5000)), cancel });
    await handle(new Request(URL_, { method: 'POST', headers: FORM, body, duplex: 'half' } as RequestInit));
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  it('survives a body that breaks off, and bytes that are no text', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('line')) });
    const init = { method: 'POST', headers: FORM, body: broken, duplex: 'half' } as RequestInit;
    const response = await handle(new Request(URL_, init));
    expect([response.status, await response.text()]).toEqual([400, 'expected a whole request']);
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
    ['term', { ...options, term: 0 }],
    ['domain', { ...options, domain: 'a b' }],
    ['categories.act', { policy: { version: '1' }, categories: ['statistics', 'act', 'back'] }],
  ])('%s', (field, wrong) => {
    expect(errorOf(() => createConsentHandler(wrong as never))).toMatchObject({ code: 'config', field });
  });

  it('say what was expected', () => {
    const expected = (wrong: object) =>
      (errorOf(() => createConsentHandler({ ...options, ...wrong })) as Error).message;
    expect(expected({ term: 396 })).toMatch(/^term is 396\. Expected a number of days from 1 to 395, /);
    expect(expected({ domain: 'a b' })).toMatch(/^domain is "a b"\. Expected a domain, such as "example\.kz"/);
    expect(expected({ categories: ['lang'], preset: undefined })).toMatch(
      /^categories\.lang is "lang, a field of the form"/,
    );
  });

  it('are none at the ends of the term', async () => {
    for (const term of [1, 395]) {
      const response = await createConsentHandler({ ...options, term })(post('act=reject-all'));
      expect(recorded(response).record).toMatchObject({ at: NOW, until: NOW + term * DAY });
    }
  });

  it('are none where readConsent gets none at all: it says what is missing', () => {
    expect(errorOf(() => readConsent('', undefined as never))).toMatchObject({ code: 'config' });
  });
});
