import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type byTag, OPTIONS, useSite } from '../e2e/support/serve';
import { textOf } from '../e2e/support/texts';
import type { Engine, Visitor, VisitorOptions } from './drivers/engine';
import { focused } from './inPage';
import { HEAD, portal } from './site';
import { createTab, type Tab } from './tab';
import { WAYS } from './ways';

const NOTICE = 'kelisim-widget [part=notice]';
const PREFERENCES = 'kelisim-widget [part=preferences]';
const POLICY = 'kelisim-widget [part=policy]';
const WAY_BACK = 'kelisim-widget [part=button]';

interface Ways {
  /** A script that the page runs first. */
  readonly before?: string;
}

/** What visitors do, on built files, from the first visit to the withdrawal: the same in every engine. */
export function describeJourneys(start: () => Promise<Engine>, { before = '' }: Ways = {}) {
  const site = useSite();
  const visitors: Visitor[] = [];
  let engine: Engine;
  beforeAll(async () => {
    engine = await start();
  });
  afterEach(async () => {
    for (const visitor of visitors.splice(0)) await visitor.close();
  });
  afterAll(async () => {
    if (!engine) return;
    console.log(`Journeys in ${engine.version}`);
    await engine.close();
  });

  const head = (before && `<script>${before}</script>`) + HEAD;
  const visit = async (options?: VisitorOptions) => {
    const visitor = await engine.visitor(options);
    visitors.push(visitor);
    return { tab: createTab(await visitor.newTab()), newTab: async () => createTab(await visitor.newTab()) };
  };

  describe.each(WAYS)('by %s', (_name, html) => {
    const page = (more: Parameters<typeof byTag>[0] = {}, profile?: string) =>
      site.page(html({ lang: 'en', head, body: portal(profile), ...more }));
    /** A new visitor, before whom the notice is. */
    const first = async (url = page()) => {
      const { tab } = await visit();
      await tab.goto(url);
      await tab.seen(NOTICE);
      return tab;
    };
    /** The page as they find it the next time. */
    const comesBack = async (tab: Tab, url: string) => {
      await tab.goto(url);
      await tab.seen(WAY_BACK);
      expect(await tab.text(NOTICE)).toBe(null);
    };

    it('first visit: asked in the language of the page, nothing kept, nothing opened, the page at work', async () => {
      const tab = await first();
      expect(await tab.text(NOTICE)).toMatch(/cookie/);
      const state = await tab.evaluate(() => ({
        lang: document.querySelector('kelisim-widget')?.getAttribute('lang'),
        cookie: document.cookie,
        kept: localStorage.length,
        counted: window.counted ?? 0,
        account: window.Kelisim.allows('account'),
        state: document.documentElement.dataset.kelisimState,
      }));
      expect(state).toEqual({ lang: 'en', cookie: '', kept: 0, counted: 0, account: false, state: 'undecided' });
      await tab.evaluate(() =>
        document.getElementById('work')?.addEventListener('click', () => (document.title = 'Worked')),
      );
      await tab.click('#work');
      await tab.until(() => document.title === 'Worked');
      await well(tab);
    });

    it('accept: stored, open at once, and silent the next time', async () => {
      const url = page();
      const tab = await first(url);
      await tab.click(`${NOTICE} [data-action=accept-all]`);
      await tab.gone(NOTICE);
      await tab.until(() => window.counted);
      expect(await decided(tab)).toEqual({ status: 'accepted', stored: true, how: 'accept-all', account: true });
      expect(await tab.evaluate(() => document.cookie)).toContain('yes=authorization.statistics.advertising');
      await tab.until(() => window.log.some(({ type }) => type === 'hide'));
      expect(await tab.evaluate(() => window.log.map(({ type }) => type).filter((type) => type !== 'grant'))).toEqual([
        'ready',
        'show',
        'change',
        'hide',
      ]);
      await comesBack(tab, url);
      await tab.until(() => window.counted === 1);
      expect((await decided(tab)).status).toBe('accepted');
      await well(tab);
    });

    it('reject: one press, stored, everything shut, and silent the next time', async () => {
      const url = page();
      const tab = await first(url);
      await tab.click(`${NOTICE} [data-action=reject-all]`);
      await tab.gone(NOTICE);
      const no = { status: 'rejected', stored: true, how: 'reject-all', account: false };
      expect(await decided(tab)).toEqual(no);
      await comesBack(tab, url);
      expect(await decided(tab)).toEqual(no);
      expect(await tab.evaluate(() => window.counted ?? 0)).toBe(0);
      await well(tab);
    });

    it('settings: all off at first; what was switched on is what is stored, and is shown again', async () => {
      const tab = await first();
      await tab.click(`${NOTICE} [data-action=settings]`);
      await tab.seen(PREFERENCES);
      expect(await switchedOn(tab)).toEqual([]);
      await tab.click(`${PREFERENCES} input[name=statistics]`);
      await tab.click(`${PREFERENCES} [data-action=save]`);
      await tab.gone(PREFERENCES);
      await tab.until(() => window.counted);
      expect(await decided(tab)).toEqual({ status: 'custom', stored: true, how: 'save', account: false });
      await tab.click(WAY_BACK);
      await tab.seen(PREFERENCES);
      expect(await switchedOn(tab)).toEqual(['statistics']);
      await well(tab);
    });

    it('policy: the clause that is spoken of, Escape, and the focus where it was', async () => {
      const tab = await first();
      await tab.evaluate(() => window.Kelisim.openPolicy('3.3.1'));
      await tab.until(() =>
        document.querySelector('kelisim-widget')?.shadowRoot?.querySelector('[aria-current][data-number="3.3.1"]'),
      );
      // Where there are no dialogs, what stands for them is another file.
      await tab.until(() => {
        const view = document.querySelector('kelisim-widget')?.shadowRoot?.querySelector('[part=policy]');
        return view && ('showModal' in view || view.hasAttribute('aria-modal'));
      });
      await tab.keys('Escape');
      await tab.gone(POLICY);
      await tab.click(`${NOTICE} [data-action=policy]`);
      await tab.seen(POLICY);
      await tab.keys('Escape');
      await tab.gone(POLICY);
      await tab.until(focusedOn, 'policy');
      expect((await decided(tab)).status).toBe('undecided');
      await well(tab);
    });

    it('language: in place, and it is the language of the record', async () => {
      const tab = await first();
      await tab.click(`${NOTICE} [data-language=ru]`);
      await tab.until(() => document.querySelector('kelisim-widget')?.getAttribute('lang') === 'ru');
      expect(await tab.text(`${NOTICE} h2`)).toBe(
        textOf('notice.title', { operator: textOf('smartustaz.name', {}, 'ru') }, 'ru'),
      );
      expect(await tab.evaluate(focused)).toBe('language');
      await tab.click(`${NOTICE} [data-action=settings]`);
      await tab.seen(PREFERENCES);
      await tab.click(`${PREFERENCES} [data-language=kk]`);
      await tab.until(() => document.querySelector('kelisim-widget')?.getAttribute('lang') === 'kk');
      await tab.click(`${PREFERENCES} [data-action=save]`);
      await tab.gone(PREFERENCES);
      expect(await tab.evaluate(() => window.Kelisim.record?.language)).toBe('kk');
      await well(tab);
    });

    it('sign-in resumed: who said no reads why, allows just this, and arrives', async () => {
      const tab = await first(page({}, new URL(page()).pathname));
      await tab.click(`${NOTICE} [data-action=reject-all]`);
      await tab.gone(NOTICE);
      await tab.click('input[name=user]');
      await tab.type('aigul');
      await tab.click('button[name=go]');
      await tab.seen(`${NOTICE} [data-action=allow]`);
      expect(await tab.text(NOTICE)).toContain(textOf('ask.title', { feature: textOf('feature.account') }));
      expect(await tab.text(NOTICE)).toContain('3.3.1');
      expect(await tab.evaluate(() => location.search)).toBe('');
      await tab.click(`${NOTICE} [data-action=allow]`);
      await tab.until(() => location.search.includes('user=aigul') && window.Kelisim?.allows('account'));
      expect(await tab.evaluate(() => window.Kelisim.record?.granted)).toEqual(['authorization']);
      await well(tab);
    });

    it('a new version of the policy: shut, what is new is said, the earlier choice is shown and not applied', async () => {
      const tab = await first();
      await tab.click(`${NOTICE} [data-action=settings]`);
      await tab.seen(PREFERENCES);
      await tab.click(`${PREFERENCES} input[name=policy]`);
      await tab.click(`${PREFERENCES} input[name=statistics]`);
      await tab.click(`${PREFERENCES} [data-action=save]`);
      await tab.gone(PREFERENCES);
      const policy = { ...OPTIONS.policy, version: '2026-02', changes: ['Something new'] };
      await tab.goto(page({ options: { ...OPTIONS, policy } }));
      await tab.seen(NOTICE);
      expect(await tab.text(NOTICE)).toContain('Something new');
      expect((await decided(tab)).status).toBe('outdated');
      expect(await tab.evaluate(() => [window.Kelisim.allows('statistics'), window.counted ?? 0])).toEqual([false, 0]);
      await tab.click(`${NOTICE} [data-action=settings]`);
      await tab.seen(PREFERENCES);
      expect(await switchedOn(tab)).toEqual([]);
      expect(await tab.text(PREFERENCES)).toContain(textOf('settings.beforeOn'));
      // "Restore my earlier choices": all but the new version.
      await tab.click(`${PREFERENCES} button.quiet:not([data-action])`);
      expect(await switchedOn(tab)).toEqual(['statistics']);
      await tab.click(`${PREFERENCES} [data-action=save]`);
      await tab.gone(PREFERENCES);
      await tab.until(() => window.counted === 1);
      expect((await decided(tab)).status).toBe('custom');
      await well(tab);
    });

    it('withdraw: two presses from any page, shut at once, and the same number', async () => {
      const tab = await first();
      await tab.click(`${NOTICE} [data-action=accept-all]`);
      await tab.gone(NOTICE);
      const id = await tab.evaluate(() => window.Kelisim.record?.id);
      await tab.goto(page());
      await tab.click(WAY_BACK);
      await tab.click(`${PREFERENCES} [data-action=withdraw]`);
      await tab.gone(PREFERENCES);
      expect(await decided(tab)).toEqual({ status: 'rejected', stored: true, how: 'withdraw', account: false });
      expect(await tab.evaluate(() => window.Kelisim.record?.id)).toBe(id);
      await well(tab);
    });

    it('another tab hears of the decision, opens what it opens, and no longer asks', async () => {
      const { tab, newTab } = await visit();
      const url = page();
      await tab.goto(url);
      await tab.seen(NOTICE);
      const other = await newTab();
      await other.show();
      await other.goto(url);
      await other.click(`${NOTICE} [data-action=accept-all]`);
      await tab.until(() => window.Kelisim.status === 'accepted');
      await tab.show();
      await tab.gone(NOTICE);
      await tab.until(() => window.counted);
      const changes = () =>
        window.log.flatMap(({ type, detail }) => (type === 'change' ? [(detail as { source: string }).source] : []));
      expect(await tab.evaluate(changes)).toEqual(['tab']);
      expect(await other.evaluate(changes)).toEqual(['accept-all']);
      await well(tab);
      await well(other);
    });

    it('back: the page that was kept as it was knows what was decided since', async () => {
      const tab = await first();
      await tab.evaluate(() => {
        addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }), { once: true });
      });
      await tab.goto(page());
      await tab.click(`${NOTICE} [data-action=accept-all]`);
      await tab.gone(NOTICE);
      await tab.back();
      await tab.until(() => window.persisted);
      await tab.until(() => window.Kelisim.status === 'accepted');
      await tab.gone(NOTICE);
      await tab.until(() => window.counted);
      await well(tab);
    });

    it('cookies blocked: the visitor is told, the choice holds for this page, the next one asks again', async () => {
      const { tab } = await visit({ cookies: false });
      const url = page();
      await tab.goto(url);
      await tab.click(`${NOTICE} [data-action=accept-all]`);
      await tab.seen(`${NOTICE} [role=alert]`);
      expect(await tab.text(`${NOTICE} [role=alert]`)).toBe(textOf('notice.notSaved'));
      await tab.until(() => window.counted);
      expect(await decided(tab)).toEqual({ status: 'accepted', stored: false, how: 'accept-all', account: true });
      const problems = await tab.evaluate(() => window.problems);
      expect(problems.map((line) => line.slice(0, 8))).toEqual(['kelisim:']);
      await tab.goto(url);
      await tab.seen(NOTICE);
      expect((await decided(tab)).status).toBe('undecided');
      await well(tab);
    });

    it('by keyboard alone: Tab, Space, Enter, Escape, there and back', async () => {
      const tab = await first();
      const tabTo = async (wanted: string, key = 'Tab') => {
        const stops: string[] = [];
        while (stops.length < 40) {
          await tab.keys(key);
          stops.push(await tab.evaluate(focused));
          if (stops.at(-1) === wanted) return;
        }
        throw new Error(`Never came to ${wanted}, only to ${stops}`);
      };
      await tabTo('accept-all');
      await tabTo('settings');
      await tab.keys('Enter');
      await tab.seen(PREFERENCES);
      await tab.keys('Escape');
      await tab.gone(PREFERENCES);
      await tab.until(focusedOn, 'settings');
      await tab.keys('Enter');
      await tab.seen(PREFERENCES);
      await tabTo('statistics');
      await tab.keys('Space');
      await tabTo('save');
      await tabTo('statistics', 'Shift+Tab');
      await tabTo('save');
      await tab.keys('Enter');
      await tab.gone(PREFERENCES);
      expect((await decided(tab)).status).toBe('custom');
      expect(await tab.evaluate(() => window.Kelisim.record?.granted)).toEqual(['statistics']);
      await well(tab);
    });
  });
}

/** Nobody has been thrown at, and nothing is in the console. */
async function well(tab: Tab) {
  expect(await tab.evaluate(() => window.problems)).toEqual([]);
}

function decided(tab: Tab) {
  return tab.evaluate(() => ({
    status: window.Kelisim.status,
    stored: window.Kelisim.stored,
    how: window.Kelisim.record?.how,
    account: window.Kelisim.allows('account'),
  }));
}

function switchedOn(tab: Tab) {
  return tab.evaluate(() =>
    [
      ...(document
        .querySelector('kelisim-widget')
        ?.shadowRoot?.querySelectorAll<HTMLInputElement>('[part=preferences] input:checked') ?? []),
    ].map(({ name }) => name),
  );
}

function focusedOn(wanted: string): boolean {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element?.getAttribute('data-action') === wanted;
}
