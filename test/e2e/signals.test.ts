import { describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser';
import { action, cookieValue, notice, setCookie } from './support/kelisim';
import { byTag, OPTIONS, useSite } from './support/serve';
import { heard, SNIPPETS } from './support/vendors';

const browser = useBrowser();
const site = useSite();

const TAG = `<script src="/dist/kelisim.signals.js" data-google data-gtm data-yandex="12345" data-uet data-clarity data-meta></script>`;
const NOW = Math.floor(Date.now() / 1000);
const AD = ['ad_storage', 'ad_user_data', 'ad_personalization'];
const TYPES = [...AD, 'analytics_storage', 'functionality_storage', 'personalization_storage', 'security_storage'];

const google = (...granted: string[]) =>
  Object.fromEntries(TYPES.map((type) => [type, granted.includes(type) ? 'granted' : 'denied']));
const word = (granted: boolean) => (granted ? 'granted' : 'denied');
const clarity = (ad: boolean, analytics: boolean) => [
  'consentv2',
  { ad_Storage: word(ad), analytics_Storage: word(analytics) },
];
const event = (name: string, status: string, granted = ',') => ({
  event: `kelisim_${name}`,
  kelisim_status: status,
  kelisim_granted: granted,
});
const BEFORE = {
  google: [
    ['consent', 'default', { ...google(), wait_for_update: 500 }],
    ['set', 'ads_data_redaction', true],
    ['js', 'now'],
    ['config', 'G-1'],
    { 'gtm.start': 1, event: 'gtm.js' },
  ],
  yandex: { atStart: true, disabled: true, calls: [[12345, 'init', {}]] },
  uet: ['consent', 'default', { ad_storage: 'denied' }, 'pageLoad'],
  clarity: [clarity(false, false), ['identify', 'x']],
  meta: [
    ['consent', 'revoke'],
    ['init', '1'],
    ['track', 'PageView'],
  ],
};
/** What the vendors have heard after the defaults and the snippets' own commands. */
async function since(page: Parameters<typeof heard>[0]) {
  const all = await heard(page);
  for (const vendor of ['google', 'uet', 'clarity', 'meta'] as const)
    expect(all[vendor].splice(0, BEFORE[vendor].length), vendor).toEqual(BEFORE[vendor]);
  expect(all.yandex.atStart).toBe(true);
  expect(all.yandex.calls.shift()).toEqual([12345, 'init', {}]);
  return all;
}

const url = (head = '') => site.page(byTag({ head: `${head}${TAG}${SNIPPETS}` }));
const state = (page: Parameters<typeof heard>[0], status: string) =>
  page.waitForFunction((wanted) => document.documentElement.dataset.kelisimState === wanted, status);

/** Opens the page with a decision in the cookie. */
async function returning(parts: Parameters<typeof cookieValue>[0]) {
  const page = await browser.blank();
  const address = url();
  await setCookie(page, address, cookieValue(parts));
  await page.goto(address);
  await page.waitForFunction(() => 'Kelisim' in window && 'status' in window.Kelisim);
  await page.waitForFunction(() =>
    JSON.stringify((window as unknown as { dataLayer: [] }).dataLayer).includes('kelisim_ready'),
  );
  return page;
}

describe('a first visit', () => {
  it('is denied before any tag, in each vendor’s words, and nothing more is said until a decision', async () => {
    const page = await browser.open(url());
    await notice(page).waitFor();
    const all = await heard(page);
    expect({ ...all, google: all.google.slice(0, -1) }).toEqual({ ...BEFORE, arguments: 4 });
    expect(all.google.at(-1)).toEqual(event('ready', 'undecided'));
    expect(page.problems.filter((text) => /kelisim|uncaught/.test(text))).toEqual([]);
    expect(page.requested.filter((path) => !/^\/(dist\/|page|favicon)/.test(path))).toEqual([]);
  });

  it('accepted: one update each, then the event', async () => {
    const page = await browser.open(url());
    await action(page, 'notice', 'accept-all').click();
    await state(page, 'accepted');
    expect(await since(page)).toEqual({
      google: [
        event('ready', 'undecided'),
        ['consent', 'update', google(...AD, 'analytics_storage', 'security_storage')],
        event('change', 'accepted', ',authorization,statistics,advertising,'),
      ],
      arguments: 5,
      yandex: { atStart: true, disabled: false, calls: [] },
      uet: ['consent', 'update', { ad_storage: 'granted' }],
      clarity: [clarity(true, true)],
      meta: [['consent', 'grant']],
    });
  });

  it('rejected: the answer is said, and it is no', async () => {
    const page = await browser.open(url());
    await action(page, 'notice', 'reject-all').click();
    await state(page, 'rejected');
    expect(await since(page)).toEqual({
      google: [
        event('ready', 'undecided'),
        ['consent', 'update', google('security_storage')],
        event('change', 'rejected'),
      ],
      arguments: 5,
      yandex: { atStart: true, disabled: true, calls: [] },
      uet: ['consent', 'update', { ad_storage: 'denied' }],
      clarity: [clarity(false, false)],
      meta: [['consent', 'revoke']],
    });
  });

  it('with a choice of one’s own: statistics, without advertising', async () => {
    const page = await browser.open(url());
    await action(page, 'notice', 'settings').click();
    await page.locator('kelisim-widget [part=preferences] input[name=statistics]').check();
    await action(page, 'preferences', 'save').click();
    await state(page, 'custom');
    const all = await since(page);
    expect(all.google.slice(1)).toEqual([
      ['consent', 'update', google('analytics_storage', 'security_storage')],
      event('change', 'custom', ',statistics,'),
    ]);
    expect(all.yandex.disabled).toBe(false);
    expect(all.uet).toEqual(['consent', 'update', { ad_storage: 'denied' }]);
    expect(all.clarity).toEqual([clarity(false, true)]);
    expect(all.meta).toEqual([['consent', 'revoke']]);
  });

  it('under Global Privacy Control: accept all leaves advertising denied', async () => {
    const signal = `<script>Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })</script>`;
    const page = await browser.open(url(signal));
    await action(page, 'notice', 'accept-all').click();
    await state(page, 'custom');
    const all = await since(page);
    expect(all.google[1]).toEqual(['consent', 'update', google('analytics_storage', 'security_storage')]);
    expect(all.uet).toEqual(['consent', 'update', { ad_storage: 'denied' }]);
    expect(all.meta).toEqual([['consent', 'revoke']]);
  });
});

describe('a later visit', () => {
  it('is denied first, then told what was decided, at once', async () => {
    const page = await returning({});
    expect(await since(page)).toEqual({
      google: [
        ['consent', 'update', google(...AD, 'analytics_storage', 'security_storage')],
        event('ready', 'accepted', ',authorization,statistics,advertising,'),
      ],
      arguments: 5,
      yandex: { atStart: true, disabled: false, calls: [] },
      uet: ['consent', 'update', { ad_storage: 'granted' }],
      clarity: [clarity(true, true)],
      meta: [['consent', 'grant']],
    });
  });

  it('withdrawn: revoked, once, and a running counter is ended', async () => {
    const page = await returning({});
    await page.evaluate(() => window.Kelisim.withdraw());
    await state(page, 'rejected');
    const all = await since(page);
    expect(all.google.slice(2)).toEqual([
      ['consent', 'update', google('security_storage')],
      event('change', 'rejected'),
    ]);
    expect(all.yandex).toEqual({ atStart: true, disabled: true, calls: [[12345, 'destruct']] });
    expect(all.uet.slice(3)).toEqual(['consent', 'update', { ad_storage: 'denied' }]);
    expect(all.clarity.slice(1)).toEqual([clarity(false, false)]);
    expect(all.meta.slice(1)).toEqual([['consent', 'revoke']]);
  });

  it.each([
    ['outdated', { policy: '2025-01' }],
    ['expired', { at: NOW - 86_400, until: NOW - 3600 }],
  ])('whose decision is %s: nothing but the defaults', async (_, parts) => {
    const page = await returning(parts);
    const all = await heard(page);
    expect(all.google.slice(BEFORE.google.length)).toEqual([event('ready', 'outdated')]);
    expect({ ...all, google: all.google.slice(0, -1) }).toEqual({ ...BEFORE, arguments: 4 });
  });

  it('whose term ends while the page is open: revoked', async () => {
    const page = await returning({ until: Math.floor(Date.now() / 1000) + 600 });
    expect((await since(page)).meta).toEqual([['consent', 'grant']]);
    await page.clock.install();
    await page.clock.fastForward(700_000);
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await state(page, 'outdated');
    const all = await since(page);
    expect(all.google.slice(2)).toEqual([['consent', 'update', google()], event('change', 'outdated')]);
    expect(all.yandex.disabled).toBe(true);
    expect(all.meta).toEqual([
      ['consent', 'grant'],
      ['consent', 'revoke'],
    ]);
  });

  it('finds the vendors informed before gated content runs', async () => {
    const body = `<script type="text/plain" data-kelisim-needs="statistics">
      window.seen = [disableYaCounter12345, clarity.q.at(-1)[1].analytics_Storage];</script>`;
    const page = await browser.open(site.page(byTag({ head: TAG + SNIPPETS, body })));
    await action(page, 'notice', 'accept-all').click();
    await page.waitForFunction(() => 'seen' in window);
    expect(await page.evaluate(() => (window as unknown as { seen: unknown }).seen)).toEqual([false, 'granted']);
  });
});

describe('the options', () => {
  const page = (options: string, attributes = '', after = '') =>
    site.page(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<script type="application/json" id="kelisim-options">${options}</script>
<script src="/dist/kelisim.signals.js" ${attributes}></script>${SNIPPETS}${after}
<script async src="/dist/kelisim.js"></script></head><body><h1>Host</h1></body></html>`);

  it('come from the one JSON, for all or for one vendor; attributes win', async () => {
    const signals = {
      statistics: 'measuring',
      advertising: [],
      google: { waitForUpdate: 900, needs: { personalization_storage: ['measuring', 'authorization'] } },
      yandex: { id: 12345, statistics: 'authorization', init: { webvisor: true } },
      clarity: true,
      meta: true,
      uet: true,
    };
    const options = { ...OPTIONS, categories: { authorization: {}, measuring: {} }, signals };
    const opened = await browser.open(page(JSON.stringify(options), 'data-meta="false" data-gtm="false"'));
    await action(opened, 'notice', 'accept-all').click();
    await state(opened, 'accepted');
    const all = await heard(opened);
    expect(all.google[0]).toEqual(['consent', 'default', { ...google(), wait_for_update: 900 }]);
    expect(all.google.at(-1)).toEqual([
      'consent',
      'update',
      google('analytics_storage', 'personalization_storage', 'security_storage'),
    ]);
    expect(all.yandex.calls.at(-1)).toEqual([12345, 'init', { webvisor: true }]);
    expect(all.clarity.at(-1)).toEqual(clarity(false, true));
    expect(all.uet.slice(-3)).toEqual(['consent', 'update', { ad_storage: 'denied' }]);
    expect(all.meta).toEqual([
      ['init', '1'],
      ['track', 'PageView'],
    ]);
    expect(opened.problems.filter((text) => /kelisim|uncaught/.test(text))).toEqual([]);
  });

  it('that are wrong are named, and the others hold', async () => {
    const options = { ...OPTIONS, signals: { gogle: true, yandex: 'YM-1', google: { statistics: 'analitics' } } };
    const opened = await browser.open(page(JSON.stringify(options)));
    await action(opened, 'notice', 'accept-all').click();
    await state(opened, 'accepted');
    const problems = opened.problems.join('\n');
    for (const name of [/signals\.gogle: .*"google"/, /signals\.yandex\.id/, /"analitics"/])
      expect(problems).toMatch(name);
    expect((await heard(opened)).google.at(-1)).toEqual(['consent', 'update', google(...AD, 'security_storage')]);
  });

  it('that cannot be read deny every vendor, since silence would be a yes', async () => {
    const opened = await browser.open(page('{', 'data-yandex="12345"'));
    await opened.waitForFunction(() => 'dataLayer' in window);
    const all = await heard(opened);
    expect(all).toEqual({ ...BEFORE, arguments: 4 });
    expect(opened.problems.join()).toContain('kelisim-options is no JSON');
  });

  it('of a second tag change nothing: one default each', async () => {
    const opened = await browser.open(page(JSON.stringify(OPTIONS), 'data-google', TAG));
    await notice(opened).waitFor();
    expect(JSON.stringify((await heard(opened)).google).match(/"default"/g)).toHaveLength(1);
  });
});

describe('by npm', () => {
  it('the same calls, with the connection made before the consent or after', async () => {
    const html = (first: string, second: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Host</title>${SNIPPETS}<script type="module">
import { createConsent } from '/dist/index.js';
import { connect, google, meta } from '/dist/integrations.js';
${first};
${second};
</script></head><body><h1>Host</h1></body></html>`;
    const create = `window.Kelisim = createConsent(${JSON.stringify(OPTIONS)})`;
    const join = 'connect(google(), meta())';
    for (const address of [site.page(html(create, join)), site.page(html(join, create))]) {
      const page = await browser.open(address);
      await action(page, 'notice', 'accept-all').click();
      await state(page, 'accepted');
      const all = await heard(page);
      expect(all.google).toEqual([
        ...BEFORE.google,
        ['consent', 'update', google(...AD, 'analytics_storage', 'security_storage')],
      ]);
      expect(all.meta).toEqual([...BEFORE.meta, ['consent', 'grant']]);
    }
  });
});
