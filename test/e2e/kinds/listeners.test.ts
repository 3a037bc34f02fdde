import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { cookieValue, notice, RECORDER, setCookie } from '../support/kelisim';
import { jar, openPage, SOON } from '../support/kinds';
import { byTag, EMBEDDINGS, useSite } from '../support/serve';

declare global {
  interface Window {
    /** What a listener of the test has heard, in order. */
    answers: string[];
  }
}

const browser = useBrowser();
const site = useSite();

const heard = (page: Page) => page.evaluate(() => window.answers);
/** The events that say what is open, with their names. */
const told = (page: Page) =>
  page.evaluate(() =>
    window.log.flatMap(({ type, detail }) => {
      const { status, name } = detail as { status?: string; name?: string };
      return ['change', 'grant', 'revoke'].includes(type) ? [`${type} ${name ?? status}`] : [];
    }),
  );
const open = async (html: typeof byTag, more: Parameters<typeof byTag>[0] = {}) => {
  const page = await openPage(browser, site.page(html({ head: RECORDER, ...more })));
  await notice(page).waitFor(SOON);
  return page;
};

/** An acceptance that a listener takes back at once: portals do so for children, or by the settings of an account. */
describe.each(EMBEDDINGS)('a decision inside a listener, by %s', (_name, html) => {
  it.each(['change', 'grant', 'subscribe'] as const)(
    'of %s: every listener hears the decisions in their order',
    async (type) => {
      const page = await open(html);
      const now = await page.evaluate(async (type) => {
        const consent = window.Kelisim;
        let status = '';
        window.answers = [];
        const refuse = () => {
          if (!consent.allows('statistics')) return;
          void consent.reject();
          // The page sees at once what it has decided.
          status = `${consent.status} ${consent.allows('statistics')}`;
        };
        if (type === 'subscribe') consent.subscribe(refuse);
        else consent.on(type, refuse);
        consent.on('change', ({ status, record }) => window.answers.push(`${status} ${record?.granted.length}`));
        await consent.accept();
        return status;
      }, type);
      expect(now).toBe('rejected false');
      expect(await heard(page)).toEqual(['accepted 3', 'rejected 0']);
      expect(await page.evaluate(() => window.Kelisim.status)).toBe('rejected');
      expect(new URLSearchParams(await jar(page)).get('yes')).toBe('');
      // Nothing is announced as open after the refusal.
      const events = await told(page);
      expect(events.slice(events.indexOf('change rejected')).filter((event) => event.startsWith('grant'))).toEqual([]);
      expect(events.filter((event) => event === 'grant account')).toEqual([]);
    },
  );

  it('of ready: nothing is announced as open after a withdrawal', async () => {
    const withdraw = `<script>document.addEventListener('kelisim:ready', () => setTimeout(() => {}, 0));
      (window.Kelisim ??= { queue: [] }).queue?.push((consent) => document.addEventListener('kelisim:ready', () => consent.withdraw()));</script>`;
    const url = site.page(byTag({ head: RECORDER + withdraw }));
    const page = await browser.blank();
    await setCookie(page, url, cookieValue());
    await page.goto(url);
    await expect.poll(() => page.evaluate(() => window.Kelisim?.status), SOON).toBe('rejected');
    expect((await told(page)).filter((event) => event.startsWith('grant'))).toEqual([]);
  });

  it('of ready: what it allows is opened', async () => {
    const accept = `<script>(window.Kelisim ??= { queue: [] }).queue?.push((consent) =>
      document.addEventListener('kelisim:ready', () => consent.save({ statistics: true })));</script>`;
    const body = '<script type="text/plain" data-kelisim-needs="statistics">window.answers = ["ran"];</script>';
    const page = await openPage(browser, site.page(byTag({ head: RECORDER + accept, body })));
    await expect.poll(() => heard(page), SOON).toEqual(['ran']);
  });
});

describe.each(EMBEDDINGS)('a listener that ends and begins again while it is called, by %s', (_name, html) => {
  it.each(['on', 'subscribe'] as const)('with %s is called once for each change', async (by) => {
    const page = await open(html);
    const calls = await page.evaluate(async (by) => {
      const consent = window.Kelisim;
      let calls = 0;
      let stop = () => {};
      const listen = () => {
        stop();
        // A test that fails must end.
        if (calls < 50) stop = by === 'on' ? consent.on('change', listener) : consent.subscribe(listener);
      };
      const listener = () => {
        calls++;
        listen();
      };
      listen();
      await consent.accept();
      return calls;
    }, by);
    expect(calls).toBe(1);
  });

  it('removed by an earlier listener, a later one is not called', async () => {
    const page = await open(html);
    const calls = await page.evaluate(async () => {
      const calls: string[] = [];
      let stop = () => {};
      window.Kelisim.on('change', () => stop());
      stop = window.Kelisim.on('change', () => calls.push('change'));
      await window.Kelisim.accept();
      return calls;
    });
    expect(calls).toEqual([]);
  });
});

describe('an instance that was destroyed', () => {
  it('by a listener of its own decision leaves nothing in the page', async () => {
    const page = await open(byTag);
    await page.evaluate(async () => {
      window.Kelisim.on('change', () => window.Kelisim.destroy());
      await window.Kelisim.accept();
    });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => 'kelisimState' in document.documentElement.dataset)).toBe(false);
    expect(await page.locator('kelisim-widget').count()).toBe(0);
    expect((await told(page)).filter((event) => event.startsWith('grant'))).toEqual([]);
  });

  it('says what it has decided since, and rejects what it cannot wait for', async () => {
    const page = await open(byTag);
    const after = await page.evaluate(async () => {
      const consent = window.Kelisim;
      await consent.accept();
      consent.destroy();
      const { stored } = await consent.reject();
      const waited = consent.when('statistics').then(
        () => 'open',
        (error) => error.name,
      );
      const late = new Promise((resolve) => setTimeout(resolve, 500, 'pending'));
      return [stored, consent.status, consent.allows('statistics'), await Promise.race([waited, late])];
    });
    expect(after).toEqual([true, 'rejected', false, 'AbortError']);
    expect(new URLSearchParams(await jar(page)).get('yes')).toBe('');
    expect(await page.evaluate(() => 'kelisimState' in document.documentElement.dataset)).toBe(false);
  });
});
