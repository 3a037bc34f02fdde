import { createHash } from 'node:crypto';
import digests from 'virtual:kelisim-texts/digests';
import fc from 'fast-check';
import { h, render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { canonicalText } from '../../src/notice/canonicalText';
import { createNotice } from '../../src/notice/createNotice';
import { createWording } from '../../src/notice/createWording';
import type { NoticeProps } from '../../src/notice/NoticeProps';
import { paint, paintFactory } from '../../src/notice/paint';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { checkConfig } from '../../src/options/checkConfig';
import { createConfig } from '../../src/options/createConfig';
import type { ConsentRecord } from '../../src/record/ConsentRecord';
import { shortHash } from '../../src/record/hashText';
import { enumerateTexts } from '../../src/register/texts/enumerateTexts';
import { renderNotice, serverTexts } from '../../src/server/renderNotice';
import { writeConsent } from '../../src/server/writeConsent';
import { createReason } from '../../src/settings/createReason';
import { Preferences } from '../../src/settings/Preferences';
import { arbitraryOptions } from '../fixtures/arbitraryOptions';
import { errorOf } from '../fixtures/errorOf';
import { cleanUpAfterEach, createStage, painted, setCookie, view } from '../fixtures/instance';
import { smart } from '../fixtures/options';

vi.setConfig({ testTimeout: 120_000 });
cleanUpAfterEach();

const NOW = 1_800_000_000;
const DAY = 86_400;
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const hashesOf = (options: ConsentOptions, of: RegExp) =>
  new Set([...enumerateTexts(options)].filter((text) => of.test(text.view)).map(({ text }) => hash(text).slice(0, 16)));

const words = fc.constantFrom('Бір', '«Два» [3.3]', '<b>&amp; "x"', ' и\u0306  \n z ', "it's");
const disclosure = fc.record(
  { refusal: words, thirdParties: words, data: words, purposes: words, regardless: words, automatic: fc.array(words) },
  { requiredKeys: [] },
);
const messages = fc.constantFrom(
  undefined,
  { ar: { 'notice.title': 'نحن {{operator}}', 'law.bin': 'رقم' } },
  { ru: { 'notice.term_few': 'Срок {{count}}', 'button.accept': 'Да', 'table.days_other': '{{count}} суток' } },
);
/** Options of a page, right ones only. */
const options = fc
  .record({
    drawn: fc.oneof(arbitraryOptions, fc.constant({ ...smart })),
    advertising: fc.boolean(),
    term: fc.constantFrom(1, 2, 90, 180),
    disclosure,
    messages,
    changes: fc.constantFrom(undefined, ['Бір', { kk: 'Екі', ru: 'Два' }]),
  })
  .map(({ drawn, advertising, changes, ...more }) => {
    const { categories, policy, ...rest } = drawn as unknown as ConsentOptions;
    const named = Array.isArray(categories) ? Object.fromEntries(categories.map((name) => [name, {}])) : categories;
    return JSON.parse(
      JSON.stringify({
        ...{ ...rest, ...more, policy: { ...policy, changes } },
        categories: { ...named, ...(advertising && { advertising: { cookies: [{ name: 'a', duration: 2 }] } }) },
      }),
    ) as ConsentOptions;
  })
  .filter((given) => !checkConfig(createConfig(given, [])).some(({ isFatal }) => isFatal));
/** What a visitor brings along. */
const visit = fc.record({
  language: fc.nat(),
  asked: fc.option(fc.nat(), { nil: undefined }),
  gpc: fc.boolean(),
  notSaved: fc.boolean(),
  hasOwnTexts: fc.boolean(),
  hasPluralRules: fc.boolean(),
  hasReason: fc.boolean(),
  isPolicyPage: fc.boolean(),
  status: fc.constantFrom('undecided', 'outdated', 'custom'),
  policy: fc.constantFrom(null, '0', 'today'),
  known: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  granted: fc.boolean(),
});
type Visit = typeof visit extends fc.Arbitrary<infer Value> ? Value : never;

const pick = <Value>(list: readonly Value[], index: number) => list[index % list.length] as Value;
const recordOf = ({ known, policy, granted }: Visit, optional: readonly string[], version: string): ConsentRecord => {
  const names = optional.filter((_, index) => known[index % 4]);
  return {
    ...{ id: 'A'.repeat(22), at: NOW - DAY, until: NOW + DAY, policy: policy === 'today' ? version : policy },
    ...{ granted: granted ? names : [], denied: granted ? [] : names, language: 'kk', how: 'save', text: '' },
  };
};

/** What the page draws and hashes for such a visitor. */
function drawPage(given: ConsentOptions, visitor: Visit): { readonly notice: string; readonly settings: string } {
  const config = createConfig(given, []);
  const language = pick(config.languages, visitor.language);
  const { PluralRules } = Intl;
  if (!visitor.hasPluralRules) Object.assign(Intl, { PluralRules: undefined });
  try {
    const texts = serverTexts(visitor.hasOwnTexts ? config : { ...config, messages: undefined });
    const wording = createWording(config, texts, language);
    const names = [...config.model.needs.keys()].filter((name) => name !== 'necessary');
    const asked = visitor.asked === undefined || !names.length ? undefined : pick(names, visitor.asked);
    const record =
      visitor.status === 'undecided' ? null : recordOf(visitor, config.model.optional, config.model.version);
    const hasReason = visitor.hasReason && !visitor.notSaved && (asked || visitor.status === 'outdated');
    const props: NoticeProps = {
      ...{ wording, status: visitor.status as NoticeProps['status'], record, gpc: visitor.gpc },
      address: new URL(visitor.isPolicyPage ? `${config.policy.url}` : '/other', 'https://example.kz').href,
      ...(asked && { asked }),
      ...(hasReason && { reason: createReason(paintFactory) }),
      ...(visitor.notSaved && { notSaved: true }),
    };
    const box = document.createElement('div');
    paint(createNotice(paintFactory)(props), box);
    const away = document.createElement('div');
    const state = { status: props.status, record, stored: !!record, language };
    render(h(Preferences, { ...state, wording, close() {}, download() {}, clause: undefined, request: 0 }), away);
    const read = (from: Element) => canonicalText(from.firstElementChild as Element, config, texts, language);
    const drawn = { notice: read(box), settings: read(away) };
    render(null, away);
    return drawn;
  } finally {
    Object.assign(Intl, { PluralRules });
  }
}

describe('the texts of an archive', () => {
  it('have whatever a page draws and hashes', () => {
    fc.assert(
      fc.property(options, fc.array(visit, { minLength: 6, maxLength: 6 }), (given, visitors) => {
        const hashes = hashesOf(given, /^(notice|settings)$/);
        for (const visitor of visitors) {
          const drawn = drawPage(given, visitor);
          expect(hashes, drawn.notice).toContain(shortHash(drawn.notice));
          expect(hashes, drawn.settings).toContain(shortHash(drawn.settings));
        }
      }),
      { numRuns: 20 },
    );
  }, 300_000);

  it('have whatever a server draws and hashes', () => {
    fc.assert(
      fc.property(options, visit, (given, visitor) => {
        const config = createConfig(given, []);
        const language = pick(config.languages, visitor.language);
        const now = Math.floor(Date.now() / 1000);
        const record = recordOf(visitor, config.model.optional, config.model.version);
        const dated = { ...record, at: now - DAY, until: visitor.isPolicyPage ? now - 1 : now + DAY };
        const headers = new Map([
          ...(visitor.gpc ? [['sec-gpc', '1'] as const] : []),
          ...(visitor.status === 'undecided' ? [] : [['cookie', `${writeConsent(dated).split(';')[0]}`] as const]),
        ]);
        const url = new URL(visitor.isPolicyPage ? `${config.policy.url}` : '/other', 'https://example.kz').href;
        const request = { url, headers } as unknown as Request;
        const html = renderNotice({ request, options: { ...given, language, action: '/c' } });
        if (!html) return;
        const text = /name="text" value="([\da-f]{16})"/.exec(html)?.[1];
        expect(hashesOf(given, /^server$/)).toContain(text);
      }),
      { numRuns: 20 },
    );
  }, 300_000);

  it.each([
    ['the notice', async () => view('notice')?.querySelector<HTMLElement>('[data-action=reject-all]')?.click()],
    [
      'the settings',
      async () => {
        view('notice')?.querySelector<HTMLElement>('[data-action=settings]')?.click();
        await painted();
        view('preferences')?.querySelector<HTMLElement>('[data-action=save]')?.click();
      },
    ],
  ] as const)('have what a real instance records from %s', async (_what, act) => {
    const { consent } = createStage();
    await painted();
    await act();
    await painted();
    expect(consent.record?.text).toMatch(/^[\da-f]{16}$/);
    expect(hashesOf(smart, /notice|settings/)).toContain(consent.record?.text);
  });

  it('have what a real instance records of a visitor who is asked again', async () => {
    setCookie('authorization', 'statistics', '2025-01');
    const { consent } = createStage();
    await painted();
    view('notice')?.querySelector<HTMLElement>('[data-action=accept-all]')?.click();
    expect(hashesOf(smart, /notice/)).toContain(consent.record?.text);
    const drawn = [...enumerateTexts(smart)].find(({ text }) => shortHash(text) === consent.record?.text);
    expect(drawn).toMatchObject({ language: 'kk', view: 'notice', policy: 'changed', added: 'advertising' });
  });

  it('have the words of the law behind each digest', () => {
    const law = [...enumerateTexts(smart)].filter((text) => text.view === 'law');
    expect(law.map(({ language, digest }) => [language, digest])).toEqual(Object.entries(digests));
    for (const { text, digest } of law) expect(hash(text).slice(0, 8)).toBe(digest);
  });

  it('are each there once, and name what tells them apart', () => {
    const texts = [...enumerateTexts({ ...smart, messages: { ar: { 'notice.title': 'x' } } } as ConsentOptions)];
    const keys = texts.map(({ language, view: of, text }) => `${language} ${of} ${hash(text)}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(texts.map(({ language }) => language))).toEqual(new Set(['kk', 'ru', 'en', 'ar']));
    expect(texts.filter(({ asked }) => asked === 'account').length).toBeGreaterThan(4);
    expect(texts.filter(({ ownTexts }) => ownTexts === false).length).toBeGreaterThan(1);
  });

  it('grow with the square of many categories, not by a power of two', () => {
    const categories = Array.from({ length: 9 }, (_, index) => `c${index}`);
    const given = { operator: { name: 'School' }, policy: { version: '1', url: '/p' }, categories };
    const kazakh = [...enumerateTexts(given)].filter(({ language, view: of }) => language === 'kk' && of === 'notice');
    // 9 names, 36 pairs, all, none; with and without a changed policy; on its page or another.
    expect(kazakh.length).toBeGreaterThan(47 * 2 * 2);
    expect(kazakh.length).toBeLessThan(47 * 2 * 2 + 30);
  });

  it('are refused for options that stop deciding', () => {
    expect(errorOf(() => [...enumerateTexts({ ...smart, policy: { version: '', url: '/p' } })])).toMatchObject({
      field: 'policy.version',
    });
  });
});
