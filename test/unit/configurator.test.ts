import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { optionsSchema } from '../../build/schema';
import { ACCENT_SHARE, contrasts, DARK_BASE, ENOUGH, ratioOf } from '../../demo/configurator/contrast';
import { categoryOf, DEFAULT, type Draft } from '../../demo/configurator/Draft';
import { findProblems } from '../../demo/configurator/findProblems';
import { decodeDraft, encodeDraft } from '../../demo/configurator/link';
import { PALETTES } from '../../demo/configurator/palettes';
import { jsonSnippet, npmSnippet, tagSnippet } from '../../demo/configurator/snippets';
import { toOptions } from '../../demo/configurator/toOptions';
import type { Schema } from '../../demo/qa/validate';
import { arbitraryDraft } from '../fixtures/arbitraryDraft';
import { richDraft as RICH } from '../fixtures/richDraft';
import { read } from '../fixtures/sourceFiles';

vi.setConfig({ testTimeout: 60_000 });

const schema = JSON.parse(JSON.stringify(optionsSchema())) as Schema;
const problemsOf = (draft: Draft) => findProblems(draft, schema);

describe('the link', () => {
  it('brings back every draft', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDraft, async (draft) => {
        expect(await decodeDraft(await encodeDraft(draft))).toEqual(draft);
      }),
      { numRuns: 200 },
    );
  });

  it('is empty for what is as by default, and short for a whole portal', async () => {
    expect(await encodeDraft(DEFAULT)).toBe('');
    expect((await encodeDraft(RICH)).length).toBeLessThan(1400);
  });

  it('refuses what it has not made, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ minLength: 1 }), fc.base64String({ minLength: 4 })), async (text) => {
        await expect(decodeDraft(text)).rejects.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it('refuses one that was cut', async () => {
    const code = await encodeDraft(RICH);
    await expect(decodeDraft(code.slice(0, -20))).rejects.toThrow();
  });

  it.each([
    ['layout', { layout: 'middle' }],
    ['categories', { categories: 'all' }],
    ['accent', { colours: { accent: 'url(//host)', onAccent: '', surface: '', text: '' } }],
    ['features', { features: Array.from({ length: 100 }, () => DEFAULT.features[0]) }],
    ['version', { version: 'x'.repeat(3000) }],
    ['operator', { operator: null }],
  ])('refuses what no form holds, naming %s', async (name, part) => {
    const code = await encodeDraft({ ...DEFAULT, ...part } as unknown as Draft);
    await expect(decodeDraft(code)).rejects.toThrow(name);
  });

  it('does not unpack without end', async () => {
    const code = await encodeDraft({ ...DEFAULT, version: 'x'.repeat(5_000_000) });
    expect(code.length).toBeLessThan(20_000);
    await expect(decodeDraft(code)).rejects.toThrow('too long');
  });
});

describe('what is wrong', () => {
  it('is nothing at first', () => {
    expect([...problemsOf(DEFAULT)]).toEqual([]);
    expect([...problemsOf(RICH)]).toEqual([]);
    expect([...problemsOf({ ...DEFAULT, preset: true, bin: '990140000483' })]).toEqual([]);
  });

  it('is all found at once, by the names of the fields', () => {
    const problems = problemsOf({
      ...DEFAULT,
      operator: { kk: '', ru: ' ', en: '' },
      version: 'a b',
      url: 'javascript:x',
      categories: [...DEFAULT.categories, categoryOf('statistics'), categoryOf('Ads')],
      features: [
        { name: 'account', needs: [], policy: false },
        { name: 'chat', needs: ['nothing'], policy: true },
        { name: 'chat', needs: [], policy: true },
      ],
      term: 'long',
      portal: 'Big Letters',
      domain: 'a b',
      messages: [{ language: 'kk', key: 'title', text: 'x' }],
      signals: { ...DEFAULT.signals, yandex: 'x' },
    });
    expect([...problems.keys()].sort()).toEqual([
      'categories.Ads',
      'categories.statistics',
      'domain',
      'features.account.needs',
      'features.chat',
      'features.chat.needs',
      'messages.kk.title',
      'operator.name',
      'policy.url',
      'policy.version',
      'portal',
      'signals.yandex',
      'term',
    ]);
  });

  it('is found to an end, whatever the form holds', () => {
    fc.assert(fc.property(arbitraryDraft, (draft) => problemsOf(draft).size < 99));
  });

  it('is too much for the cookie, with the name of the portal too', () => {
    const long = (count: number): Draft => ({
      ...DEFAULT,
      features: [],
      categories: [categoryOf(`a${'x'.repeat(count)}`)],
    });
    // 138 bytes beside the names, 7 of the version; 300 in all.
    expect([...problemsOf(long(154))]).toEqual([]);
    expect([...problemsOf(long(155)).keys()]).toEqual(['categories']);
    expect([...problemsOf({ ...long(154), portal: 'x' }).keys()]).toEqual(['categories']);
  });
});

describe('the options', () => {
  it('have each text by language, one text where all agree, and lines in pairs', () => {
    const { policy, categories, disclosure, messages } = toOptions(RICH);
    expect(policy.changes).toEqual([{ kk: 'Бір', ru: 'Один' }, 'Екі']);
    expect(disclosure).toEqual({
      automatic: ['cookie [3.3]'],
      refusal: { kk: 'Жабық қалады.', ru: 'Останется закрытым.' },
    });
    expect(categories).toMatchObject({
      'night-mode': {
        title: { kk: 'Түнгі көрініс', ru: 'Ночной вид', en: 'Night view' },
        purpose: 'Помнит ночной вид',
      },
    });
    expect(messages).toEqual({ kk: { 'notice.title': 'Мұнда cookie бар' } });
    expect(toOptions(RICH)).toMatchObject({
      domain: 'example.kz',
      portal: 'school-2',
      renewUrl: '/consent',
      reload: true,
      languageSwitch: false,
    });
    expect(Object.keys(toOptions(DEFAULT))).toEqual(['operator', 'policy', 'categories', 'features']);
  });
});

describe('the snippets', () => {
  it('say the same, each in its own way', () => {
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        const options = JSON.parse(JSON.stringify(toOptions(draft)));
        expect(JSON.parse(jsonSnippet(draft))).toEqual(options);
        const [, json = ''] = /id="kelisim-options">\n([\s\S]*?)\n<\/script>/.exec(tagSnippet(draft)) ?? [];
        expect(JSON.parse(json)).toEqual(options);
        const { signals: _, ...rest } = options;
        const [, literal = ''] = /createConsent\(([\s\S]*)\);$/.exec(npmSnippet(draft)) ?? [];
        expect(JSON.parse(JSON.stringify(new Function(`return ${literal}`)()))).toEqual(rest);
      }),
    );
  });

  it('puts the signals before the script, and no sign into the attributes', () => {
    const tag = tagSnippet({ ...RICH, base: '/a"><b>/' });
    expect(tag.indexOf('kelisim.signals.js')).toBeGreaterThan(tag.indexOf('kelisim-options'));
    expect(tag.indexOf('kelisim.signals.js')).toBeLessThan(tag.indexOf('kelisim.js'));
    expect(tag).not.toContain('"><b>');
    expect(tagSnippet(DEFAULT)).not.toContain('signals');
  });
});

describe('the contrast', () => {
  it('is reckoned with the mixture that the notice has', () => {
    expect(read('dist/kelisim.notice.css').replace(/\s/g, '')).toContain(
      `color-mix(insrgb,var(--kelisim-accent,${DARK_BASE})${ACCENT_SHARE * 100}%,#fff)`,
    );
  });

  it('is that of WCAG', () => {
    expect(ratioOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(ratioOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(ratioOf('#0b62a8', '#0b62a8')).toBe(1);
  });

  it.each(Object.entries(PALETTES))('is enough with the palette %s', (_, accent) => {
    for (const pair of contrasts({ ...DEFAULT.colours, accent }))
      expect(pair.ratio, JSON.stringify(pair)).toBeGreaterThan(ENOUGH);
  });

  it('is not enough where it is not', () => {
    const low = contrasts({ ...DEFAULT.colours, accent: '#f2c200' }).filter(({ ratio }) => ratio < ENOUGH);
    expect(low.map(({ scheme, pair }) => `${scheme} ${pair}`)).toEqual(['light button', 'light link']);
  });
});
