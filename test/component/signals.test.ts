import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { INSTANCE, page as place } from '../../src/instance/singleton';
import {
  type Announcement,
  clarity,
  connect,
  google,
  gtm,
  meta,
  type Signal,
  uet,
  yandex,
} from '../../src/signals/index';
import { cleanUpAfterEach, createStage, idle, said, setCookie, silence } from '../fixtures/instance';

cleanUpAfterEach();
const page = window as unknown as { [name: string]: unknown };
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  for (const name of ['dataLayer', 'uetq', 'clarity', 'ym', 'fbq', 'other', 'disableYaCounter1', 'disableYaCounter2'])
    delete page[name];
});

const start = (...parts: readonly (Signal | Announcement)[]) => {
  stops.push(connect(...parts));
};
const layer = (name = 'dataLayer') =>
  (page[name] as object[]).map((entry) => ('length' in entry ? Array.from(entry as ArrayLike<unknown>) : entry));
const TYPES = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
];
const consentTypes = (...granted: string[]) =>
  Object.fromEntries(TYPES.map((type) => [type, granted.includes(type) ? 'granted' : 'denied']));

/** Tells what it was told. */
function spy(needs: Signal['needs']) {
  const heard: unknown[] = [];
  return { needs, heard, deny: () => void heard.push('deny'), tell: (allowed: unknown) => void heard.push(allowed) };
}

describe('connect', () => {
  it('denies at once, before there is a consent, and after', async () => {
    const early = spy({ a: ['statistics'] });
    start(early);
    expect(early.heard).toEqual(['deny']);
    createStage();
    const late = spy({ a: ['statistics'] });
    start(late);
    await idle();
    expect([early.heard, late.heard]).toEqual([['deny'], ['deny']]);
  });

  it('tells each once after a decision, in the order given, and before the events of the decision', async () => {
    const order: string[] = [];
    const signal = (name: string) => ({ ...spy({ a: ['statistics'] }), tell: () => void order.push(name) });
    start(signal('first'), signal('second'), gtm());
    const { consent } = createStage();
    await idle();
    consent.on('change', () => order.push('change'));
    await consent.accept();
    expect(order).toEqual(['first', 'second', 'change']);
    await consent.accept();
    expect(order).toEqual(['first', 'second', 'change', 'change']);
  });

  it('says the first answer, even a no, since vendors wait for it; a change of what is not theirs is none', async () => {
    const signal = spy({ a: ['statistics'] });
    start(signal);
    const { consent } = createStage();
    await idle();
    await consent.reject();
    expect(signal.heard).toEqual(['deny', { a: false }]);
    await consent.save({ authorization: true });
    await consent.setLanguage('ru');
    expect(signal.heard).toHaveLength(2);
    await consent.save({ statistics: true });
    await consent.withdraw();
    expect(signal.heard.slice(2)).toEqual([{ a: true }, { a: false }]);
  });

  it('tells a stored decision at once, and nothing of one that is outdated', async () => {
    setCookie('statistics.authorization', 'advertising');
    const signal = spy({ a: ['statistics'], b: ['advertising'], c: ['account'], d: ['statistics', 'advertising'] });
    start(signal);
    createStage();
    await idle();
    expect(signal.heard).toEqual(['deny', { a: true, b: false, c: true, d: false }]);

    place[INSTANCE]?.destroy();
    setCookie('statistics.authorization', 'advertising', '2025-01');
    const outdated = spy({ a: ['statistics'], b: ['necessary'] });
    start(outdated);
    createStage();
    await idle();
    expect(outdated.heard).toEqual(['deny']);
  });

  it('does not trust an event: only the instance is asked', async () => {
    const signal = spy({ a: ['statistics'] });
    start(signal);
    const fake = { status: 'accepted', record: { granted: ['statistics'] }, granted: ['statistics'] };
    for (const type of ['ready', 'change', 'grant'])
      document.dispatchEvent(new CustomEvent(`kelisim:${type}`, { detail: fake }));
    expect(signal.heard).toEqual(['deny']);
    createStage();
    await idle();
    for (const type of ['ready', 'change', 'grant'])
      document.dispatchEvent(new CustomEvent(`kelisim:${type}`, { detail: fake }));
    expect(signal.heard).toEqual(['deny']);
  });

  it('names what the consent does not know, and keeps it closed', async () => {
    const error = silence('error');
    const signal = spy({ a: ['analitics'], b: ['statistics'] });
    start(signal);
    const stage = createStage();
    await idle();
    expect(said(stage, 'error')).toEqual([
      { code: 'config', message: expect.stringContaining('"analitics" is unknown. Expected one of') },
    ]);
    await stage.consent.accept();
    expect(signal.heard).toEqual(['deny', { a: false, b: true }]);
    expect(error).toHaveBeenCalledTimes(1);
  });

  it('follows the instance that takes the place of a destroyed one, and stops when it is told to', async () => {
    const signal = spy({ a: ['statistics'] });
    start(signal);
    const first = createStage();
    await idle();
    await first.consent.accept();
    first.consent.destroy();
    const { consent } = createStage();
    await idle();
    await consent.reject();
    expect(signal.heard).toEqual(['deny', { a: true }, { a: false }]);
    for (const stop of stops.splice(0)) stop();
    await consent.accept();
    expect(signal.heard).toHaveLength(3);
  });

  it('lets nothing that a vendor throws reach another', async () => {
    const error = silence('error');
    const signal = spy({ a: ['statistics'] });
    const broken = () => {
      throw new Error('vendor');
    };
    start({ needs: {}, deny: broken, tell: broken }, signal);
    await createStage().consent.accept();
    expect(signal.heard).toEqual(['deny', { a: true }]);
    expect(error).toHaveBeenCalledTimes(2);
  });

  it('never calls granted what is not allowed, whatever is decided and in whatever order', async () => {
    const names = ['authorization', 'statistics', 'advertising', 'account', 'necessary'];
    const choice = fc.record({
      authorization: fc.boolean(),
      statistics: fc.boolean(),
      advertising: fc.boolean(),
      policy: fc.boolean(),
    });
    const act = fc.oneof(choice, fc.constantFrom('accept' as const, 'reject' as const, 'withdraw' as const));
    const needs = fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.uniqueArray(fc.constantFrom(...names)));
    await fc.assert(
      fc.asyncProperty(needs, fc.array(act, { maxLength: 5 }), async (wanted, acts) => {
        const { consent } = createStage();
        const signal = {
          needs: wanted,
          deny() {},
          tell(allowed: { [purpose: string]: boolean }) {
            for (const [purpose, open] of Object.entries(allowed)) {
              const list = wanted[purpose] ?? [];
              expect(open).toBe(list.length > 0 && list.every(consent.allows));
            }
          },
        };
        const stop = connect(signal);
        for (const one of acts) await (typeof one === 'string' ? consent[one]() : consent.save(one));
        stop();
        consent.destroy();
        await idle();
      }),
      { numRuns: 40 },
    );
  });
});

describe('google', () => {
  it('puts one default with all seven types in front of what the snippet has pushed, as an arguments object', () => {
    page.dataLayer = [{ page: 'x' }];
    start(google());
    const [first] = page.dataLayer as unknown[];
    expect(Object.prototype.toString.call(first)).toBe('[object Arguments]');
    expect(layer()).toEqual([
      ['consent', 'default', { ...consentTypes(), wait_for_update: 500 }],
      ['set', 'ads_data_redaction', true],
      { page: 'x' },
    ]);
  });

  it('says what is configured', async () => {
    start(
      google({
        region: ['KZ'],
        waitForUpdate: 900,
        adsDataRedaction: false,
        urlPassthrough: true,
        dataLayer: 'other',
        advertising: [],
        needs: { functionality_storage: ['authorization', 'statistics'], security_storage: 'account' },
      }),
    );
    await createStage().consent.accept();
    expect(layer('other')).toEqual([
      ['consent', 'default', { ...consentTypes(), wait_for_update: 900, region: ['KZ'] }],
      ['set', 'url_passthrough', true],
      ['consent', 'update', consentTypes('analytics_storage', 'functionality_storage', 'security_storage')],
    ]);
  });

  it('is said to be late where the tag runs already', () => {
    const warn = silence('warn');
    const late = Object.assign([['config']], { push: Array.prototype.push.bind([]) });
    page.dataLayer = late;
    start(google());
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('dataLayer'));
  });
});

describe('gtm', () => {
  it('announces after the vendors, with one string of the open categories', async () => {
    start(gtm(), google());
    const { consent } = createStage();
    await idle();
    await consent.save({ statistics: true, advertising: true });
    await consent.reject();
    const events = layer().filter((entry) => !Array.isArray(entry));
    expect(events).toEqual([
      { event: 'kelisim_ready', kelisim_status: 'undecided', kelisim_granted: ',' },
      { event: 'kelisim_change', kelisim_status: 'custom', kelisim_granted: ',statistics,advertising,' },
      { event: 'kelisim_change', kelisim_status: 'rejected', kelisim_granted: ',' },
    ]);
    const kinds = layer().map((entry) => (Array.isArray(entry) ? `${entry[0]} ${entry[1]}` : 'event'));
    expect(kinds.slice(2)).toEqual(['event', 'consent update', 'event', 'consent update', 'event']);
  });
});

describe('yandex', () => {
  it('locks each counter, opens after a yes, and ends a running one on withdrawal', async () => {
    start(yandex({ id: [1, '2'] }));
    const flags = () => [page.disableYaCounter1, page.disableYaCounter2];
    expect(flags()).toEqual([true, true]);
    const { consent } = createStage();
    await consent.accept();
    expect(flags()).toEqual([false, false]);
    expect(page.ym).toBeUndefined();
    const calls: unknown[][] = [];
    page.ym = (...call: unknown[]) => calls.push(call);
    await consent.withdraw();
    expect(flags()).toEqual([true, true]);
    expect(calls).toEqual([
      [1, 'destruct'],
      [2, 'destruct'],
    ]);
  });

  it('starts the counter itself where it has its options, again after a withdrawal', async () => {
    start(yandex({ id: 1, init: { clickmap: true } }));
    const { consent } = createStage();
    await consent.reject();
    expect(page.ym).toBeUndefined();
    await consent.accept();
    await consent.withdraw();
    await consent.accept();
    const { a, l } = page.ym as { a: ArrayLike<unknown>[]; l: number };
    expect(a.map((call) => Array.from(call))).toEqual([
      [1, 'init', { clickmap: true }],
      [1, 'destruct'],
      [1, 'init', { clickmap: true }],
    ]);
    expect(l).toBeGreaterThan(0);
  });

  it.each(['12a', '', [], true])('does not take %j for a counter', (id) => {
    expect(() => yandex({ id: id as string })).toThrow(/signals\.yandex\.id/);
  });
});

describe('uet, clarity and meta', () => {
  it('keep what their snippets have made', async () => {
    const calls: unknown[][] = [];
    page.uetq = ['event', 'x', {}];
    page.clarity = (...call: unknown[]) => calls.push(['clarity', ...call]);
    page.fbq = Object.assign((...call: unknown[]) => calls.push(['fbq', ...call]), { callMethod() {} });
    start(uet(), clarity(), meta());
    await createStage().consent.save({ statistics: true });
    expect(page.uetq).toEqual([
      ...['consent', 'default', { ad_storage: 'denied' }],
      ...['event', 'x', {}],
      ...['consent', 'update', { ad_storage: 'denied' }],
    ]);
    expect(calls).toEqual([
      ['clarity', 'consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }],
      ['fbq', 'consent', 'revoke'],
      ['clarity', 'consentv2', { ad_Storage: 'denied', analytics_Storage: 'granted' }],
      ['fbq', 'consent', 'revoke'],
    ]);
  });

  it('meta stands before init, also where its snippet comes after the grant', async () => {
    start(meta());
    await createStage().consent.accept();
    expect(page.fbq).toBeUndefined();
    const queue: unknown[][] = [];
    page.fbq = Object.assign((...call: unknown[]) => queue.push(call), { queue });
    (page.fbq as (...call: unknown[]) => void)('init', '1');
    // As the snippet does: the document changes with each script.
    document.head.append(document.createElement('meta'));
    await idle();
    expect(queue).toEqual([
      ['consent', 'revoke'],
      ['consent', 'grant'],
      ['init', '1'],
    ]);
    expect(Object.getOwnPropertyDescriptor(page, 'fbq')).toMatchObject({ writable: true, configurable: true });
  });
});
