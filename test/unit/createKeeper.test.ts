import { afterEach, describe, expect, it, vi } from 'vitest';
import { DAY } from '../../src/record/days';
import { keep } from '../../src/decide/keep';
import { createCookieJar } from '../fixtures/cookieJar';

const VALUE = 'v=1&id=x';

function browser(jar: { cookie: string }, protocol = 'https:') {
  vi.stubGlobal('document', jar);
  vi.stubGlobal('location', { protocol });
}

const attributesOf = (cookie = '') => cookie.split('; ').slice(1);

afterEach(() => vi.unstubAllGlobals());

describe('keep', () => {
  it('writes the attributes of the contract', () => {
    const jar = createCookieJar();
    browser(jar);
    expect(keep(VALUE, 185)).toEqual({ stored: true, domainRejected: false });
    expect(jar.written).toHaveLength(1);
    expect(jar.written[0]?.split('; ')[0]).toBe(`consent_kelisim=${VALUE}`);
    expect(attributesOf(jar.written[0]).sort()).toEqual(['Max-Age=15984000', 'Path=/', 'SameSite=Lax', 'Secure']);
    expect(185 * DAY).toBe(15_984_000);
  });

  it('says Secure on https only', () => {
    const jar = createCookieJar();
    browser(jar, 'http:');
    expect(keep(VALUE, 1)).toEqual({ stored: true, domainRejected: false });
    expect(attributesOf(jar.written[0]).sort()).toEqual(['Max-Age=86400', 'Path=/', 'SameSite=Lax']);
  });

  it('says Domain only when one is configured', () => {
    const jar = createCookieJar();
    browser(jar);
    expect(keep(VALUE, 1, 'smartustaz.kz')).toEqual({ stored: true, domainRejected: false });
    expect(attributesOf(jar.written.at(-1))).toContain('Domain=smartustaz.kz');
    expect([...jar.kept]).toEqual([['consent_kelisim@smartustaz.kz', VALUE]]);
  });

  it('leaves one cookie when the earlier one was of this host only', () => {
    const jar = createCookieJar();
    browser(jar);
    keep('v=1&old', 1);
    keep(VALUE, 1, 'smartustaz.kz');
    expect([...jar.kept.values()]).toEqual([VALUE]);
  });

  it('keeps the cookie of this host when the browser refuses the domain, and says so', () => {
    const jar = createCookieJar((cookie) => cookie.includes('Domain='));
    browser(jar);
    expect(keep(VALUE, 1, 'edu.kz')).toEqual({ stored: true, domainRejected: true });
    expect([...jar.kept]).toEqual([['consent_kelisim@', VALUE]]);
    expect(attributesOf(jar.written.at(-1)).some((attribute) => attribute.startsWith('Domain'))).toBe(false);
  });

  it('is not stored when the browser refuses every cookie', () => {
    browser(createCookieJar(() => true));
    expect(keep(VALUE, 1)).toEqual({ stored: false, domainRejected: false });
    expect(keep(VALUE, 1, 'smartustaz.kz')).toMatchObject({ stored: false });
  });

  it('is not stored when another value stands there in its place', () => {
    const jar = createCookieJar();
    browser(jar);
    keep('v=1&old', 1);
    browser({
      get cookie() {
        return jar.cookie;
      },
      set cookie(_refused: string) {},
    });
    expect(keep(VALUE, 1).stored).toBe(false);
  });

  it('is not stored when the browser keeps only a part of the value', () => {
    const jar = createCookieJar();
    browser({
      get cookie() {
        return jar.cookie.slice(0, -1);
      },
      set cookie(text: string) {
        jar.cookie = text;
      },
    });
    expect(keep(VALUE, 1).stored).toBe(false);
  });

  it('does not throw when writing does', () => {
    browser({
      get cookie() {
        return '';
      },
      set cookie(_text: string) {
        throw new Error('The document is sandboxed');
      },
    });
    expect(keep(VALUE, 1, 'smartustaz.kz')).toMatchObject({ stored: false });
  });

  it('does not throw when reading does', () => {
    browser({
      get cookie(): string {
        throw new Error('The document is sandboxed');
      },
      set cookie(_text: string) {},
    });
    expect(keep(VALUE, 1)).toEqual({ stored: false, domainRejected: false });
  });
});
