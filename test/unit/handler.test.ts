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
const FORM = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };

const post = (body?: string, headers: Record<string, string> = FORM, url = URL_) =>
  new Request(url, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
const VALUE = `v=1&id=K3v9AAAAAAAAAAAAAAAAAA&at=${NOW - 60}&until=${NOW - 60 + 180 * DAY}&policy=2026-01&lang=kk&yes=authorization&no=statistics.advertising&how=save&text=0123456789abcdef`;
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
    expect(cookie).toBe(`consent_kelisim=${VALUE}; Path=/; SameSite=Lax; Max-Age=${185 * DAY - 60}; Secure`);
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
      ...{ code: 'config', field: 'record', message: expect.stringMatching(/^record is ".+"\. Expected a record/) },
    });
  });

  it('refuses a portal that is none', () => {
    const error = errorOf(() => writeConsent(record, { now: NOW, portal: 'x=1; Domain' }));
    expect(error).toMatchObject({ code: 'config', field: 'portal' });
  });

  it('says that the register has the record, where there is room for it', () => {
    expect(writeConsent(record, { now: NOW, isAcknowledged: true })).toMatch(`consent_kelisim=${VALUE}&r=1; `);
    const long = {
      ...record,
      granted: ['a'.repeat(300 - 'consent_kelisim='.length - VALUE.length + 'authorization'.length)],
    };
    expect(writeConsent(long, { now: NOW, isAcknowledged: true })).not.toContain('&r=1');
  });

  it('refuses a domain that is none', () => {
    const error = errorOf(() => writeConsent(record, { now: NOW, domain: 'a.kz; Path=/x' }));
    expect(error).toMatchObject({
      ...{ code: 'config', field: 'domain' },
      message: 'domain is "a.kz; Path=/x". Expected a host, such as "example.kz". See docs/OPTIONS.md#domain',
    });
  });
});

// What every server answers to a request is in `test/fixtures/handlerCases.json` (`test/backends/handler.test.ts`);
// here is what only Node has: its clock, streams, and its own errors.
it('goes by the clock of the server when no time is given', async () => {
  const response = await createConsentHandler(smart)(post('act=reject-all'));
  const at = Math.floor(Date.now() / 1000);
  const { record } = readConsent(header(response), smart);
  expect(Math.abs((record?.at ?? 0) - at)).toBeLessThan(5);
});

describe('a body', () => {
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
    expect(sent).toBeLessThan(2 * 65_536);
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
    const rest = 65_536 - 'act=reject-all&back=/'.length - 2000;
    expect((await inPieces('act=reject-all&back=/', 'x'.repeat(2000), 'x'.repeat(rest))).status).toBe(303);
    expect((await inPieces('act=reject-all&back=/', 'x'.repeat(2000), 'x'.repeat(rest + 1))).status).toBe(413);
  });

  it('lets go of a body that is too long', async () => {
    const cancel = vi.fn();
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(70_000)), cancel });
    await handle(new Request(URL_, { method: 'POST', headers: FORM, body, duplex: 'half' } as RequestInit));
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  it('survives a body that breaks off, and bytes that are no text', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('line')) });
    const init = { method: 'POST', headers: FORM, body: broken, duplex: 'half' } as RequestInit;
    const response = await handle(new Request(URL_, init));
    expect([response.status, await response.text()]).toEqual([400, 'expected a whole request. See docs/SERVER.md']);
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

  it('are none where readConsent gets none at all: it says what is missing', () => {
    expect(errorOf(() => readConsent('', undefined as never))).toMatchObject({ code: 'config' });
  });
});
