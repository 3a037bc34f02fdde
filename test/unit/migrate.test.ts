import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { carryOver, readKlaro, readOsano, readVanilla } from '../../src/migrate';

// Hundreds of cookies: for machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const MAPPING = { analytics: 'statistics', ads: 'advertising' } as const;
const TOOLS = [
  ['readVanilla', 'cc_cookie', (cookies?: string | null) => readVanilla(cookies, MAPPING)],
  ['readKlaro', 'klaro', (cookies?: string | null) => readKlaro(cookies, MAPPING)],
  ['readOsano', 'cookieconsent_status', (cookies?: string | null) => readOsano(cookies, ['statistics', 'advertising'])],
] as const;
const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));

describe('readVanilla', () => {
  // As version 3.1 writes it, with two categories.
  const written = (categories: readonly string[]) =>
    `a=b; cc_cookie=${json({
      categories,
      revision: 0,
      data: null,
      consentTimestamp: '2026-01-01T00:00:00.000Z',
      consentId: '3f2c8a3e-5b1d-4c6e-9a7f-0d1e2f3a4b5c',
      services: { necessary: [], analytics: [], ads: [] },
      languageCode: 'ru',
      lastConsentTimestamp: '2026-01-01T00:00:00.000Z',
      expirationTime: 1_800_000_000_000,
    })}; c=d`;

  it.each([
    [['necessary', 'analytics', 'ads'], { granted: ['statistics', 'advertising'], denied: [] }],
    [['necessary', 'ads'], { granted: ['advertising'], denied: ['statistics'] }],
    [['necessary'], { granted: [], denied: ['statistics', 'advertising'] }],
  ])('%j', (categories, expected) => expect(readVanilla(written(categories), MAPPING)).toEqual(expected));

  it('knows of version 2 what was allowed only', () => {
    const cookie = `cc_cookie=${json({ categories: ['necessary', 'analytics'], revision: 0, data: null, rfc_cookie: true })}`;
    expect(readVanilla(cookie, MAPPING)).toEqual({ granted: ['statistics'], denied: [] });
  });

  it('takes a category that was not there for not asked', () => {
    expect(readVanilla(written(['necessary']), { ...MAPPING, maps: 'maps' })?.denied).not.toContain('maps');
  });

  it('reads a cookie of another name', () => {
    expect(readVanilla(written(['ads']).replace('cc_cookie', 'mine'), MAPPING, 'mine')?.granted).toEqual([
      'advertising',
    ]);
  });
});

describe('readKlaro', () => {
  it.each([
    [
      { analytics: true, ads: false },
      { granted: ['statistics'], denied: ['advertising'] },
    ],
    [{ ads: true }, { granted: ['advertising'], denied: [] }],
    [{ other: true }, null],
    [{ analytics: 'true' }, null],
  ])('%j', (value, expected) => expect(readKlaro(`klaro=${json(value)}`, MAPPING)).toEqual(expected));

  it('takes services that were answered differently for no answer', () => {
    const mapping = { matomo: 'statistics', hotjar: 'statistics', ads: 'advertising' } as const;
    const read = (value: object) => readKlaro(`klaro=${json(value)}`, mapping);
    expect(read({ matomo: true, hotjar: false, ads: false })).toEqual({ granted: [], denied: ['advertising'] });
    expect(read({ matomo: true, hotjar: true })).toEqual({ granted: ['statistics'], denied: [] });
    expect(read({ matomo: false })).toBeNull();
  });
});

describe('readOsano', () => {
  it.each([
    ['allow', { granted: ['statistics'], denied: [] }],
    ['deny', { granted: [], denied: ['statistics'] }],
    ['dismiss', null],
    ['Allow', null],
    ['', null],
  ])('%s', (value, expected) => expect(readOsano(`cookieconsent_status=${value}`, ['statistics'])).toEqual(expected));
});

describe.each(TOOLS)('%s', (_name, cookie, readIt) => {
  it.each([
    ['no header', undefined],
    ['null', null],
    ['nothing', ''],
    ['another cookie', 'a=b'],
    ['an empty value', `${cookie}=`],
    ['a broken encoding', `${cookie}=%7Bbroken%`],
    ['broken JSON', `${cookie}=%7Bbroken`],
    ['a number', `${cookie}=1`],
    ['null as JSON', `${cookie}=null`],
    ['a list', `${cookie}=${json(['analytics'])}`],
    ['wrong shapes', `${cookie}=${json({ categories: 'analytics', analytics: 1 })}`],
    ['a list with others in it', `${cookie}=${json({ categories: ['analytics', 1], services: {} })}`],
    ['an object of the language', `${cookie}=${json({ constructor: true })}`],
  ])('garbage in, nothing out: %s', (_what, cookies) => expect(readIt(cookies)).toBeNull());

  it('takes two cookies that differ for none, and two that agree for one', () => {
    const values = cookie === 'cookieconsent_status' ? ['allow', 'deny'] : [json({ categories: ['ads'], ads: true })];
    if (cookie === 'cc_cookie') values[0] = json({ categories: ['ads'] });
    if (cookie === 'klaro') values[0] = json({ ads: true });
    const [first = '', second = json({})] = values;
    expect(readIt(`${cookie}=${first}; ${cookie}=${first}`)?.granted).toContain('advertising');
    expect(readIt(`${cookie}=${first}; ${cookie}=${second}`)).toBeNull();
  });

  it('never throws, and says nothing but names of ours, each once', () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json().map((text) => `${cookie}=${encodeURIComponent(text)}`),
      fc
        .record({
          categories: fc.array(fc.constantFrom('analytics', 'ads', 'x', '__proto__')),
          services: fc.dictionary(fc.constantFrom('analytics', 'ads', 'x'), fc.constant([])),
        })
        .map((value) => `a=b;${cookie}=${json(value)}`),
      fc
        .dictionary(fc.constantFrom('analytics', 'ads', 'x', 'toString'), fc.boolean())
        .map((value) => `${cookie}=${json(value)}`),
      fc.constantFrom('allow', 'deny', 'dismiss', 'ALLOW').map((word) => `${cookie}=${word}`),
    );
    fc.assert(
      fc.property(wild, (cookies) => {
        const earlier = readIt(cookies);
        if (!earlier) return;
        const all = [...earlier.granted, ...earlier.denied];
        expect(all.length).toBeGreaterThan(0);
        expect(new Set(all).size).toBe(all.length);
        for (const name of all) expect(['statistics', 'advertising']).toContain(name);
      }),
      { numRuns: 500 },
    );
  });
});

describe('carryOver', () => {
  const CATEGORIES = ['necessary', 'statistics', 'advertising'];
  const REFUSED = { granted: [], denied: ['statistics', 'advertising'] };
  const stage = (status: 'undecided' | 'accepted' | 'rejected' | 'custom' | 'outdated' = 'undecided') => ({
    status,
    reject: vi.fn(async () => ({ stored: true })),
  });

  it('takes a refusal of everything over', async () => {
    const consent = stage();
    expect(await carryOver(consent, REFUSED, CATEGORIES)).toEqual({ stored: true });
    expect(await carryOver(consent, REFUSED, { statistics: {}, advertising: {} })).toEqual({ stored: true });
    expect(consent.reject).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['nothing is known', null, CATEGORIES],
    ['everything was allowed', { granted: REFUSED.denied, denied: [] }, CATEGORIES],
    ['something was allowed', { granted: ['maps'], denied: REFUSED.denied }, CATEGORIES],
    ['a category of today was not asked', REFUSED, [...CATEGORIES, 'authorization']],
    ['there is nothing to refuse', { granted: [], denied: [] }, ['necessary']],
  ])('takes nothing over where %s', async (_name, earlier, categories) => {
    const consent = stage();
    expect(await carryOver(consent, earlier, categories)).toBeNull();
    expect(consent.reject).not.toHaveBeenCalled();
  });

  it.each(['accepted', 'rejected', 'custom', 'outdated'] as const)('leaves a decision alone: %s', async (status) => {
    const consent = stage(status);
    expect(await carryOver(consent, REFUSED, CATEGORIES)).toBeNull();
    expect(consent.reject).not.toHaveBeenCalled();
  });

  it('never takes a yes over, whatever was said', async () => {
    const names = fc.subarray(['statistics', 'advertising', 'maps']);
    await fc.assert(
      fc.asyncProperty(names, names, names, async (granted, denied, categories) => {
        const consent = stage();
        await carryOver(consent, { granted, denied }, categories);
        const called = consent.reject.mock.calls.length > 0;
        expect(called).toBe(
          categories.length > 0 && !granted.length && categories.every((name) => denied.includes(name)),
        );
      }),
    );
  });
});
