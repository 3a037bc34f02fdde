import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  answerWrites,
  cleanUpAfterEach,
  clearCookie,
  createStage,
  loaded,
  opened,
  refuseCookies,
  said,
  setCookie,
  silence,
} from '../fixtures/instance';

const DAY = 86_400;
const passes = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
const reads = () => vi.spyOn(document, 'cookie', 'get');

// The real timers are back before the clean-up, which waits by one.
cleanUpAfterEach();
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A decision of today that ends so many days from now. */
function setTerm(days: number): void {
  const at = Math.floor(Date.now() / 1000);
  // biome-ignore lint/suspicious/noDocumentCookie: the test plays the visitor
  document.cookie = `consent_kelisim=v=1&id=K3v9abcdefghij_-ABCDEF&at=${at}&until=${at + days * DAY}&policy=2026-01&lang=kk&yes=statistics&no=authorization.advertising&how=save&text=; Path=/`;
}

it.each([
  ['a decided visitor', () => setTerm(30)],
  ['a first visit', () => clearCookie()],
])('a listener of ready that destroys the instance leaves nothing: %s', async (_who, visit) => {
  visit();
  const { consent, log } = createStage();
  document.addEventListener('kelisim:ready', () => consent.destroy(), { once: true });
  await passes(2);
  expect(vi.getTimerCount()).toBe(0);
  expect(document.querySelector('kelisim-widget')).toBeNull();
  expect(log).toEqual(['ready']);
});

describe('a decision from elsewhere', () => {
  it.each(['focus', 'pageshow', 'visibilitychange'])('is noticed at once with %s', async (type) => {
    const stage = createStage();
    await passes(0);
    stage.log.length = 0;
    setCookie('statistics', 'authorization.advertising', '');
    dispatchEvent(new Event(type));
    expect(stage.consent.status).toBe('custom');
    expect(stage.consent.stored).toBe(true);
    expect(stage.log).toEqual(['change', 'grant statistics', 'hide notice']);
    expect(said(stage, 'change')).toMatchObject([{ source: 'tab', granted: ['statistics'], revoked: [] }]);
  });

  it('is noticed with what the browser says of its cookies, once the page has come', async () => {
    const cookieStore = new EventTarget();
    vi.stubGlobal('cookieStore', cookieStore);
    const { consent } = createStage();
    await passes(0.9);
    setCookie('statistics', 'authorization.advertising');
    cookieStore.dispatchEvent(new Event('change'));
    expect(consent.status).toBe('undecided');
    // Once the page has come, Kelisim looks by itself.
    await passes(0.1);
    expect(consent.status).toBe('custom');
    clearCookie();
    cookieStore.dispatchEvent(new Event('change'));
    // Not in the way of the paint: it may be a decision of this page.
    expect(consent.status).toBe('custom');
    await passes(0.099);
    expect(consent.status).toBe('undecided');
  });

  it('opens no storage where there is a cookieStore', async () => {
    vi.stubGlobal('cookieStore', new EventTarget());
    const { consent } = createStage();
    await passes(1);
    setCookie('statistics', 'authorization.advertising');
    dispatchEvent(new Event('storage'));
    expect(consent.status).toBe('undecided');
  });

  it('is noticed once we listen, if it came before', async () => {
    const { consent } = createStage();
    setCookie('', 'authorization.statistics.advertising', '');
    await passes(0.9);
    expect(consent.status).toBe('undecided');
    await passes(0.1);
    expect(consent.status).toBe('rejected');
  });

  it('is noticed in a browser without cookieStore as well', async () => {
    vi.stubGlobal('cookieStore', undefined);
    const { consent } = createStage();
    setCookie('', 'authorization.statistics.advertising', '');
    await passes(1.1);
    expect(consent.status).toBe('rejected');
    setCookie('statistics', 'authorization.advertising');
    dispatchEvent(new Event('storage'));
    await passes(0.1);
    expect(consent.status).toBe('custom');
  });

  // A browser without cookieStore tells a page of nothing that another one did before it had opened its storage for
  // this page.
  it('is noticed although nothing told of it: right after a decision of this page', async () => {
    vi.stubGlobal('cookieStore', undefined);
    const { consent } = createStage({ autoShow: false });
    await consent.accept();
    setTerm(180);
    expect(consent.status).toBe('accepted');
    await passes(0.1);
    expect(consent.record).toMatchObject({ granted: ['statistics'] });
  });

  it('is noticed although nothing told of it: right after the page has come', async () => {
    vi.stubGlobal('cookieStore', undefined);
    const { consent } = createStage({ autoShow: false });
    await passes(1);
    setCookie('statistics', 'authorization.advertising');
    expect(consent.status).toBe('undecided');
    await passes(1);
    expect(consent.status).toBe('custom');
  });

  it('between the writing and the reading of one of this page is not taken for a refusal of the browser', async () => {
    silence('error');
    const { consent } = createStage({ autoShow: false });
    const stop = answerWrites(() => setTerm(180));
    await consent.accept();
    stop();
    await passes(0.1);
    expect(consent.record).toMatchObject({ granted: ['statistics'] });
    expect(document.cookie).toContain('yes=statistics&');
  });

  it('that is older, in a cookie which the page may no longer write, changes nothing but `stored`', async () => {
    silence('error');
    const stage = createStage({ autoShow: false });
    await stage.consent.reject();
    const told = vi.fn();
    stage.consent.subscribe(told);
    // A late answer of the server, before the browser refuses to write.
    setCookie('authorization.statistics.advertising', '');
    const allowCookies = refuseCookies(document.cookie);
    for (const _ of [1, 2, 3]) dispatchEvent(new Event('focus'));
    allowCookies();
    expect(stage.consent).toMatchObject({ status: 'rejected', stored: false });
    expect(said(stage, 'change')).toHaveLength(1);
    expect(said(stage, 'error')).toMatchObject([{ code: 'storage-blocked' }]);
    expect(told).toHaveBeenCalledOnce();
    // Once it may write again, it does.
    dispatchEvent(new Event('focus'));
    expect(stage.consent.status).toBe('rejected');
  });

  it('that is later takes the place of one of this page', async () => {
    const stage = createStage({ autoShow: false });
    await stage.consent.accept();
    await passes(1);
    setTerm(100);
    dispatchEvent(new Event('focus'));
    expect(stage.consent.record).toMatchObject({ granted: ['statistics'], how: 'save' });
    expect(said(stage, 'change').at(-1)).toMatchObject({
      source: 'tab',
      granted: [],
      revoked: ['authorization', 'advertising', 'account'],
    });
  });

  it('that is older never replaces one of this page: ours is written again', async () => {
    const stage = createStage({ autoShow: false });
    await stage.consent.reject();
    const ours = document.cookie;
    // Three days old: a late answer of the server, or a tab that slept.
    setCookie('authorization.statistics.advertising', '');
    dispatchEvent(new Event('focus'));
    expect(stage.consent.status).toBe('rejected');
    expect(document.cookie).toBe(ours);
    expect(said(stage, 'change')).toHaveLength(1);
  });

  it('of the same second leaves what both allow, in both tabs', async () => {
    const stage = createStage({ autoShow: false });
    await stage.consent.save({ authorization: true, statistics: true });
    setTerm(180);
    dispatchEvent(new Event('focus'));
    expect(stage.consent.record).toMatchObject({ granted: ['statistics'], policy: null });
    expect(stage.consent.stored).toBe(true);
    expect(document.cookie).toContain('yes=statistics&');
  });

  it('that took the cookie away closes everything, and asks anew', async () => {
    setCookie('statistics', 'authorization.advertising');
    const stage = createStage();
    await passes(0);
    clearCookie();
    dispatchEvent(new Event('focus'));
    await passes(0);
    expect(stage.consent).toMatchObject({ status: 'undecided', record: null, stored: false });
    expect(stage.consent.allows('statistics')).toBe(false);
    expect(opened(stage)).toEqual(['notice']);
  });

  it('that is none says nothing', async () => {
    setCookie('statistics', 'authorization.advertising');
    const stage = createStage();
    await passes(0);
    const before = stage.consent.getSnapshot();
    stage.log.length = 0;
    for (const type of ['focus', 'pageshow', 'visibilitychange']) dispatchEvent(new Event(type));
    await passes(5);
    expect(stage.consent.getSnapshot()).toBe(before);
    expect(stage.log).toEqual([]);
  });

  it('leaves a choice that the browser never kept', async () => {
    silence('error');
    refuseCookies();
    const stage = createStage({ autoShow: false });
    await stage.consent.accept();
    stage.log.length = 0;
    dispatchEvent(new Event('focus'));
    expect(stage.consent.status).toBe('accepted');
    expect(stage.log).toEqual([]);
  });

  it('reaches no page that was left', async () => {
    const cookieStore = new EventTarget();
    vi.stubGlobal('cookieStore', cookieStore);
    const stage = createStage({ autoShow: false });
    await passes(1);
    stage.consent.destroy();
    stage.log.length = 0;
    const read = reads();
    for (const type of ['focus', 'pageshow', 'visibilitychange', 'storage']) dispatchEvent(new Event(type));
    cookieStore.dispatchEvent(new Event('change'));
    await passes(5);
    expect(read).not.toHaveBeenCalled();
    expect(stage.log).toEqual([]);
    expect(document.documentElement.hasAttribute('data-kelisim-state')).toBe(false);
  });

  it('reaches no page that was left before it had come', async () => {
    const stage = createStage({ autoShow: false });
    stage.consent.destroy();
    const listen = vi.spyOn(globalThis, 'addEventListener');
    await passes(5);
    expect(listen).not.toHaveBeenCalled();
  });
});

describe('a term that ends while the page is open', () => {
  it('closes everything at that second, and asks anew', async () => {
    setTerm(1);
    const stage = createStage();
    await passes(DAY - 2);
    expect(stage.consent.allows('statistics')).toBe(true);
    expect(said(stage, 'change')).toEqual([]);
    await passes(3);
    expect(stage.consent.status).toBe('outdated');
    expect(stage.consent.stored).toBe(true);
    expect(stage.consent.record?.granted).toEqual(['statistics']);
    expect(said(stage, 'change')).toMatchObject([{ source: 'expiry', status: 'outdated', revoked: ['statistics'] }]);
    expect(opened(stage)).toEqual(['notice']);
  });

  it('of months does not keep the page busy', async () => {
    setTerm(180);
    createStage();
    await passes(5);
    const read = reads();
    await passes(60);
    expect(read).not.toHaveBeenCalled();
  });

  it('beyond what a timer of the browser can count is met all the same', async () => {
    setTerm(20);
    const { consent } = createStage();
    await passes(20 * DAY - 2);
    expect(consent.status).toBe('custom');
    await passes(3);
    expect(consent.status).toBe('outdated');
  });

  it('is that of the last decision', async () => {
    setTerm(1);
    const { consent } = createStage();
    await passes(DAY / 2);
    await consent.accept();
    const read = reads();
    await passes(DAY);
    expect(consent.status).toBe('accepted');
    expect(read.mock.calls.length).toBeLessThan(2);
  });
});

describe('the notice by itself', () => {
  it('waits until a prerendered page is visited', async () => {
    const prerendering = { value: true, configurable: true, writable: true };
    Object.defineProperty(document, 'prerendering', prerendering);
    const stage = createStage();
    await passes(10);
    expect(opened(stage)).toEqual([]);
    Object.defineProperty(document, 'prerendering', { ...prerendering, value: false });
    document.dispatchEvent(new Event('prerenderingchange'));
    await passes(0);
    expect(opened(stage)).toEqual(['notice']);
    Reflect.deleteProperty(document, 'prerendering');
  });

  it('does not wait for a page that says it is hidden: in-app browsers always do', async () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const stage = createStage();
    await passes(0);
    expect(opened(stage)).toEqual(['notice']);
  });

  it('comes once for each reason to ask', async () => {
    const stage = createStage();
    await passes(0);
    stage.consent.hide();
    for (const type of ['focus', 'focus', 'pageshow']) {
      dispatchEvent(new Event(type));
      await passes(2);
    }
    expect(opened(stage)).toHaveLength(1);
  });

  it('does not come after a withdrawal elsewhere where the portal shows it itself', async () => {
    setCookie('statistics', 'authorization.advertising');
    const stage = createStage({ autoShow: false });
    clearCookie();
    dispatchEvent(new Event('focus'));
    await passes(5);
    expect(stage.consent.status).toBe('undecided');
    expect(opened(stage)).toEqual([]);
    expect(loaded(stage)).toEqual([]);
  });
});
