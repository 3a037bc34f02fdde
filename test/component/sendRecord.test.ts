import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCookies } from '../../src/browser/cookieJar';
import { cleanUpAfterEach, createStage, said, setCookie, silence } from '../fixtures/instance';

cleanUpAfterEach();

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly cookie: string;
  answer(status: number, isStored?: boolean): void;
  fail(): void;
}

let sent: Sent[];
const cookieIn = (cookies: string) => /consent_kelisim=([^;]*)/.exec(cookies)?.[1] ?? '';
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
/** What the server's `Set-Cookie` does. */
const setValue = (value: string) => {
  // biome-ignore lint/suspicious/noDocumentCookie: the test plays the server
  document.cookie = `consent_kelisim=${value}; Path=/`;
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  sent = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const cookie = cookieIn(readCookies());
    return new Promise((resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      sent.push({
        ...{ url, init, cookie },
        answer(status, isStored = status === 204) {
          if (isStored) setValue(`${cookie.replace(/&r=1$/, '')}&r=1`);
          resolve(new Response(null, { status, headers: isStored ? { 'Kelisim-Recorded': cookie } : {} }));
        },
        fail: () => reject(new TypeError('offline')),
      });
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const start = (more = {}) => createStage({ autoShow: false, recordUrl: '/consent', ...more });
const last = () => sent.at(-1) as Sent;

/** A page that has decided, and whose first request has failed. */
async function startWithFailure() {
  silence('error');
  const stage = start();
  await stage.consent.accept();
  await pass(1);
  last().fail();
  return stage;
}

describe('a server that stores records', () => {
  it('gets each decision by one request, which can be taken back', async () => {
    const { consent } = start();
    await consent.accept();
    await pass(1);
    expect(sent).toHaveLength(1);
    expect(new URL(last().url).pathname).toBe('/consent');
    expect(last().init).toMatchObject({ method: 'POST', credentials: 'same-origin', signal: expect.any(AbortSignal) });
    expect(last().init.keepalive).toBeFalsy();
    expect(last().init.body).toBeUndefined();
    last().answer(204);
    await pass(7200);
    expect(sent).toHaveLength(1);
  });

  it('acknowledges without any change of what is decided', async () => {
    const stage = start();
    await stage.consent.accept();
    const before = stage.consent.getSnapshot();
    await pass(1);
    last().answer(204);
    await pass(1);
    dispatchEvent(new Event('focus'));
    await pass(1);
    expect(cookieIn(readCookies())).toMatch(/&r=1$/);
    expect(said(stage, 'change')).toHaveLength(1);
    expect(said(stage, 'error')).toEqual([]);
    expect(stage.consent.getSnapshot()).toBe(before);
    expect(stage.consent.stored).toBe(true);
  });

  it('gets a decision of an earlier page, once the page has come', async () => {
    setCookie('statistics', 'authorization.advertising');
    start();
    await pass(0.5);
    expect(sent).toHaveLength(0);
    await pass(1);
    expect(sent).toHaveLength(1);
  });

  it('is left alone when it has the decision, or there is none', async () => {
    start();
    await pass(7200);
    expect(sent).toHaveLength(0);
  });

  it('is left alone by a page whose decision it has', async () => {
    setCookie('statistics', 'authorization.advertising');
    setValue(`${cookieIn(readCookies())}&r=1`);
    start();
    await pass(7200);
    expect(sent).toHaveLength(0);
  });

  it.each(['&r=10', '&r=0', '&rr=1'])(
    'is asked again where the cookie has %s, which is no acknowledgement',
    async (key) => {
      setCookie('statistics', 'authorization.advertising');
      setValue(`${cookieIn(readCookies())}${key}`);
      start();
      await pass(2);
      expect(sent).toHaveLength(1);
    },
  );

  it.each([
    ['is down', () => last().fail()],
    ['answers with an error', () => last().answer(503)],
    ['is another one, that stores nothing', () => last().answer(200, false)],
  ])('that %s is tried again, ever less often, and reported once', async (_what, answer) => {
    silence('error');
    const stage = start();
    await stage.consent.reject();
    await pass(1);
    for (const [least, most] of [
      [30, 38],
      [120, 151],
      [480, 601],
      [900, 1126],
      [900, 1126],
    ] as const) {
      const count = sent.length;
      answer();
      await pass(least - 0.1);
      expect(sent).toHaveLength(count);
      await pass(most - least);
      expect(sent).toHaveLength(count + 1);
    }
    expect(said(stage, 'error').map(({ code }) => code)).toEqual(['record-failed']);
    expect(stage.consent.status).toBe('rejected');
    last().answer(204);
    await pass(7200);
    expect(sent).toHaveLength(6);
  });

  it('is not asked again for what another tab has sent meanwhile', async () => {
    await startWithFailure();
    await pass(1);
    setValue(`${cookieIn(readCookies())}&r=1`);
    await pass(7200);
    expect(sent).toHaveLength(1);
  });

  it('never has two requests of a page, and never answers for an earlier decision', async () => {
    const stage = start();
    await stage.consent.accept();
    await pass(1);
    const first = last();
    await stage.consent.reject();
    expect(first.init.signal?.aborted).toBe(true);
    await pass(1);
    expect(sent).toHaveLength(2);
    expect(new URLSearchParams(last().cookie).get('yes')).toBe('');
    last().answer(204);
    await pass(1);
    expect(stage.consent.status).toBe('rejected');
    // What was taken back is no failure.
    expect(said(stage, 'error')).toEqual([]);
  });

  it('waits no longer for what failed once something else is decided', async () => {
    const { consent } = await startWithFailure();
    await pass(20);
    await consent.withdraw();
    await pass(1);
    expect(sent).toHaveLength(2);
    last().answer(204);
    await pass(60);
    expect(sent).toHaveLength(2);
  });

  it('is tried at once when the network is back, and not when it has the decision', async () => {
    await startWithFailure();
    await pass(1);
    dispatchEvent(new Event('online'));
    await pass(0.1);
    expect(sent).toHaveLength(2);
    last().answer(204);
    await pass(1);
    dispatchEvent(new Event('online'));
    await pass(7200);
    expect(sent).toHaveLength(2);
  });

  it('is asked by one tab at a time, and a decision does not wait for the other tab', async () => {
    let isFree = false;
    const names: string[] = [];
    vi.stubGlobal('navigator', {
      ...{ language: 'kk', languages: ['kk'] },
      locks: {
        async request(name: string, _options: object, use: (lock: object | null) => unknown) {
          names.push(name);
          await use(isFree ? {} : null);
        },
      },
    });
    setCookie('statistics', 'authorization.advertising');
    const stage = start();
    await pass(2);
    expect(sent).toHaveLength(0);
    isFree = true;
    await pass(30);
    expect(sent).toHaveLength(1);
    isFree = false;
    await stage.consent.reject();
    await pass(1);
    expect(sent).toHaveLength(2);
    expect(names).toEqual(['consent_kelisim', 'consent_kelisim']);
    // That another tab is sending is no failure.
    expect(said(stage, 'error')).toEqual([]);
  });

  it('is asked for nothing by an instance that is gone', async () => {
    const { consent } = await startWithFailure();
    await pass(1);
    consent.destroy();
    dispatchEvent(new Event('online'));
    await pass(7200);
    expect(sent).toHaveLength(1);
  });

  it('must be of this site', async () => {
    silence('error');
    const stage = start({ recordUrl: 'https://elsewhere.example/consent' });
    await stage.consent.accept();
    await pass(2);
    expect(sent).toHaveLength(0);
    expect(said(stage, 'error')).toMatchObject([{ code: 'config', message: expect.stringContaining('recordUrl') }]);
  });
});

describe('a server that renews the cookie only', () => {
  it('is asked after a decision, and not again whatever it answers', async () => {
    const stage = createStage({ autoShow: false, renewUrl: '/renew' });
    await stage.consent.accept();
    await pass(1);
    last().answer(500);
    await pass(7200);
    expect(sent).toHaveLength(1);
    expect(said(stage, 'error')).toEqual([]);
  });

  it('gives its place to one that stores records', async () => {
    const { consent } = start({ renewUrl: '/renew' });
    await consent.accept();
    await pass(1);
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(['/consent']);
  });
});
