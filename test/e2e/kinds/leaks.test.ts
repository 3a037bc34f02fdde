import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, cookieValue, notice, policy, preferences, RECORDER, setCookie } from '../support/kelisim';
import { errors, holdParts, openPage, settled } from '../support/kinds';
import { byImport, byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

/** What the page can see of what is left: timers, observers of the document, listeners. Put in front of everything. */
const COUNTERS = `<script>
  window.timers = new Map();
  window.observers = new Set();
  window.resizes = new Set();
  for (const kind of ['Timeout', 'Interval']) {
    const set = window['set' + kind], clear = window['clear' + kind];
    window['set' + kind] = (callback, delay = 0, ...more) => {
      const id = set(() => { if (kind === 'Timeout') timers.delete(id); callback(...more); }, delay);
      timers.set(id, delay);
      return id;
    };
    window['clear' + kind] = (id) => { timers.delete(id); clear(id); };
  }
  for (const [Observer, all] of [[MutationObserver, observers], [ResizeObserver, resizes]]) {
    const { observe, disconnect } = Observer.prototype;
    Observer.prototype.observe = function (...more) { all.add(this); return observe.apply(this, more); };
    Observer.prototype.disconnect = function () { all.delete(this); return disconnect.call(this); };
  }
  const frames = window.frames_ = new Set();
  const { requestAnimationFrame: request, cancelAnimationFrame: cancel } = window;
  window.requestAnimationFrame = (callback) => {
    const id = request((time) => { frames.delete(id); callback(time); });
    frames.add(id);
    return id;
  };
  window.cancelAnimationFrame = (id) => { frames.delete(id); cancel(id); };
</script>`;

interface Counted {
  timers: Map<number, number>;
  observers: Set<unknown>;
  resizes: Set<unknown>;
}
const left = (page: Page) =>
  page.evaluate(() => {
    const { timers, observers, resizes } = window as never as Counted;
    return { timers: [...timers.values()], observers: observers.size, resizes: resizes.size };
  });
const NOTHING = { timers: [], observers: 0, resizes: 0 };

/** Listeners on an object of the page, by type, as the browser itself counts them. */
async function listeners(page: Page, expression: string): Promise<{ [type: string]: number }> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression });
  const found = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId as string });
  await session.detach();
  const counts: { [type: string]: number } = {};
  for (const { type } of found.listeners) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
const everywhere = async (page: Page) => ({
  document: await listeners(page, 'document'),
  window: await listeners(page, 'window'),
  html: await listeners(page, 'document.documentElement'),
  store: await listeners(page, 'window.cookieStore ?? window'),
  media: await listeners(page, 'window.visualViewport'),
});

const EMPTY = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${COUNTERS}</head><body><main>
<button id="open" data-kelisim-open="preferences">Open</button><a id="in" href="#in" data-kelisim-needs="account">In</a>
</main></body></html>`;
/** A page that has the import, and no instance yet. */
const ready = async (before?: (page: Page) => Promise<unknown>) => {
  const page = await openPage(browser, site.page(EMPTY), before && { before });
  // As a text: the test runner would make an import of its own of it.
  await page.evaluate("import('/dist/index.js').then((all) => void Object.assign(window, all))");
  return page;
};
const create = (page: Page, options: object = OPTIONS) =>
  page.evaluate((given) => {
    const { createConsent } = window as never as { createConsent(options: object): Window['Kelisim'] };
    window.Kelisim = createConsent(given);
  }, options);

/** Kind 33: what has gone leaves nothing behind. */
describe('when', () => {
  it('leaves no listener of a thousand waits that were aborted', async () => {
    const page = await ready();
    await create(page);
    await notice(page).waitFor();
    const before = await everywhere(page);
    await page.evaluate(async () => {
      for (let times = 0; times < 1000; times++) {
        const controller = new AbortController();
        const wait = window.Kelisim.when('account', { signal: controller.signal });
        controller.abort();
        await wait.catch(() => {});
      }
    });
    expect(await everywhere(page)).toEqual(before);
  });

  it("leaves no listener of a hundred waits that were answered, on the page's own signal either", async () => {
    const page = await ready();
    await create(page);
    await notice(page).waitFor();
    await page.evaluate(() => Object.assign(window, { long: new AbortController() }));
    const before = await everywhere(page);
    await page.evaluate(async () => {
      const { signal } = (window as never as { long: AbortController }).long;
      for (let times = 0; times < 50; times++) {
        const wait = window.Kelisim.when('account', { signal });
        await window.Kelisim.accept();
        await wait;
        await window.Kelisim.when('account', { signal });
        await window.Kelisim.reject();
      }
    });
    expect(await listeners(page, 'window.long.signal')).toEqual({});
    const after = await everywhere(page);
    for (const type of ['kelisim:grant', 'kelisim:change'])
      expect([type, after.document[type] ?? 0]).toEqual([type, before.document[type] ?? 0]);
  });

  it('leaves no listener of unsubscribed ones', async () => {
    const page = await ready();
    await create(page);
    await notice(page).waitFor();
    const before = await everywhere(page);
    await page.evaluate(() => {
      for (let times = 0; times < 100; times++) {
        window.Kelisim.on('change', () => {})();
        window.Kelisim.on('ready', () => {})();
        window.Kelisim.subscribe(() => {})();
      }
    });
    expect(await everywhere(page)).toEqual(before);
  });
});

describe('destroy', () => {
  it('leaves no timer of days to a returning visitor', async () => {
    const page = await ready(async (blank) => setCookie(blank, site.page(EMPTY), cookieValue()));
    await create(page);
    // The page has a control of its own: there is no way back of ours to wait for.
    await expect.poll(async () => (await left(page)).timers.some((delay) => delay > 5000)).toBe(true);
    await page.evaluate(() => window.Kelisim.destroy());
    await page.waitForTimeout(1300);
    expect((await left(page)).timers.filter((delay) => delay > 5000)).toEqual([]);
  });

  it('leaves no listener, observer or timer after every view has been open', async () => {
    const page = await ready();
    const before = await everywhere(page);
    await page.evaluate(() =>
      document
        .querySelector('main')
        ?.insertAdjacentHTML(
          'beforeend',
          '<iframe title="x" data-kelisim-needs="statistics" data-src="about:blank#"></iframe>',
        ),
    );
    await create(page);
    await notice(page).waitFor();
    await page.locator('#open').focus();
    await page.evaluate(() => window.Kelisim.openPreferences());
    await preferences(page).waitFor();
    await page.evaluate(() => window.Kelisim.openPolicy());
    await policy(page).waitFor();
    await page.evaluate(() => window.Kelisim.setLanguage('ru'));
    await page.evaluate(() => window.Kelisim.accept());
    await page.evaluate(() => window.Kelisim.withdraw());
    await page.evaluate(() => void window.Kelisim.ask('account'));
    await action(page, 'notice', 'allow').waitFor();
    await page.waitForTimeout(1300);
    await page.evaluate(() => window.Kelisim.destroy());
    // What was on its way to be done once the page had drawn.
    await page.waitForTimeout(1500);
    expect(await left(page)).toEqual(NOTHING);
    expect(await everywhere(page)).toEqual(before);
    expect(await page.locator('kelisim-widget, [part=gate]').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.outerHTML.includes('data-kelisim-state'))).toBe(false);
  });

  it('before the parts have come leaves nothing when they do', async () => {
    let release = async () => {};
    const page = await ready();
    release = await holdParts(page);
    const before = await everywhere(page);
    await page.evaluate(() =>
      document
        .querySelector('main')
        ?.insertAdjacentHTML(
          'beforeend',
          '<iframe title="x" data-kelisim-needs="statistics" data-src="about:blank#"></iframe>',
        ),
    );
    for (let times = 0; times < 5; times++) {
      await create(page);
      await page.evaluate(() => {
        window.Kelisim.openPreferences().catch(() => {});
        void window.Kelisim.ask('account').catch(() => {});
        window.Kelisim.destroy();
      });
    }
    await release();
    await page.waitForTimeout(2500);
    expect(await left(page)).toEqual(NOTHING);
    expect(await everywhere(page)).toEqual(before);
    expect(await page.locator('kelisim-widget, [part=gate]').count()).toBe(0);
  });

  it('settles every promise that is waited for', async () => {
    const page = await ready();
    await create(page);
    await action(page, 'notice', 'reject-all').click();
    await page.evaluate(() => {
      Object.assign(window, { when: window.Kelisim.when('account'), ask: window.Kelisim.ask('account') });
      // Handled, whatever comes.
      (window as never as { when: Promise<void> }).when.catch(() => {});
    });
    await action(page, 'notice', 'allow').waitFor();
    await page.evaluate(() => window.Kelisim.destroy());
    expect(await settled(page, 'ask')).toBe('false');
    // It can never be allowed by this instance any more.
    expect(await settled(page, 'when')).toBe('rejected');
  });

  it.each([
    ['without', ''],
    ['with', '<iframe title="x" data-kelisim-needs="statistics" data-src="about:blank#"></iframe>'],
  ])('lets three hundred instances go, in a page %s gated content', async (_name, content) => {
    const page = await ready();
    await page.evaluate((html) => document.querySelector('main')?.insertAdjacentHTML('beforeend', html), content);
    await page.evaluate(async () => {
      const { createConsent } = window as never as { createConsent(options: object): Window['Kelisim'] };
      const refs: WeakRef<object>[] = [];
      const options = { preset: 'smartustaz', policy: { version: '2026-01', url: '/policy' } };
      for (let times = 0; times < 300; times++) {
        const consent = createConsent(options);
        refs.push(new WeakRef(consent));
        if (times % 3 === 0) void consent.ask('account').catch(() => {});
        if (times % 3 === 1) consent.when('account').catch(() => {});
        // Some are gone before anything has come, some after.
        if (times % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
        consent.destroy();
      }
      Object.assign(window, { refs });
    });
    await page.waitForTimeout(2500);
    const session = await page.context().newCDPSession(page);
    for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
    const alive = await page.evaluate(
      () => (window as never as { refs: WeakRef<object>[] }).refs.filter((ref) => ref.deref()).length,
    );
    expect(alive).toBeLessThan(3);
    expect(await left(page)).toEqual(NOTHING);
    expect(page.problems.filter((text) => text.startsWith('uncaught'))).toEqual([]);
  });
});

describe('controls after destroy', () => {
  it('act once on the instance that is created next', async () => {
    const page = await ready();
    await create(page);
    await action(page, 'notice', 'reject-all').click();
    await page.evaluate(() => window.Kelisim.destroy());
    await create(page);
    await page.evaluate(() => {
      Object.assign(window, { shown: [] as string[] });
      document.addEventListener('kelisim:show', (event) =>
        (window as never as { shown: string[] }).shown.push((event as CustomEvent).detail.view),
      );
    });
    await page.locator('#open').click();
    await preferences(page).waitFor();
    expect(await page.locator('kelisim-widget').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.locator('#in').click();
    await action(page, 'notice', 'allow').click();
    await page.waitForFunction(() => location.hash === '#in');
    expect(await page.evaluate(() => (window as never as { shown: string[] }).shown)).toEqual([
      'preferences',
      'notice',
    ]);
  });

  it('that were pressed before it are not carried on by the next instance', async () => {
    const page = await ready();
    await create(page);
    await action(page, 'notice', 'reject-all').click();
    await page.locator('#in').click();
    await action(page, 'notice', 'allow').waitFor();
    await page.evaluate(() => window.Kelisim.destroy());
    await create(page);
    await page.evaluate(() => window.Kelisim.accept());
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => location.hash)).toBe('');
  });

  it('are no longer blocked by a tag whose options could not be read', async () => {
    const head = `${RECORDER}<script type="application/json" id="kelisim-options">{ nonsense</script>`;
    const body = '<button id="open" data-kelisim-open="preferences">Open</button>';
    const page = await openPage(browser, site.page(byTag({ lang: 'en', head, body })));
    await page.waitForFunction(() => window.log.some(({ type }) => type === 'error'));
    await page.evaluate("import('/dist/index.js').then((all) => void Object.assign(window, all))");
    await create(page);
    await notice(page).waitFor();
    await page.locator('#open').click();
    await preferences(page).waitFor();
    await action(page, 'preferences', 'save').click();
    await page.waitForFunction(() => window.Kelisim.status === 'rejected');
    await page.evaluate(() => {
      document
        .querySelector('main')
        ?.insertAdjacentHTML('beforeend', '<a id="later" href="#later" data-kelisim-needs="account">Later</a>');
    });
    await page.evaluate(() => window.Kelisim.accept());
    await page.locator('#later').click();
    await page.waitForFunction(() => location.hash === '#later', null, { timeout: 3000 });
    expect((await errors(page)).length).toBe(1);
  });

  it('a destroyed instance answers, and does nothing to the page or to the next one', async () => {
    const page = await openPage(browser, site.page(byImport({ lang: 'en', head: RECORDER })));
    await notice(page).waitFor();
    const answers = await page.evaluate(async () => {
      const gone = window.Kelisim;
      gone.destroy();
      gone.hide();
      const pending = new Promise<string>((resolve) => setTimeout(() => resolve('pending'), 1000));
      const how = (promise: Promise<unknown>) =>
        Promise.race([
          promise.then(
            (value) => JSON.stringify(value) ?? 'undefined',
            () => 'rejected',
          ),
          pending,
        ]);
      return Promise.all([
        how(gone.show()),
        how(gone.openPreferences()),
        how(gone.openPolicy()),
        how(gone.ask('account')),
        how(gone.setLanguage('ru')),
      ]);
    });
    expect(answers).not.toContain('pending');
    expect(answers[3]).not.toBe('true');
    await page.waitForTimeout(500);
    expect(await page.locator('kelisim-widget').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset.kelisimState)).toBe(undefined);
  });
});
