import type { RequestListener } from 'node:http';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, cookieValue, RECORDER, setCookie, status } from '../support/kelisim';
import { changes, delayParts, jar, PARTS, SOON } from '../support/kinds';
import { byTag, EMBEDDINGS, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const seconds = () => Math.floor(Date.now() / 1000);
const YES = 'authorization.statistics.advertising';
const NO = { yes: '', no: YES, policy: '', how: 'reject-all' };

const becomes = (page: Page, wanted: string) =>
  page.waitForFunction((wanted) => window.Kelisim?.status === wanted, wanted, { polling: 50, timeout: 10_000 });
const isRejected = async (page: Page) => {
  expect(await status(page)).toBe('rejected');
  expect(await page.evaluate(() => window.Kelisim.allows('statistics'))).toBe(false);
  expect(new URLSearchParams(await jar(page)).get('yes')).toBe('');
};

/** A server that sets the cookie again, and takes its time. */
function slowRenewal(delay: number) {
  const seen = { requests: 0, answers: 0 };
  const listener: RequestListener = ({ headers }, response) => {
    seen.requests++;
    const value = /consent_kelisim=([^;]*)/.exec(headers.cookie ?? '')?.[1];
    setTimeout(() => {
      seen.answers++;
      const cookie = value && { 'set-cookie': `consent_kelisim=${value}; Path=/; SameSite=Lax; Max-Age=86400` };
      response.writeHead(204, cookie || {}).end();
    }, delay);
  };
  return { seen, renewUrl: new URL(site.answer(listener)).pathname };
}

describe('a late answer of the renewing server', () => {
  const open = async () => {
    const { seen, renewUrl } = slowRenewal(800);
    const url = site.page(byTag({ head: RECORDER, options: { ...OPTIONS, renewUrl } }));
    // Only the first page renews: what comes late is its answer.
    const next = site.page(byTag({ head: RECORDER }));
    const page = await browser.open(url);
    await becomes(page, 'undecided');
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(() => seen.requests, SOON).toBe(1);
    return { page, seen, next };
  };
  /** Longer than the server needs, and than the page needs to hear of a changed cookie. */
  const afterAnswer = async (page: Page) => {
    await page.waitForTimeout(1300);
    await page.evaluate(() => dispatchEvent(new Event('focus')));
  };

  it('does not undo a withdrawal on the next page', async () => {
    const { page, next } = await open();
    await page.goto(next);
    await becomes(page, 'accepted');
    expect(await page.evaluate(() => window.Kelisim.withdraw())).toEqual({ stored: true });
    await afterAnswer(page);
    expect(await changes(page)).toEqual(['rejected']);
    await isRejected(page);
    await page.reload();
    await becomes(page, 'rejected');
  });

  it('does not undo a withdrawal on the same page', async () => {
    const { page } = await open();
    expect(await page.evaluate(() => window.Kelisim.withdraw())).toEqual({ stored: true });
    await afterAnswer(page);
    expect(await changes(page)).toEqual(['accepted', 'rejected']);
    await isRejected(page);
  });

  it('does not undo a withdrawal in another tab', async () => {
    const { page, next } = await open();
    const other = await page.context().newPage();
    await other.goto(next);
    await becomes(other, 'accepted');
    await other.evaluate(() => window.Kelisim.withdraw());
    await afterAnswer(other);
    await isRejected(other);
    await afterAnswer(page);
    await isRejected(page);
  });
});

describe('an older record', () => {
  it.each([
    ['written by the server', 0],
    ['with the same second', 60],
  ])('%s does not replace a refusal that the page holds: the refusal is written again', async (_what, younger) => {
    const url = site.page(byTag({ head: RECORDER }));
    const at = seconds() - 60;
    const page = await browser.blank();
    await setCookie(page, url, cookieValue({ ...NO, at }));
    await page.goto(url);
    await becomes(page, 'rejected');
    await setCookie(page, url, cookieValue({ at: at - 60 + younger }));
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    expect(await page.evaluate(() => window.Kelisim.allows('statistics'))).toBe(false);
    await expect.poll(async () => new URLSearchParams(await jar(page)).get('yes'), SOON).toBe('');
    await isRejected(page);
    expect(await changes(page)).toEqual([]);
  });

  it('with the same second adds its refusals to those that the page holds', async () => {
    const url = site.page(byTag({ head: RECORDER }));
    const at = seconds() - 60;
    const page = await browser.blank();
    const yes = 'authorization.statistics';
    await setCookie(page, url, cookieValue({ at, yes, no: 'advertising', how: 'save' }));
    await page.goto(url);
    await becomes(page, 'custom');
    await setCookie(page, url, cookieValue({ at, yes: 'authorization.advertising', no: 'statistics', how: 'save' }));
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    const allowed = () =>
      page.evaluate(() => ['authorization', 'statistics', 'advertising'].filter((name) => window.Kelisim.allows(name)));
    expect(await allowed()).toEqual(['authorization']);
    await expect.poll(async () => new URLSearchParams(await jar(page)).get('yes'), SOON).toBe('authorization');
  });

  it('in a tab that was behind does not replace a refusal of another tab', async () => {
    const url = site.page(byTag({ head: RECORDER }));
    const old = cookieValue({ at: seconds() - 600 });
    const one = await browser.blank();
    await setCookie(one, url, old);
    await one.goto(url);
    const two = await one.context().newPage();
    await two.goto(url);
    await becomes(two, 'accepted');
    await two.evaluate(() => window.Kelisim.reject());
    await becomes(one, 'rejected');
    await setCookie(one, url, old);
    await one.waitForTimeout(600);
    for (const page of [one, two]) {
      await page.evaluate(() => dispatchEvent(new Event('focus')));
      await isRejected(page);
    }
  });
});

describe('the time of a decision', () => {
  const at = async (page: Page) => Number(new URLSearchParams(await jar(page)).get('at'));

  it('is later than that of the record it replaces, also when the clock was set back', async () => {
    const url = site.page(byTag({ head: RECORDER }));
    const ahead = seconds() + 3600;
    const page = await browser.blank();
    await setCookie(page, url, cookieValue({ at: ahead, until: ahead + 86_400 }));
    await page.goto(url);
    await becomes(page, 'accepted');
    expect(await page.evaluate(() => window.Kelisim.reject())).toEqual({ stored: true });
    expect(await at(page)).toBe(ahead + 1);
    await page.reload();
    await becomes(page, 'rejected');
  });

  it('differs for two decisions of one second', async () => {
    const page = await browser.open(site.page(byTag({ head: RECORDER })));
    await becomes(page, 'undecided');
    const times = await page.evaluate(async () => {
      await window.Kelisim.accept();
      const first = window.Kelisim.record?.at ?? 0;
      await window.Kelisim.reject();
      return [first, window.Kelisim.record?.at ?? 0];
    });
    expect(times[1]).toBeGreaterThan(times[0] as number);
    expect(await at(page)).toBe(times[1]);
  });
});

describe.each(EMBEDDINGS)('decisions asked for before any part has come, by %s', (_name, html) => {
  const SLOW = /\/dist\/(?!kelisim\.js|index\.js)[^?]*\.js/;
  /** The first answers come last: an order taken from loading would be the wrong one. */
  const open = async (delays: number[]) => {
    const page = await browser.blank();
    let count = 0;
    await page.route(SLOW, async (route) => {
      const wait = delays[count++ % delays.length];
      await new Promise((resolve) => setTimeout(resolve, wait));
      await route.continue().catch(() => {});
    });
    const head = `${RECORDER}<script>
      document.addEventListener('kelisim:ready', () => queueMicrotask(() => window.act?.()));
      </script>`;
    return { page, url: site.page(html({ head, options: { ...OPTIONS, autoShow: false } })) };
  };

  it.each([
    ['accept, reject', ['accept', 'reject'], ['accepted', 'rejected']],
    ['reject, accept', ['reject', 'accept'], ['rejected', 'accepted']],
    [
      'accept, reject, accept, withdraw',
      ['accept', 'reject', 'accept', 'withdraw'],
      ['accepted', 'rejected', 'accepted', 'rejected'],
    ],
  ] as const)('happen in this order: %s', async (_what, acts, wanted) => {
    const { page, url } = await open([300, 200, 100, 50]);
    await page.addInitScript((acts) => {
      const act = () => Promise.all(acts.map((name) => window.Kelisim[name]().then(() => window.Kelisim.record?.id)));
      Object.assign(window, { act: () => Object.assign(window, { done: act() }) });
    }, acts);
    await page.goto(url);
    await page.waitForFunction(() => 'done' in window);
    await page.evaluate(() => (window as unknown as { done: Promise<unknown> }).done);
    expect(await changes(page)).toEqual(wanted);
    expect(await status(page)).toBe(wanted[wanted.length - 1]);
    await page.reload();
    await becomes(page, wanted[wanted.length - 1] as string);
  });

  it('are in the order of the calls also when save and withdraw are among them', async () => {
    const { page, url } = await open([400, 50]);
    await page.goto(url);
    await page.waitForFunction(() => window.Kelisim?.status);
    const ids = await page.evaluate(async () => {
      const { Kelisim } = window;
      await Promise.all([Kelisim.save({ statistics: true } as never), Kelisim.accept(), Kelisim.withdraw()]);
      return Kelisim.record?.granted;
    });
    expect(ids).toEqual([]);
    expect(await changes(page)).toEqual(['custom', 'accepted', 'rejected']);
  });
});

it('a decision from code takes effect before the call returns, although no part has come', async () => {
  const page = await browser.blank();
  await delayParts(page, 500);
  await page.goto(site.page(byTag({ head: RECORDER, options: { ...OPTIONS, autoShow: false } })));
  await page.waitForFunction(() => window.Kelisim?.status);
  const statuses = await page.evaluate(() => {
    window.Kelisim.accept();
    const first = window.Kelisim.status;
    window.Kelisim.reject();
    return [first, window.Kelisim.status, document.cookie.includes('how=api')];
  });
  expect(statuses).toEqual(['accepted', 'rejected', true]);
});

it('decisions are kept although the page is left at once', async () => {
  const page = await browser.blank();
  await delayParts(page, 600, 20);
  await page.goto(site.page(byTag({ head: RECORDER, options: { ...OPTIONS, autoShow: false } })));
  await page.waitForFunction(() => window.Kelisim?.status);
  await page.evaluate(() => {
    window.Kelisim.accept();
    window.Kelisim.reject();
    location.reload();
  });
  await page.waitForTimeout(300);
  await becomes(page, 'rejected');
});

describe('what was asked of the interface before its parts have come', () => {
  const open = async (lang = 'kk') => {
    const page = await browser.blank();
    const delays = [500, 300, 200, 50];
    let count = 0;
    await page.route(PARTS, async (route) => {
      const wait = delays[count++ % delays.length];
      await new Promise((resolve) => setTimeout(resolve, wait));
      await route.continue().catch(() => {});
    });
    const url = site.page(byTag({ head: RECORDER, lang, options: { ...OPTIONS, autoShow: false } }));
    await page.goto(url);
    await page.waitForFunction(() => window.Kelisim?.status);
    return page;
  };
  const views = (page: Page) =>
    page.evaluate(() =>
      ['notice', 'preferences', 'policy'].filter((name) => {
        const view = document.querySelector('kelisim-widget')?.shadowRoot?.querySelector(`[part=${name}]`);
        return !!view?.getClientRects().length;
      }),
    );

  it('the language that was set last is the one of the notice', async () => {
    const page = await open();
    await page.evaluate(() => {
      window.Kelisim.show();
      for (const code of ['ru', 'en', 'kk', 'ru', 'en']) window.Kelisim.setLanguage(code);
    });
    await expect.poll(() => views(page), SOON).toEqual(['notice']);
    await page.waitForTimeout(1200);
    expect(await page.evaluate(() => window.Kelisim.language)).toBe('en');
    const lang = () =>
      page.evaluate(() => {
        const view = document.querySelector('kelisim-widget')?.shadowRoot?.querySelector('[part=notice]');
        return (view?.closest('[lang]') ?? document.querySelector('kelisim-widget'))?.getAttribute('lang');
      });
    expect(await lang()).toBe('en');
    await page.evaluate(() => window.Kelisim.reject());
    expect(new URLSearchParams(await jar(page)).get('lang')).toBe('en');
  });

  it('a view that was hidden again, or answered, does not come', async () => {
    const page = await open();
    await page.evaluate(() => {
      window.Kelisim.openPreferences();
      window.Kelisim.show();
      window.Kelisim.hide();
    });
    await page.waitForTimeout(1500);
    expect(await views(page)).toEqual([]);
    const other = await open();
    await other.evaluate(() => {
      window.Kelisim.openPreferences();
      window.Kelisim.reject();
    });
    await other.waitForTimeout(1500);
    expect(await views(other)).toEqual([]);
    expect(await changes(other)).toEqual(['rejected']);
  });

  it('a view that was asked for after a decision, or after hiding, comes', async () => {
    const page = await open();
    await page.evaluate(() => {
      window.Kelisim.show();
      window.Kelisim.reject();
      window.Kelisim.openPreferences();
    });
    await page.waitForTimeout(1500);
    expect(await views(page)).toEqual(['preferences']);
    const other = await open();
    await other.evaluate(() => {
      window.Kelisim.show();
      window.Kelisim.hide();
      window.Kelisim.show();
    });
    await other.waitForTimeout(1500);
    expect(await views(other)).toEqual(['notice']);
  });

  it('a question is answered by the decision that was asked for after it', async () => {
    const page = await open();
    const answers = await page.evaluate(async () => {
      const { Kelisim } = window;
      const asked = Kelisim.ask('account');
      Kelisim.accept();
      const late = new Promise((resolve) => setTimeout(resolve, 10_000, 'never'));
      return [await Promise.race([asked, late]), Kelisim.allows('account')];
    });
    expect(answers).toEqual([true, true]);
    await page.waitForTimeout(600);
    expect(await views(page)).toEqual([]);
  });
});

/** A page that hears nothing of other tabs until it gets the focus: no `cookieStore`, and storage that is blocked. */
describe('a decision in a page that has not heard of a later one', () => {
  const DEAF = () => {
    Object.defineProperty(window, 'cookieStore', { value: undefined });
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new Error('blocked');
      },
    });
  };
  const openDeaf = async (value?: string) => {
    const url = site.page(byTag({ head: RECORDER }));
    const page = await browser.blank();
    await page.addInitScript(DEAF);
    if (value) await setCookie(page, url, value);
    await page.goto(url);
    await page.waitForFunction(() => window.Kelisim?.status);
    return { page, url };
  };
  /** Allows just what the account needs, by the button of the notice. */
  const allowAccount = async (page: Page) => {
    await page.evaluate(() => void window.Kelisim.ask('account'));
    await action(page, 'notice', 'allow').waitFor(SOON);
    await page.evaluate(() =>
      document.querySelector('kelisim-widget')?.shadowRoot?.querySelector<HTMLElement>('[data-action=allow]')?.click(),
    );
  };

  it('does not bring back what another tab has refused', async () => {
    const { page } = await openDeaf(cookieValue({ yes: 'statistics.advertising', no: 'authorization', policy: '' }));
    const later = { ...NO, at: seconds() };
    await setCookie(page, page.url(), cookieValue(later));
    await allowAccount(page);
    await expect.poll(() => status(page), SOON).toBe('custom');
    expect(new URLSearchParams(await jar(page)).get('yes')).toBe('authorization');
    expect(Number(new URLSearchParams(await jar(page)).get('at'))).toBeGreaterThan(later.at);
  });

  it('keeps the number of the visitor that another tab has given', async () => {
    const { page } = await openDeaf();
    await setCookie(page, page.url(), cookieValue({ ...NO, at: seconds() - 5 }));
    const id = new URLSearchParams(await jar(page)).get('id');
    await page.evaluate(() => window.Kelisim.accept());
    expect(new URLSearchParams(await jar(page)).get('id')).toBe(id);
  });

  it('does not prolong what has run out while the page slept', async () => {
    const until = seconds() + 3600;
    const choices = { yes: 'statistics', no: 'authorization.advertising', policy: '' };
    const { page } = await openDeaf(cookieValue({ ...choices, at: seconds() - 3600, until }));
    await becomes(page, 'custom');
    await page.evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 2 * 3_600_000;
    });
    await allowAccount(page);
    await expect.poll(async () => new URLSearchParams(await jar(page)).get('how'), SOON).toBe('allow');
    expect(new URLSearchParams(await jar(page)).get('yes')).toBe('authorization');
  });
});
