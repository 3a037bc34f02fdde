import { afterEach, describe, expect, it, vi } from 'vitest';
import { createConsentHandler, readConsent } from '../../../src/server';
import type { Entry, RecordOptions, RecordProblem } from '../../../src/server/Entry';
import { FULL_TEXT, idOf, NOW, TEXT, valueOfRecord } from '../../fixtures/entries';
import { errorOf } from '../../fixtures/errorOf';
import { smart } from '../../fixtures/options';

const options = { ...smart, now: NOW };
const URL_ = 'https://smartustaz.kz/consent';
const SAME = { 'sec-fetch-site': 'same-origin', origin: 'https://smartustaz.kz' };
const FORM = { ...SAME, 'content-type': 'application/x-www-form-urlencoded' };
const VALUE = valueOfRecord(idOf(1), NOW - 60);

function setUp(more: Partial<RecordOptions> = {}, handlerOptions: object = options) {
  const entries: Entry[] = [];
  const problems: RecordProblem[] = [];
  const handle = createConsentHandler(handlerOptions as typeof options, {
    saveRecord: (entry) => void entries.push(entry),
    findText: (hash16) => (hash16 === TEXT ? FULL_TEXT : null),
    onProblem: (problem) => problems.push(problem),
    ...more,
  });
  const post = (cookie: string | null, body?: string, headers: Record<string, string> = {}) =>
    handle(
      new Request(URL_, {
        method: 'POST',
        headers: { ...(body ? FORM : SAME), ...(cookie === null ? {} : { cookie }), ...headers },
        ...(body === undefined ? {} : { body }),
      }),
    );
  return { entries, problems, post };
}
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0];
const recorded = (response: Response) => response.headers.get('kelisim-recorded');

afterEach(() => vi.restoreAllMocks());

describe('a record that the browser sends', () => {
  it('is stored before it is acknowledged, with everything that proves it and nothing else', async () => {
    let stored = false;
    const { entries, post } = setUp({
      saveRecord: async (entry) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        stored = true;
        entries.push(entry);
      },
    });
    const response = await post(`a=b; consent_kelisim=${VALUE}`, undefined, {
      'sec-gpc': '1',
      'user-agent': 'X',
      'x-real-ip': '203.0.113.7',
    });
    expect(stored).toBe(true);
    expect(response.status).toBe(204);
    expect(cookieOf(response)).toBe(`consent_kelisim=${VALUE}&r=1`);
    expect(recorded(response)).toBe(VALUE);
    expect(entries).toEqual([
      {
        ...{ key: `${idOf(1)}.${NOW - 60}`, cookie: VALUE, received: NOW, site: 'https://smartustaz.kz' },
        ...{ gpc: true, how: 'save', text: FULL_TEXT },
      },
    ]);
  });

  it('is stored without a new cookie for act=record', async () => {
    const { entries, post } = setUp();
    const response = await post(`consent_kelisim=${VALUE}`, 'act=record');
    expect([response.status, response.headers.get('set-cookie'), recorded(response)]).toEqual([204, null, VALUE]);
    expect(entries).toHaveLength(1);
  });

  it('keeps its exact characters, with keys of later releases', async () => {
    const { entries, post } = setUp();
    const value = `x=%7e&${VALUE}`;
    expect(cookieOf(await post(`consent_kelisim=${value}`))).toBe(`consent_kelisim=${value}&r=1`);
    expect(entries[0]?.cookie).toBe(value);
  });

  it.each([
    ['encoded as a whole', encodeURIComponent(VALUE)],
    ['in quotes', `"${VALUE}"`],
  ])('is acknowledged in a form that can be read again where it came %s', async (_how, value) => {
    const { entries, post } = setUp();
    const response = await post(`consent_kelisim=${value}`);
    expect(cookieOf(response)).toBe(`consent_kelisim=${VALUE}&r=1`);
    expect(readConsent(cookieOf(response), options).record?.id).toBe(idOf(1));
    expect(recorded(response)).toBe(value);
    expect(entries[0]?.cookie).toBe(value);
  });

  it('is the later of two that allow the same', async () => {
    const { entries, post } = setUp();
    const later = valueOfRecord(idOf(2), NOW - 30);
    const response = await post(`consent_kelisim=${VALUE}; consent_kelisim=${later}`);
    expect(cookieOf(response)).toBe(`consent_kelisim=${later}&r=1`);
    expect(entries.map(({ cookie }) => cookie)).toEqual([later]);
  });

  it('is not stored again once it is acknowledged', async () => {
    const { entries, post } = setUp();
    const response = await post(`consent_kelisim=${VALUE}&r=1`);
    expect(cookieOf(response)).toBe(`consent_kelisim=${VALUE}&r=1`);
    expect(recorded(response)).toBe(`${VALUE}&r=1`);
    expect(entries).toEqual([]);
  });

  it('names the visitor where the portal does', async () => {
    const { entries, post } = setUp({ subjectOf: (request) => request.headers.get('x-account') ?? undefined });
    await post(`consent_kelisim=${VALUE}`, undefined, { 'x-account': 'teacher-7' });
    await post(`consent_kelisim=${VALUE}`);
    expect(entries.map(({ subject }) => subject)).toEqual(['teacher-7', undefined]);
    expect(entries[1]).not.toHaveProperty('subject');
  });

  it('is answered without a record, and refused when it is none', async () => {
    const { entries, post } = setUp();
    expect((await post(null)).status).toBe(204);
    expect((await post('consent_kelisim=v=2')).status).toBe(400);
    expect(entries).toEqual([]);
  });

  it('is neither stored nor renewed while two records of one request contradict each other', async () => {
    const { entries, post } = setUp();
    const other = valueOfRecord(idOf(1), NOW - 60, '', 'authorization.statistics.advertising');
    const response = await post(`consent_kelisim=${VALUE}; consent_kelisim=${other}`);
    expect([response.status, response.headers.get('set-cookie'), recorded(response)]).toEqual([204, null, null]);
    expect(entries).toEqual([]);
  });

  it('is one record when the same one is there twice, with and without its acknowledgement', async () => {
    const { post } = setUp();
    const response = await post(`consent_kelisim=${VALUE}; consent_kelisim=${VALUE}&r=1`);
    expect(cookieOf(response)).toBe(`consent_kelisim=${VALUE}&r=1`);
  });

  it('names the public origin behind a proxy', async () => {
    const { entries, post } = setUp({}, { ...options, origins: ['https://portal.kz'] });
    await post(`consent_kelisim=${VALUE}`, undefined, { origin: 'null' });
    expect(entries[0]?.site).toBe('https://portal.kz');
  });
});

describe('a decision by form', () => {
  it('is stored in the same request', async () => {
    const { entries, post } = setUp();
    const response = await post(null, `act=accept-all&lang=ru&text=${TEXT}&back=/ru/`);
    expect(response.status).toBe(303);
    const cookie = cookieOf(response) ?? '';
    expect(cookie).toMatch(/&r=1$/);
    expect(`consent_kelisim=${entries[0]?.cookie}&r=1`).toBe(cookie);
    expect(entries[0]).toMatchObject({ how: 'accept-all', text: FULL_TEXT });
    expect(readConsent(cookie, options).status).toBe('accepted');
  });

  it('counts also when it could not be stored', async () => {
    const { problems, post } = setUp({ saveRecord: () => Promise.reject(new Error('disk full')) });
    const response = await post(null, 'act=reject-all&back=/');
    expect(response.status).toBe(303);
    expect(cookieOf(response)).not.toMatch(/&r=/);
    expect(readConsent(cookieOf(response) ?? '', options).status).toBe('rejected');
    expect(problems.map(({ code }) => code)).toEqual(['record-failed']);
    expect(problems[0]?.message).toContain('disk full');
  });

  it('counts also over the rate limit', async () => {
    const { entries, post } = setUp({ addressOf: () => '203.0.113.7', rate: { burst: 1, perSecond: 0.001 } });
    await post(null, 'act=reject-all');
    const response = await post(null, 'act=reject-all');
    expect(response.status).toBe(303);
    expect(cookieOf(response)).not.toMatch(/&r=/);
    expect(entries).toHaveLength(1);
  });
});

describe('a store that fails', () => {
  it('is answered with 503 where nothing else was asked for', async () => {
    const { post } = setUp({
      saveRecord: () => {
        throw new Error('down');
      },
    });
    const response = await post(`consent_kelisim=${VALUE}`, 'act=record');
    expect([response.status, response.headers.get('retry-after'), recorded(response)]).toEqual([503, '30', null]);
  });

  it('does not stop the renewal of the cookie', async () => {
    const { post } = setUp({ saveRecord: () => Promise.reject(new Error('down')) });
    const response = await post(`consent_kelisim=${VALUE}`);
    expect([response.status, cookieOf(response), recorded(response)]).toEqual([503, `consent_kelisim=${VALUE}`, null]);
    expect(response.headers.get('retry-after')).toBe('30');
  });

  it('is not waited for longer than the time that is set, and its late failure harms nothing', async () => {
    let fail = (_error: Error) => {};
    const { problems, post } = setUp({
      timeout: 0.05,
      saveRecord: () =>
        new Promise<void>((_, reject) => {
          fail = reject;
        }),
    });
    const response = await post(`consent_kelisim=${VALUE}`, 'act=record');
    expect(response.status).toBe(503);
    expect(problems[0]?.message).toContain('0.05 s');
    fail(new Error('late'));
    await new Promise((resolve) => setTimeout(resolve, 10));
  });

  it('that hangs does not fill the memory', async () => {
    const { problems, post } = setUp({ timeout: 0.2, saveRecord: () => new Promise<void>(() => {}) });
    await Promise.all(Array.from({ length: 5010 }, () => post(`consent_kelisim=${VALUE}`, 'act=record')));
    expect(problems.filter(({ message }) => message.includes('5000 records')).length).toBe(10);
  }, 60_000);

  it('is on the console once a minute, with a count', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(Date, 'now')
      .mockReturnValueOnce(0)
      .mockReturnValueOnce(1000)
      .mockReturnValueOnce(2000)
      .mockReturnValueOnce(61_000);
    const { post } = setUp({ saveRecord: () => Promise.reject(new Error('down')), onProblem: undefined });
    for (let index = 0; index < 4; index++) await post(`consent_kelisim=${VALUE}`);
    expect(log.mock.calls.map(([line]) => line)).toEqual([
      'Kelisim: record-failed: A record was not stored (down). It will be sent again. See docs/PROOF.md#faults',
      'Kelisim: record-failed: A record was not stored (down). It will be sent again. See docs/PROOF.md#faults (2 more since the last line)',
    ]);
  });

  it('and a reporter that fails too, leave the answer as it is', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { post } = setUp({
      saveRecord: () => Promise.reject(new Error('down')),
      onProblem: () => {
        throw new Error('reporter');
      },
    });
    expect((await post(null, 'act=reject-all')).status).toBe(303);
    expect((await post(`consent_kelisim=${VALUE}`)).status).toBe(503);
  });
});

describe('the text that was shown', () => {
  it.each([
    ['is missing in the archive', () => null],
    ['has another hash than asked for', () => 'f'.repeat(64)],
    ['is no hash', () => TEXT],
    ['cannot be looked up', () => Promise.reject(new Error('no archive'))],
  ])('that %s is null, reported, and the record stored', async (_what, findText) => {
    const { entries, problems, post } = setUp({ findText });
    expect(recorded(await post(`consent_kelisim=${VALUE}`))).toBe(VALUE);
    expect(entries[0]?.text).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['text-missing']);
  });

  it('is null without a report where no text was shown', async () => {
    const { entries, problems, post } = setUp();
    await post(`consent_kelisim=${valueOfRecord(idOf(1), NOW, '', 'authorization.statistics.advertising', '')}`);
    expect([entries[0]?.text, problems]).toEqual([null, []]);
  });
});

describe('the rate limit', () => {
  it('answers 429 with the time to wait, and 204 again for a record that is acknowledged', async () => {
    const { entries, post } = setUp({
      addressOf: (request) => request.headers.get('x-real-ip'),
      rate: { burst: 2, perSecond: 0.1 },
    });
    const from = { 'x-real-ip': '203.0.113.7' };
    const statuses: number[] = [];
    for (let index = 0; index < 3; index++)
      statuses.push((await post(`consent_kelisim=${VALUE}`, undefined, from)).status);
    expect(statuses).toEqual([204, 204, 429]);
    const late = await post(`consent_kelisim=${VALUE}`, 'act=record', from);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(5);
    expect((await post(`consent_kelisim=${VALUE}&r=1`, undefined, from)).status).toBe(204);
    expect((await post(`consent_kelisim=${VALUE}`, undefined, { 'x-real-ip': '203.0.113.8' })).status).toBe(204);
    expect(entries).toHaveLength(3);
  });

  it('does not stop a decision when the address cannot be told', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { entries, post } = setUp({
      addressOf: () => {
        throw new Error('no socket');
      },
    });
    expect((await post(null, 'act=reject-all')).status).toBe(303);
    expect((await post(`consent_kelisim=${VALUE}`)).status).toBe(204);
    expect(entries).toHaveLength(2);
  });

  it.each([
    { burst: 0, perSecond: 1 },
    { burst: 1, perSecond: 0 },
    { burst: Number.NaN, perSecond: 1 },
  ])('is refused where it lets nothing pass: %o', (rate) => {
    expect(errorOf(() => setUp({ rate }))).toMatchObject({ code: 'config', field: 'rate' });
  });

  it('does nothing without an address', async () => {
    const { post } = setUp({ rate: { burst: 1, perSecond: 0.1 } });
    const statuses = await Promise.all([1, 2, 3].map(async () => (await post(`consent_kelisim=${VALUE}`)).status));
    expect(statuses).toEqual([204, 204, 204]);
  });
});

describe('what a request may not do', () => {
  it.each([
    ['come from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['bring a long body', { 'content-length': '70000' }, 413],
    ['bring long cookies', { cookie: `a=${'x'.repeat(17_000)}` }, 431],
  ])('%s', async (_what, headers, status) => {
    const { entries, post } = setUp();
    expect((await post(`consent_kelisim=${VALUE}`, 'act=record', headers)).status).toBe(status);
    expect(entries).toEqual([]);
  });

  it('ask for a record to be stored where the portal stores none', async () => {
    const handle = createConsentHandler(options);
    const response = await handle(new Request(URL_, { method: 'POST', headers: FORM, body: 'act=record' }));
    expect(response.status).toBe(400);
  });
});

describe('a host with several portals', () => {
  it('has the record of this portal stored and acknowledged under its own name', async () => {
    const { entries, post } = setUp({}, { ...options, portal: 'school-12' });
    const other = valueOfRecord(idOf(2), NOW - 90);
    const response = await post(`consent_kelisim=${other}; consent_kelisim_school-12=${VALUE}`);
    expect(cookieOf(response)).toBe(`consent_kelisim_school-12=${VALUE}&r=1`);
    expect(entries.map(({ cookie }) => cookie)).toEqual([VALUE]);
    const decided = await post(null, 'act=reject-all');
    expect(cookieOf(decided)).toMatch(/^consent_kelisim_school-12=v=1&.*&r=1$/);
    expect((await post(`consent_kelisim=${other}`)).headers.get('set-cookie')).toBeNull();
  });
});

describe('options', () => {
  it('must leave room for the acknowledgement', () => {
    const names = (length: number) => ['a'.repeat(length)];
    const make = (length: number) => () =>
      createConsentHandler({ policy: { version: '1' }, categories: names(length) }, { saveRecord: () => {} });
    const longest = 300 - 142 - 1 - 4;
    expect(make(longest)).not.toThrow();
    expect(errorOf(make(longest + 1))).toMatchObject({ code: 'config', field: 'categories' });
  });
});

describe('a server that was down for days', () => {
  const DAY = 86_400;

  it('accepts what the browser kept for it, with the time at which it came', async () => {
    const { entries, post } = setUp();
    const value = valueOfRecord(idOf(1), NOW - 9 * DAY);
    expect(recorded(await post(`consent_kelisim=${value}`, 'act=record'))).toBe(value);
    expect(entries[0]).toMatchObject({ key: `${idOf(1)}.${NOW - 9 * DAY}`, received: NOW });
  });

  it('accepts a record whose term has run out, and one under another version of the policy: they prove the past', async () => {
    const { entries, post } = setUp();
    const old = valueOfRecord(idOf(1), NOW - 183 * DAY);
    const other = valueOfRecord(idOf(2), NOW - DAY).replace('policy=2026-01', 'policy=2025-12');
    for (const value of [old, other])
      expect(recorded(await post(`consent_kelisim=${value}`, 'act=record'))).toBe(value);
    expect(entries).toHaveLength(2);
  });
});
