import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ADDRESS } from '../../src/options/patterns';
import { type ReadOptions, readConsent, renderNotice } from '../../src/server';
import { ADDRESSES, cookieAttacks, POLLUTION, TEXTS } from '../fixtures/attacks';
import { smart } from '../fixtures/options';

// Thousands of addresses: for machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const NOW = 1_800_000_000;
const PAGE = 'https://smartustaz.kz/kk/';
const NAMES = ['statistics', 'advertising', 'authorization', 'account', '__proto__', 'constructor', 'toString', 'open'];

describe('an address', () => {
  it.each(ADDRESSES)('%j is none of ours', (address) => {
    expect(ADDRESS.test(address)).toBe(false);
  });

  it('that passes is https or of this site, as a browser reads it', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      ':',
      '\t',
      '\u0001',
      '\0',
      ' ',
      'https:',
      'javascript:',
      '//',
      '@',
      '?',
      '#',
      'ә',
      'a',
      '\u00a0',
      '\u2028',
      '.',
      '..',
    );
    const address = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(address, (text) => {
        if (!ADDRESS.test(text) || !URL.canParse(text, PAGE)) return;
        const url = new URL(text, PAGE);
        if (url.protocol !== 'https:') throw new Error(`${url.protocol} ${JSON.stringify(text)}`);
        if (url.origin !== 'https://smartustaz.kz' && !text.startsWith('https://'))
          throw new Error(JSON.stringify(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a cookie', () => {
  it.each(cookieAttacks(NOW))('%s is no yes', (value) => {
    for (const header of [`consent_kelisim=${value}`, `a=b; consent_kelisim=${value}; consent_kelisim=`]) {
      const consent = readConsent(header, { ...smart, now: NOW });
      expect([consent.status, consent.record, ...NAMES.filter(consent.allows)]).toEqual(['undecided', null]);
    }
  });
});

describe('options', () => {
  it.each(POLLUTION)('{%s} change no other object and open nothing', (member) => {
    const options = JSON.parse(
      `{"preset":"smartustaz","policy":{"version":"2026-01","url":"/p"},${member}}`,
    ) as ReadOptions;
    try {
      const { allows } = readConsent('', { ...options, now: NOW });
      expect(NAMES.filter((name) => name !== 'open' && allows(name))).toEqual([]);
    } catch (error) {
      expect(error).toMatchObject({ code: 'config' });
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('the notice that the server draws', () => {
  const draw = (url: string, more: object = {}, headers: Record<string, string> = {}) =>
    renderNotice({ request: new Request(url, { headers }), options: { ...smart, action: '/consent', ...more } });

  it.each(TEXTS)('has no element out of a text: %j', (text) => {
    const clean = draw(PAGE, { operator: undefined });
    const html = draw(PAGE, {
      preset: undefined,
      operator: { name: text, bin: text },
      categories: { statistics: { title: text, purpose: text } },
      disclosure: { refusal: text, purposes: text, thirdParties: text, automatic: [text], regardless: text },
    });
    expect(clean).toContain('<template');
    expect(html).not.toMatch(/<(?:img|svg|script)/i);
    expect(html.match(/<\/template>/g)).toHaveLength(1);
    expect(html.replace(/"[^"]*"/g, '')).not.toMatch(/<[^>]*\son\w+=/i);
  });

  it.each([
    `${PAGE}?kelisim-language="><script>pwned=1</script>`,
    `${PAGE}?a="onfocus="pwned=1&b=<svg onload=pwned=1>`,
    'https://smartustaz.kz//evil.example/%2e%2e',
    'https://smartustaz.kz/\\evil.example/x',
    'https://smartustaz.kz///evil.example//',
    `${PAGE}?__proto__[polluted]=1&constructor.prototype.polluted=1`,
  ])('leads to this site alone, whatever the address of the page: %s', (url) => {
    const html = draw(url, {}, { 'accept-language': '"><script>,__proto__;q=1' });
    expect(html).not.toMatch(/<(?:img|svg|script)/i);
    const links = [...html.matchAll(/\s(?:href|action)="([^"]*)"|name="back" value="([^"]*)"/g)];
    expect(links.length).toBeGreaterThan(4);
    for (const [, href, back] of links) {
      const to = new URL((href ?? back ?? '').replaceAll('&amp;', '&'), url);
      expect(to.origin, to.href).toBe('https://smartustaz.kz');
    }
  });
});
