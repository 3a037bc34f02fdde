import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ConfigError } from '../../src/options/ConfigError';
import { createCookieJar } from '../fixtures/cookieJar';
import {
  cleanUpAfterEach,
  createStage,
  idle,
  idleAtOnce,
  refuseCookies,
  said,
  setCookie,
  silence,
  view,
  wayBack,
} from '../fixtures/instance';
import { messagesOf } from '../fixtures/viewProps';

cleanUpAfterEach();
idleAtOnce();

const cookie = () => new URLSearchParams(/consent_kelisim=([^;]*)/.exec(document.cookie)?.[1]);

describe('a decision from code', () => {
  it.each([
    ['accept', 'accepted', ['authorization', 'statistics', 'advertising'], '2026-01'],
    ['reject', 'rejected', [], null],
    ['withdraw', 'rejected', [], null],
  ] as const)('%s: status, record and cookie', async (act, status, granted, policy) => {
    const { consent } = createStage({ autoShow: false });
    await expect(consent[act]()).resolves.toEqual({ stored: true });
    expect(consent.status).toBe(status);
    expect(consent.record).toMatchObject({ granted, policy, how: 'api', text: '', language: 'kk' });
    expect(consent.stored).toBe(true);
    expect(cookie().get('how')).toBe('api');
    expect(cookie().get('yes')).toBe(granted.join('.'));
    expect(cookie().get('policy')).toBe(policy ?? '');
  });

  it('records the hash of the portal’s own text, where its element is given', async () => {
    const { consent } = createStage({ autoShow: false });
    const own = document.createElement('form');
    own.innerHTML =
      '<h2>Cookies of Mektep LLP</h2><label data-volatile>Counting <b>on</b></label><button>Save</button>';
    await consent.save({ statistics: true }, { shown: own });
    const { text } = await consent.receipt();
    expect(text.shown).toMatch(/^Cookies of Mektep LLP\nSave\nlaw kk [0-9a-f]{8} \{/);
    expect(consent.record).toMatchObject({ how: 'api', text: text.hash });
    expect(text.hash).toMatch(/^[0-9a-f]{16}$/);
    const first = text.hash;
    for (const act of ['accept', 'reject', 'withdraw'] as const) {
      await consent[act]({ shown: own });
      expect(consent.record?.text).toBe(first);
    }
    own.append('More');
    await consent.accept({ shown: own });
    expect(consent.record?.text).not.toBe(first);
    await consent.accept();
    expect(consent.record?.text).toBe('');
  });

  it('save: what is left out is a no', async () => {
    const { consent } = createStage({ autoShow: false });
    await expect(consent.save({ statistics: true })).resolves.toEqual({ stored: true });
    expect(consent.record).toMatchObject({
      granted: ['statistics'],
      denied: ['authorization', 'advertising'],
      policy: null,
    });
    await consent.save({ policy: true });
    expect(consent.record).toMatchObject({ granted: [], policy: '2026-01' });
  });

  it('save rejects a name that is no category, and leaves everything as it was', async () => {
    silence('error');
    const stage = createStage({ autoShow: false });
    await stage.consent.save({ statistics: true });
    const before = [stage.consent.getSnapshot(), document.cookie];
    stage.log.length = 0;
    await expect(stage.consent.save({ advertising: true, statistic: true })).rejects.toBeInstanceOf(ConfigError);
    expect([stage.consent.getSnapshot(), document.cookie]).toEqual(before);
    expect(stage.log).toEqual(['error']);
  });

  it('holds for the term, from now', async () => {
    const { consent } = createStage({ autoShow: false, term: 90 });
    const now = Math.floor(Date.now() / 1000);
    await consent.accept();
    const { at = 0, until = 0 } = consent.record ?? {};
    expect(at - now).toBeLessThan(5);
    expect(at).toBeGreaterThanOrEqual(now);
    expect(until - at).toBe(90 * 86_400);
  });

  it('keeps the number of the visitor', async () => {
    const { consent } = createStage({ autoShow: false });
    await consent.accept();
    const { id } = consent.record ?? {};
    expect(id).toMatch(/^[\w-]{22}$/);
    await consent.withdraw();
    await consent.save({ statistics: true });
    expect(consent.record?.id).toBe(id);
  });

  it('keeps the number of an outdated record as well', async () => {
    setCookie('statistics', 'authorization.advertising', '1');
    const { consent } = createStage({ autoShow: false });
    await consent.accept();
    expect(consent.record?.id).toBe('K3v9abcdefghij_-ABCDEF');
  });

  it('records the text that is on display', async () => {
    const stage = createStage();
    await idle();
    expect(view('notice')).not.toBeNull();
    await stage.consent.reject();
    expect(stage.consent.record?.text).toMatch(/^[\da-f]{16}$/);
    expect(cookie().get('text')).toBe(stage.consent.record?.text);
    // Nothing is on display any more.
    await stage.consent.accept();
    expect(stage.consent.record?.text).toBe('');
  });

  it('gives a record that nobody can change', async () => {
    const { consent } = createStage({ autoShow: false });
    await consent.accept();
    const { record } = consent;
    expect(Object.isFrozen(record)).toBe(true);
    expect(Object.isFrozen(record?.granted) && Object.isFrozen(record?.denied)).toBe(true);
    const { granted } = record as unknown as { granted: string[] };
    expect(() => granted.push('x')).toThrow(/extensible/);
  });

  it('under Global Privacy Control accepts all but advertising, and says that it was accept all', async () => {
    vi.stubGlobal('navigator', { languages: ['kk'], globalPrivacyControl: true });
    const { consent } = createStage({ autoShow: false });
    await consent.accept();
    vi.unstubAllGlobals();
    expect(consent.status).toBe('custom');
    expect(consent.record).toMatchObject({
      granted: ['authorization', 'statistics'],
      denied: ['advertising'],
      policy: '2026-01',
    });
  });

  it('is read anew by the next page as it was', async () => {
    const first = createStage({ autoShow: false });
    await first.consent.save({ authorization: true, policy: true });
    const { record } = first.consent;
    first.consent.destroy();
    const second = createStage();
    expect(second.consent.record).toEqual(record);
    expect(second.consent.stored).toBe(true);
    expect(second.consent.allows('account')).toBe(true);
  });
});

describe('a decision is made at once', () => {
  it('by a button: state, cookie and events stand before the click has returned, and the notice has gone', async () => {
    const stage = createStage();
    await idle();
    stage.log.length = 0;
    view('notice')?.querySelector<HTMLElement>('[data-action=accept-all]')?.click();
    expect(stage.consent.status).toBe('accepted');
    expect(cookie().get('how')).toBe('accept-all');
    expect(view('notice')).toBeNull();
    expect(stage.log).toEqual([
      'change',
      'grant authorization',
      'grant statistics',
      'grant advertising',
      'grant account',
      'hide notice',
    ]);
  });

  it('in the order in which they were asked for, whatever loads when', async () => {
    const { consent } = createStage({ autoShow: false });
    const both = [consent.accept(), consent.reject()];
    expect(consent.status).toBe('rejected');
    await Promise.all(both);
    expect(cookie().get('yes')).toBe('');
  });

  it('each later than the one before, by the record', async () => {
    const { consent } = createStage({ autoShow: false });
    const times: number[] = [];
    for (const act of ['accept', 'reject', 'withdraw'] as const) {
      await consent[act]();
      times.push(consent.record?.at ?? 0);
    }
    expect(times).toEqual([...new Set(times)].sort());
  });
});

describe('a browser that refuses cookies', () => {
  it('holds the choice in memory, says so honestly, and opens the gates of this page', async () => {
    silence('error');
    refuseCookies();
    const stage = createStage({ autoShow: false });
    await expect(stage.consent.accept()).resolves.toEqual({ stored: false });
    expect(stage.consent.stored).toBe(false);
    expect(stage.consent.status).toBe('accepted');
    expect(stage.consent.allows('account')).toBe(true);
    expect(said(stage, 'error')).toEqual([
      { code: 'storage-blocked', message: expect.stringContaining('does not keep the cookie') },
    ]);
    expect(stage.log.indexOf('error')).toBeLessThan(stage.log.indexOf('change'));
  });

  it('keeps a refusal, too', async () => {
    silence('error');
    refuseCookies();
    const { consent } = createStage({ autoShow: false });
    await expect(consent.reject()).resolves.toEqual({ stored: false });
    expect(consent.status).toBe('rejected');
  });
});

describe('what is written', () => {
  const withJar = (refuses?: (cookie: string) => boolean) => {
    const jar = createCookieJar(refuses);
    Object.defineProperty(document, 'cookie', {
      configurable: true,
      get: () => jar.cookie,
      set(text: string) {
        jar.cookie = text;
      },
    });
    onTestFinished(() => void Reflect.deleteProperty(document, 'cookie'));
    return jar;
  };

  it('outlives the term by five days, so that what ran out is known as such', async () => {
    const jar = withJar();
    await createStage({ autoShow: false, term: 90 }).consent.accept();
    expect(jar.written).toHaveLength(1);
    expect(jar.written[0]).toContain(`; Max-Age=${95 * 86_400}`);
  });

  it('is for the domain, and says nothing where the browser takes it', async () => {
    const jar = withJar();
    const stage = createStage({ autoShow: false, domain: 'smartustaz.kz' });
    await expect(stage.consent.accept()).resolves.toEqual({ stored: true });
    expect(jar.written.at(-1)).toMatch(/; domain=smartustaz\.kz/i);
    expect(said(stage, 'error')).toEqual([]);
  });

  it('is for this host where the browser refuses the domain, which is said', async () => {
    silence('error');
    withJar((cookie) => /domain=/i.test(cookie));
    const stage = createStage({ autoShow: false, domain: 'edu.kz' });
    await expect(stage.consent.accept()).resolves.toEqual({ stored: true });
    expect(said(stage, 'error')).toEqual([
      { code: 'domain-rejected', message: expect.stringMatching(/^domain: the browser refuses "edu\.kz"; /) },
    ]);
  });
});

describe('setLanguage', () => {
  it.each([
    ['ru', 'ru'],
    ['en-GB', 'en'],
    ['kz', 'kk'],
    ['kk_KZ', 'kk'],
  ] as const)('%s', async (code, language) => {
    const { consent } = createStage({ autoShow: false });
    await consent.setLanguage('ru');
    await consent.setLanguage(code);
    expect(consent.language).toBe(language);
    await vi.waitFor(() => expect(wayBack()?.textContent).toBe(messagesOf(language)['button.reopen']));
    expect(document.querySelector('kelisim-widget')?.getAttribute('lang')).toBe(language);
  });

  it('rejects a language without texts, and keeps the one there is', async () => {
    const { consent } = createStage({ autoShow: false });
    await expect(consent.setLanguage('de')).rejects.toMatchObject({ code: 'config', field: 'language' });
    expect(consent.language).toBe('kk');
  });

  it('is recorded with the next decision', async () => {
    const { consent } = createStage({ autoShow: false });
    await consent.setLanguage('en');
    await consent.reject();
    expect(cookie().get('lang')).toBe('en');
  });
});
