import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { cookieValue, RECORDER, setCookie, status } from '../support/kelisim';
import { changes, errors, jar } from '../support/kinds';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const seconds = () => Math.floor(Date.now() / 1000);
const YES = 'authorization.statistics.advertising';

const becomes = (page: Page, wanted: string) =>
  page.waitForFunction((wanted) => window.Kelisim?.status === wanted, wanted, { polling: 50, timeout: 10_000 });
const statistics = (page: Page) => page.evaluate(() => window.Kelisim.allows('statistics'));
/** Everything that makes a page look at its cookie again. */
const look = (page: Page) =>
  page.evaluate(async () => {
    for (const type of ['focus', 'pageshow', 'storage']) dispatchEvent(new Event(type));
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    const changed = [{ name: 'consent_kelisim', value: '' }];
    const change = Object.assign(new Event('change'), { changed, deleted: [] });
    (window as { cookieStore?: EventTarget }).cookieStore?.dispatchEvent(change);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    dispatchEvent(new Event('focus'));
  });

/** The jar can be read and not written, as where storage is full or a policy of the browser keeps it. */
const FROZEN = `(() => {
  const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(Document.prototype, 'cookie', { get, set() {}, configurable: true });
})();`;

describe('the browser refuses to write, and another choice is in the jar', () => {
  const open = async (value: string) => {
    const page = await browser.blank();
    await page.context().addInitScript(FROZEN);
    const url = site.page(byTag({ head: RECORDER }));
    await setCookie(page, url, value);
    await page.goto(url);
    await page.waitForFunction(() => window.Kelisim?.status);
    return page;
  };

  it.each(['reject', 'withdraw'] as const)('%s holds on this page, whatever makes it look again', async (act) => {
    const page = await open(cookieValue());
    await becomes(page, 'accepted');
    await page.evaluate(() => {
      window.Kelisim.on('grant', ({ name }) => window.log.push({ type: 'again', detail: name }));
    });
    expect(await page.evaluate((act) => window.Kelisim[act](), act)).toEqual({ stored: false });
    await look(page);
    expect(await status(page)).toBe('rejected');
    expect(await statistics(page)).toBe(false);
    expect(await changes(page)).toEqual(['rejected']);
    expect(await page.evaluate(() => window.log.filter(({ type }) => type === 'again'))).toEqual([]);
    expect(await page.evaluate(() => window.Kelisim.stored)).toBe(false);
    expect((await errors(page)).map(({ code }) => code)).toEqual(['storage-blocked']);
  });

  it('a narrower choice holds on this page', async () => {
    const page = await open(cookieValue());
    await page.evaluate(() => window.Kelisim.save({ authorization: true } as never));
    await look(page);
    expect(await status(page)).toBe('custom');
    expect(await statistics(page)).toBe(false);
  });

  it('an acceptance holds on this page as well', async () => {
    const page = await open(cookieValue({ yes: '', no: YES, policy: '', how: 'reject-all' }));
    await page.evaluate(() => window.Kelisim.accept());
    await look(page);
    expect(await status(page)).toBe('accepted');
    expect(await changes(page)).toEqual(['accepted']);
  });

  it('a refusal holds also when the jar only becomes readable afterwards', async () => {
    const page = await browser.blank();
    await page.context().addInitScript(`(() => {
      const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
      Object.defineProperty(Document.prototype, 'cookie',
        { get() { if (window.readable) return get.call(this); throw new Error('SecurityError'); },
          set() {}, configurable: true });
    })();`);
    const url = site.page(byTag({ head: RECORDER }));
    await setCookie(page, url, cookieValue());
    await page.goto(url);
    await becomes(page, 'undecided');
    expect(await page.evaluate(() => window.Kelisim.reject())).toEqual({ stored: false });
    await page.evaluate(() => Object.assign(window, { readable: true }));
    await look(page);
    expect(await status(page)).toBe('rejected');
  });

  it('a later decision of another tab is taken over all the same', async () => {
    const page = await open(cookieValue());
    await page.evaluate(() => window.Kelisim.reject());
    const at = seconds() + 60;
    await setCookie(
      page,
      page.url(),
      cookieValue({ at, until: at + 86_400, yes: 'statistics', no: 'authorization.advertising', policy: '' }),
    );
    await look(page);
    expect(await status(page)).toBe('custom');
  });
});

describe('a parent domain has a cookie of our name', () => {
  const AHEAD = seconds() + 3600;
  const foreign = cookieValue({ at: AHEAD, until: AHEAD + 86_400, id: 'foreignforeignforeign1' });

  /** Chromium leads names under `localhost` to this machine, and counts `portal.localhost` as a site. */
  const open = async (cookie: { domain: string; path: string }, html = byTag({ head: RECORDER })) => {
    const page = await browser.blank();
    const url = site.page(html).replace('//localhost', '//school.portal.localhost');
    await page.context().addCookies([{ name: 'consent_kelisim', value: foreign, ...cookie }]);
    await page.goto(url);
    await becomes(page, 'accepted');
    return page;
  };

  it.each([
    ['the parent domain', '.portal.localhost'],
    ['this domain, with its subdomains', '.school.portal.localhost'],
  ])('a refusal is stored only if it is what the next page reads: %s', async (_what, domain) => {
    const page = await open({ domain, path: '/' });
    expect(await page.evaluate(() => window.Kelisim.reject())).toEqual({ stored: true });
    const values = (await jar(page)).split('\n');
    expect(values).toHaveLength(1);
    expect(new URLSearchParams(values[0]).get('yes')).toBe('');
    await look(page);
    expect(await status(page)).toBe('rejected');
    await page.reload();
    await becomes(page, 'rejected');
  });

  it('an older cookie of the parent domain goes as well, so that one value is left', async () => {
    const page = await browser.blank();
    const url = site.page(byTag({ head: RECORDER })).replace('//localhost', '//school.portal.localhost');
    await page
      .context()
      .addCookies([{ name: 'consent_kelisim', value: cookieValue(), domain: '.portal.localhost', path: '/' }]);
    await page.goto(url);
    await becomes(page, 'accepted');
    expect(await page.evaluate(() => window.Kelisim.reject())).toEqual({ stored: true });
    expect((await jar(page)).split('\n')).toHaveLength(1);
  });

  it('a cookie of a path of this page goes as well', async () => {
    const page = await browser.blank();
    const url = site.page(byTag({ head: RECORDER })).replace('//localhost', '//school.portal.localhost');
    await page
      .context()
      .addCookies([
        { name: 'consent_kelisim', value: foreign, domain: '.portal.localhost', path: new URL(url).pathname },
      ]);
    await page.goto(url);
    await becomes(page, 'accepted');
    expect(await page.evaluate(() => window.Kelisim.withdraw())).toEqual({ stored: true });
    expect(await jar(page)).not.toContain('how=accept-all');
    await page.reload();
    await becomes(page, 'rejected');
  });

  it('a cookie that comes back each time makes the choice one of this page: not stored, and it holds', async () => {
    const page = await browser.blank();
    await page.context().addInitScript(`(() => {
      const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
      Object.defineProperty(Document.prototype, 'cookie', {
        get() { return [get.call(this), 'consent_kelisim=${foreign}'].filter(Boolean).join('; '); },
        set(text) { set.call(this, text); }, configurable: true });
    })();`);
    await page.goto(site.page(byTag({ head: RECORDER })));
    await becomes(page, 'accepted');
    expect(await page.evaluate(() => window.Kelisim.reject())).toEqual({ stored: false });
    await look(page);
    expect(await status(page)).toBe('rejected');
    expect((await errors(page)).map(({ code }) => code)).toEqual(['storage-blocked']);
  });

  it('a refusal is sent to no renewal together with the foreign acceptance', async () => {
    const sent: string[] = [];
    const renewUrl = new URL(
      site.answer(({ headers }, response) => {
        sent.push(headers.cookie ?? '');
        response.writeHead(204).end();
      }),
    ).pathname;
    const page = await open(
      { domain: '.portal.localhost', path: '/' },
      byTag({ head: RECORDER, options: { ...OPTIONS, renewUrl } }),
    );
    await page.waitForTimeout(200);
    sent.length = 0;
    await page.evaluate(() => window.Kelisim.reject());
    await expect.poll(() => sent.length, { timeout: 10_000 }).toBe(1);
    expect(sent[0]).not.toContain('how=accept-all');
  });
});
