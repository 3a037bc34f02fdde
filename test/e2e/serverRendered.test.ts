import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../build/bundle';
import type * as Server from '../../src/server';
import { type OpenPage, useBrowser } from './support/browser';
import { action, notice, RECORDER, status } from './support/kelisim';
import { OPTIONS } from './support/serve';
import { textOf } from './support/texts';

const browser = useBrowser();
let kelisim: typeof Server;
let origin = '';

/** How the page that `/` serves is put together. */
interface Page {
  readonly script?: boolean;
  readonly csp?: string;
  readonly nonce?: string;
  readonly stylesheet?: string;
  readonly language?: string;
  readonly layout?: 'bar' | 'center';
  readonly autoShow?: boolean;
}
let shape: Page = {};

const server = createServer(async (incoming, outgoing) => {
  const url = new URL(incoming.url ?? '/', origin);
  if (url.pathname.startsWith('/dist/')) {
    const file = url.pathname.slice('/dist/'.length);
    const type = file.endsWith('.css') ? 'text/css' : 'text/javascript';
    outgoing.writeHead(200, { 'content-type': type }).end(await readFile(join(ROOT, 'dist', file)));
    return;
  }
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, `${value}`]);
  const init = { method: incoming.method, headers } as RequestInit;
  if (incoming.method === 'POST') Object.assign(init, { body: Readable.toWeb(incoming), duplex: 'half' });
  const request = new Request(url, init);
  if (url.pathname === '/consent') {
    const answer = await kelisim.createConsentHandler(OPTIONS)(request);
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    return;
  }
  const { script, csp, nonce, stylesheet, language, layout, autoShow } = shape;
  const drawn = kelisim.renderNotice({
    request,
    options: {
      ...OPTIONS,
      action: '/consent',
      ...(nonce && { nonce }),
      ...(stylesheet && { stylesheet }),
      ...(language && { language }),
      ...(layout && { layout }),
    },
  });
  const tag = script
    ? `<script type="application/json" id="kelisim-options">${JSON.stringify({ ...OPTIONS, language, layout, autoShow })}</script><script async src="/dist/kelisim.js"></script>`
    : '';
  const reading = kelisim.readConsent(request.headers.get('cookie'), OPTIONS);
  outgoing
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private',
      vary: 'Cookie',
      ...(csp && { 'content-security-policy': csp }),
    })
    .end(`<!doctype html><html lang="${language ?? 'en'}"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width">${csp ? '' : RECORDER}</head><body>${drawn}<main><h1 id="status">${reading.status}</h1></main>${tag}</body></html>`);
});

beforeAll(async () => {
  kelisim = (await import(join(ROOT, 'dist/server.js'))) as typeof Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const open = async (page: Page, options: Parameters<typeof browser.open>[1] = {}, path = '/'): Promise<OpenPage> => {
  shape = page;
  return browser.open(`${origin}${path}`, { locale: 'en-GB', ...options });
};
const PLAIN = { javaScriptEnabled: false };
const told = (page: OpenPage) => page.locator('#status').textContent();

describe('without JavaScript', () => {
  it.each([
    ['accept-all', 'accepted'],
    ['reject-all', 'rejected'],
  ])('%s posts, leads back, and is kept', async (act, wanted) => {
    const page = await open({}, PLAIN, '/?a=1');
    expect(await notice(page).isVisible()).toBe(true);
    await action(page, 'notice', act).click();
    await page.waitForURL(/\/\?a=1$/);
    expect(await told(page)).toBe(wanted);
    expect(await notice(page).count()).toBe(0);
    const [cookie] = await page.context().cookies();
    expect(cookie?.value).toMatch(new RegExp(`how=${act}&text=[\\da-f]{16}$`));
  });

  it('a choice for each category: everything is off at first', async () => {
    const page = await open({}, PLAIN);
    await action(page, 'notice', 'settings').click();
    for (const box of await notice(page).locator('input[type=checkbox]').all())
      expect(await box.isChecked()).toBe(false);
    await notice(page).getByLabel('Statistics').check();
    await action(page, 'notice', 'save').click();
    await page.waitForURL(/\/$/);
    expect(await told(page)).toBe('custom');
    const [cookie] = await page.context().cookies();
    expect(cookie?.value).toContain('yes=statistics&no=authorization.advertising&how=save');
  });

  it('speaks the language of the browser, and another one by its links', async () => {
    const page = await open({}, { ...PLAIN, locale: 'kk-KZ' }, '/?a=1');
    expect(await notice(page).textContent()).toContain(
      textOf('notice.title', { operator: textOf('smartustaz.name', {}, 'kk') }, 'kk'),
    );
    await notice(page).locator('[data-language=ru]').click();
    await page.waitForURL(/kelisim-language=ru/);
    expect(await notice(page).textContent()).toContain(
      textOf('notice.title', { operator: textOf('smartustaz.name', {}, 'ru') }, 'ru'),
    );
    await action(page, 'notice', 'reject-all').click();
    await page.waitForURL(/\/\?a=1$/);
    const [cookie] = await page.context().cookies();
    expect(cookie?.value).toContain('lang=ru');
  });

  it.each([
    ['a nonce', { nonce: 'abc', csp: "default-src 'none'; style-src 'nonce-abc'; form-action 'self'" }],
    [
      'a file',
      { stylesheet: '/dist/kelisim.notice.css', csp: "default-src 'none'; style-src 'self'; form-action 'self'" },
    ],
  ])('is styled under a strict CSP by %s', async (_how, page) => {
    const shown = await open(page, { ...PLAIN, viewport: { width: 360, height: 640 } });
    const box = await notice(shown).boundingBox();
    expect(box?.width).toBe(360);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(640, 0);
    expect(shown.problems).toEqual([]);
  });
});

describe('when the script arrives', () => {
  it.each(['bar', 'center'] as const)('the layout %s is that of the server, and stays', async (layout) => {
    const wide = { viewport: { width: 1280, height: 800 } };
    const drawn = await open({ layout }, { ...PLAIN, ...wide });
    const first = await notice(drawn).boundingBox();
    if (layout === 'bar') expect(first).toMatchObject({ x: 0, width: 1280 });
    else expect(Math.abs(2 * (first?.x ?? 0) + (first?.width ?? 0) - 1280)).toBeLessThan(2);

    const page = await open({ layout, script: true }, wide);
    await page.locator('kelisim-widget:not([data-static])').locator('[part=notice]').waitFor();
    await page.locator('kelisim-widget[data-static]').waitFor({ state: 'detached' });
    const box = await notice(page).boundingBox();
    expect([box?.x, box?.width]).toEqual([first?.x, first?.width]);
    expect(page.problems).toEqual([]);
  });

  it.each([
    ['a phone', { width: 360, height: 640 }, 'kk'],
    ['a desk', { width: 1280, height: 800 }, 'en'],
  ])('it takes the notice over on %s: same place, same focus, same text', async (_where, viewport, language) => {
    const before = await open({ language }, { viewport });
    const box = await notice(before).boundingBox();
    const buttons = await action(before, 'notice', 'reject-all').boundingBox();

    const page = await browser.blank({ locale: 'en-GB', viewport });
    // The script waits until the visitor has put the focus somewhere.
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/kelisim.js*', async (route) => {
      await held;
      await route.continue();
    });
    shape = { language, script: true };
    // Not until it has loaded: that waits for the script.
    await page.goto(origin, { waitUntil: 'domcontentloaded' });
    await page.locator('kelisim-widget[data-static] [data-action=reject-all]').focus();
    await page.evaluate(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift' });
    });
    release();
    await page.waitForFunction(() => !document.querySelector('[data-static]'));
    const close = (now: typeof box, then: typeof box) => {
      for (const side of ['x', 'y', 'width', 'height'] as const)
        expect(now?.[side]).toBeCloseTo(then?.[side] ?? NaN, 0);
    };
    close(await notice(page).boundingBox(), box);
    close(await action(page, 'notice', 'reject-all').boundingBox(), buttons);
    expect(await page.locator('kelisim-widget').count()).toBe(1);
    const focused = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        return (activeElement?.shadowRoot?.activeElement as HTMLElement | null)?.dataset.action;
      });
    expect(await focused()).toBe('reject-all');
    expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
    // The server's notice holds the settings as well, folded: what both show is the same.
    const text = (of: OpenPage) => notice(of).locator('.scroll').textContent();
    expect(await text(page)).toBe(await text(before));
    await page.keyboard.press('Enter');
    expect(await status(page)).toBe('rejected');
    expect(await page.evaluate(() => window.Kelisim.record?.text)).toMatch(/^[\da-f]{16}$/);
    expect(page.problems).toEqual([]);
  });

  it('the preferences open over it: it goes with the decision, and not before', async () => {
    const page = await open({ script: true, autoShow: false });
    await page.waitForFunction(() => window.Kelisim?.status);
    const drawn = page.locator('kelisim-widget[data-static] [part=notice]');
    const preferences = page.locator('[part=preferences]');
    await page.evaluate(() => window.Kelisim.openPreferences());
    expect(await preferences.isVisible()).toBe(true);
    expect(await drawn.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await preferences.waitFor({ state: 'detached' });
    expect(await drawn.isVisible()).toBe(true);
    await page.evaluate(() => window.Kelisim.openPreferences());
    await action(page, 'preferences', 'save').click();
    expect(await status(page)).toBe('rejected');
    expect(await page.locator('kelisim-widget').count()).toBe(1);
    expect(page.problems).toEqual([]);
  });
});
