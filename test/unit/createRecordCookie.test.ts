import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRecordCookie } from '../../src/instance/createRecordCookie';
import { createConfig } from '../../src/options/createConfig';
import type { ConsentRecord } from '../../src/record/ConsentRecord';
import { encode } from '../../src/record/codec';
import { currentSeconds, DAY } from '../../src/record/days';
import { createCookieJar } from '../fixtures/cookieJar';
import { portal } from '../fixtures/options';

const AT = currentSeconds() - 60;
const recordOf = (more: Partial<ConsentRecord> = {}): ConsentRecord => ({
  id: 'K3v9abcdefghij_-ABCDEF',
  at: AT,
  until: AT + 180 * DAY,
  policy: '2026-01',
  language: 'kk',
  granted: ['statistics'],
  denied: ['advertising'],
  how: 'save',
  text: '',
  ...more,
});
const RECORD = recordOf();
const VALUE = encode(RECORD);
const EARLIER = recordOf({ at: AT - 1000, until: AT + 100 * DAY, granted: [], denied: ['statistics', 'advertising'] });

function browser(jar: { cookie: string }, { protocol = 'https:', hostname = 'kk.smartustaz.kz', pathname = '/' } = {}) {
  vi.stubGlobal('document', jar);
  vi.stubGlobal('location', { protocol, hostname, pathname });
}

const recordCookie = (more: object = {}, cookies = '') =>
  createRecordCookie(createConfig({ ...portal, ...more }, []), cookies);
const attributesOf = (cookie = '') =>
  cookie
    .split(/; */)
    .slice(1)
    .map((attribute) => attribute.toLowerCase());

afterEach(() => vi.unstubAllGlobals());

describe('writing', () => {
  it('sets the attributes of the contract, in one assignment', () => {
    const jar = createCookieJar();
    browser(jar);
    expect(recordCookie().write(RECORD)).toEqual({ stored: true, domainRejected: false });
    expect(jar.written).toHaveLength(1);
    expect(jar.written[0]?.split(/; */)[0]).toBe(`consent_kelisim=${VALUE}`);
    const [maxAge = '', ...rest] = attributesOf(jar.written[0]).sort();
    expect(rest).toEqual(['path=/', 'samesite=lax', 'secure']);
    // Five days beyond the term.
    expect(Math.abs(Number(maxAge.replace('max-age=', '')) - (185 * DAY - 60))).toBeLessThan(5);
  });

  it('sets Secure on https only', () => {
    const jar = createCookieJar();
    browser(jar, { protocol: 'http:' });
    expect(recordCookie().write(RECORD).stored).toBe(true);
    expect(attributesOf(jar.written[0])).not.toContain('secure');
  });

  it('uses the cookie of the portal', () => {
    const jar = createCookieJar();
    browser(jar);
    recordCookie({ portal: 'school-12' }).write(RECORD);
    expect(jar.kept.map(({ name }) => name)).toEqual(['consent_kelisim_school-12']);
  });

  it('sets Domain only where one is configured, and leaves one cookie', () => {
    const jar = createCookieJar();
    browser(jar);
    recordCookie().write(EARLIER);
    expect(recordCookie({ domain: 'smartustaz.kz' }).write(RECORD)).toEqual({ stored: true, domainRejected: false });
    expect(jar.kept).toEqual([{ name: 'consent_kelisim', value: VALUE, domain: 'smartustaz.kz', path: '/' }]);
  });

  it('keeps the cookie of this host where the browser refuses the domain', () => {
    const jar = createCookieJar((cookie) => /domain=edu\.kz/i.test(cookie));
    browser(jar);
    expect(recordCookie({ domain: 'edu.kz' }).write(RECORD)).toEqual({ stored: true, domainRejected: true });
    expect(jar.kept).toEqual([{ name: 'consent_kelisim', value: VALUE, domain: '', path: '/' }]);
  });

  it('expires other cookies of our name, of parent domains and of paths, only where some are left', () => {
    const jar = createCookieJar();
    browser(jar, { pathname: '/kk/courses' });
    const other = encode(EARLIER);
    for (const more of ['', '; domain=smartustaz.kz', '; path=/kk', '; path=/kk/; domain=kk.smartustaz.kz'])
      jar.cookie = `consent_kelisim=${other}${more}`;
    expect(jar.kept).toHaveLength(4);
    expect(recordCookie().write(RECORD)).toEqual({ stored: true, domainRejected: false });
    expect(jar.kept).toEqual([{ name: 'consent_kelisim', value: VALUE, domain: '', path: '/' }]);
  });

  it('leaves cookies of other names alone', () => {
    const jar = createCookieJar();
    browser(jar);
    jar.cookie = 'consent_kelisim_other=v=1';
    jar.cookie = 'session=1; domain=smartustaz.kz';
    jar.cookie = `consent_kelisim=${encode(EARLIER)}; domain=smartustaz.kz`;
    recordCookie().write(RECORD);
    expect(jar.kept.map(({ name }) => name)).toEqual(['consent_kelisim_other', 'session', 'consent_kelisim']);
  });

  it('is stored where a server has set the same value for a parent domain', () => {
    const jar = createCookieJar();
    browser(jar);
    jar.cookie = `consent_kelisim=${VALUE}; domain=smartustaz.kz`;
    const before = jar.written.length;
    expect(recordCookie().write(RECORD).stored).toBe(true);
    expect(jar.written).toHaveLength(before + 1);
  });
});

describe('writing is not called stored', () => {
  it('where the browser refuses every cookie', () => {
    browser(createCookieJar(() => true));
    expect(recordCookie().write(RECORD)).toEqual({ stored: false, domainRejected: false });
    expect(recordCookie({ domain: 'smartustaz.kz' }).write(RECORD)).toEqual({ stored: false, domainRejected: false });
  });

  it('where another value of our name cannot be expired: what remains contradicts it', () => {
    const jar = createCookieJar((cookie) => /expires=|max-age=(0|-)/i.test(cookie));
    browser(jar);
    jar.cookie = `consent_kelisim=${encode(EARLIER)}; domain=smartustaz.kz`;
    expect(recordCookie().write(RECORD).stored).toBe(false);
  });

  it('where the browser keeps only a part of the value', () => {
    const jar = createCookieJar();
    browser({
      get cookie() {
        return jar.cookie.slice(0, -1);
      },
      set cookie(text: string) {
        jar.cookie = text;
      },
    });
    expect(recordCookie().write(RECORD).stored).toBe(false);
  });

  it('where writing throws, or reading does: a sandboxed frame', () => {
    const sandboxed = () => {
      throw new Error('The document is sandboxed');
    };
    browser(Object.defineProperty({ cookie: '' }, 'cookie', { get: () => '', set: sandboxed }));
    expect(recordCookie({ domain: 'smartustaz.kz' }).write(RECORD).stored).toBe(false);
    browser(Object.defineProperty({ cookie: '' }, 'cookie', { get: sandboxed, set: () => {} }));
    expect(recordCookie().write(RECORD)).toEqual({ stored: false, domainRejected: false });
  });
});

describe('reading', () => {
  it('begins with what was read before, then looks', () => {
    const jar = createCookieJar();
    browser(jar);
    const own = recordCookie({}, `a=b; consent_kelisim=${VALUE}`);
    expect(own.read()).toEqual(RECORD);
    expect(own.read()).toBeNull();
    jar.cookie = `consent_kelisim=${encode(EARLIER)}`;
    expect(own.read()).toEqual(EARLIER);
  });

  it('takes the record that was decided last', () => {
    const jar = createCookieJar();
    browser(jar);
    jar.cookie = `consent_kelisim=${VALUE}; domain=smartustaz.kz`;
    jar.cookie = `consent_kelisim=${encode(EARLIER)}`;
    const own = recordCookie();
    own.read();
    expect(own.read()).toEqual(RECORD);
  });

  it('ignores for this page what was in the jar when a decision could not be kept', () => {
    const jar = createCookieJar();
    browser(jar);
    jar.cookie = `consent_kelisim=${VALUE}`;
    let isOpen = false;
    browser({
      get cookie() {
        return jar.cookie;
      },
      set cookie(text: string) {
        if (isOpen) jar.cookie = text;
      },
    });
    const own = recordCookie({}, jar.cookie);
    const later = recordOf({ at: AT + 1, granted: [], denied: ['statistics', 'advertising'] });
    expect(own.write(later).stored).toBe(false);
    expect(own.read()).toBeNull();
    expect(own.read()).toBeNull();
    // What comes into the jar later is an answer again.
    isOpen = true;
    expect(own.write(later).stored).toBe(true);
    expect(own.read()).toEqual(later);
  });

  it('tells a cookie of our name that is no record from none', () => {
    const jar = createCookieJar();
    browser(jar);
    expect(recordCookie().hasUnreadable()).toBe(false);
    jar.cookie = `consent_kelisim=${VALUE}`;
    expect(recordCookie().hasUnreadable()).toBe(false);
    jar.cookie = 'consent_kelisim=v=2';
    expect(recordCookie().hasUnreadable()).toBe(true);
  });
});
