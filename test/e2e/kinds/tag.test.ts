import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from '../support/browser';
import { action, notice, preferences, RECORDER, status } from '../support/kelisim';
import { errors, ran, SOON, TRACE } from '../support/kinds';
import { OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const HEAD = `${TRACE}${RECORDER}`;
const TAG = '<script async src="/dist/kelisim.js"></script>';
const JSON_OF = (text: string) => `<script type="application/json" id="kelisim-options">${text}</script>`;
const GOOD = JSON.stringify(OPTIONS);

const BODY = `<a id="link" href="#arrived" data-kelisim-needs="account">Sign in</a>
  <button id="button" data-kelisim-needs="account" onclick="ran.push('button')">Sign in</button>
  <form id="form" data-kelisim-needs="account" onsubmit="event.preventDefault(); ran.push('form')">
    <button id="submit">Go</button></form>
  <button id="settings" data-kelisim-open="preferences">Settings</button>
  <script type="text/plain" data-kelisim-needs="statistics">ran.push('statistics')</script>`;
const pageOf = (head: string, body = BODY) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${HEAD}${head}</head>
  <body><main><h1>Host</h1>${body}</main></body></html>`;

const started = (page: OpenPage) =>
  page.waitForFunction(() => window.Kelisim?.status, undefined, { polling: 50, timeout: 10_000 });

describe('a first tag that cannot start', () => {
  /** Everything that a control does on a page that works. */
  const works = async (page: OpenPage) => {
    await started(page);
    await notice(page).waitFor(SOON);
    await page.evaluate(() => window.Kelisim.hide());
    await page.locator('#settings').click();
    await preferences(page).waitFor(SOON);
    await action(page, 'preferences', 'close').click(SOON);
    await page.locator('#link').click();
    await action(page, 'notice', 'allow').click(SOON);
    await expect.poll(() => new URL(page.url()).hash, SOON).toBe('#arrived');
    await page.locator('#button').click();
    await page.locator('#submit').click();
    expect(await ran(page)).toEqual(['button', 'form']);
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(() => ran(page), SOON).toContain('statistics');
  };
  const BROKEN: { readonly [what: string]: string } = {
    'JSON that cannot be read': JSON_OF('{"preset": "smartustaz",'),
    'JSON that is no object': JSON_OF('["smartustaz"]'),
    'options without a policy': JSON_OF('{"preset":"smartustaz"}'),
  };

  it.each(Object.entries(BROKEN))('leaves the controls of the page to a second tag: %s', async (_what, json) => {
    const page = await browser.open(site.page(pageOf(json + TAG)));
    await expect.poll(async () => (await errors(page)).map(({ code }) => code)[0], SOON).toBe('config');
    await page.evaluate(async (good) => {
      // Without options there is an instance that nothing can be decided with.
      (window.Kelisim as Partial<typeof window.Kelisim> | undefined)?.destroy?.();
      const options = document.getElementById('kelisim-options') as HTMLElement;
      options.textContent = good;
      const tag = document.createElement('script');
      tag.src = '/dist/kelisim.js?second';
      document.head.append(tag);
    }, GOOD);
    await works(page);
  });

  it.each(Object.entries(BROKEN))('leaves them to an instance by import as well: %s', async (_what, json) => {
    const page = await browser.open(site.page(pageOf(json + TAG)));
    await expect.poll(async () => (await errors(page)).map(({ code }) => code)[0], SOON).toBe('config');
    await page.addScriptTag({
      type: 'module',
      content: `import { createConsent } from '/dist/index.js';
        window.Kelisim?.destroy?.();
        window.Kelisim = createConsent(${GOOD});`,
    });
    await works(page);
  });

  it.each(Object.entries(BROKEN))(
    'keeps closed what is gated, and stops nothing else, while it is alone: %s',
    async (_what, json) => {
      const page = await browser.open(site.page(pageOf(json + TAG, `${BODY}<a id="free" href="#free">Free</a>`)));
      await expect.poll(async () => (await errors(page)).map(({ code }) => code)[0], SOON).toBe('config');
      await page.locator('#button').dispatchEvent('click');
      await page.locator('#free').dispatchEvent('click');
      expect(await ran(page)).toEqual([]);
      await expect.poll(() => new URL(page.url()).hash, SOON).toBe('#free');
      expect(
        await page.evaluate(
          () => (window.Kelisim as Partial<typeof window.Kelisim> | undefined)?.allows?.('account') ?? false,
        ),
      ).toBe(false);
    },
  );
});

describe('options in JSON that the network splits', () => {
  /** Sends the page in pieces, with a pause between them. */
  const inPieces = (...pieces: string[]) =>
    site.answer(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' });
      for (const piece of pieces) {
        response.write(piece);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      response.end();
    });
  const rich = JSON.stringify({ ...OPTIONS, operator: { name: 'El Umiti '.repeat(40) } });
  const [before, after] = pageOf('{options}').split('{options}') as [string, string];
  const open = `${before}<script type="application/json" id="kelisim-options">`;
  const close = `</script>${after}`;
  const middle = Math.floor(rich.length / 2);
  /** The parser shows what it has; some text is needed before it does. */
  const padding = `<!-- ${'x'.repeat(2000)} -->`;

  const LOADERS: { readonly [what: string]: string } = {
    'the tag in the head, before the options': TAG,
    'a tag whose attributes would do': `<script async src="/dist/kelisim.js" data-preset="smartustaz"
      data-policy-version="2026-01" data-policy-url="/policy"></script>`,
    'a tag that a loader has added': `<script>
      const tag = document.createElement('script');
      tag.src = '/dist/kelisim.js';
      document.head.append(tag);</script>`,
  };
  it.each(
    Object.entries(LOADERS).flatMap(([what, tag]) =>
      [
        ['in the middle', middle],
        ['before the last brace', rich.length - 1],
        ['before the first one', 0],
        ['in a name', rich.indexOf('version') + 3],
      ].map(([where, at]) => [what, where as string, tag, at as number] as const),
    ),
  )('are waited for: %s, split %s', async (_what, _where, tag, at) => {
    const page = await browser.blank();
    const url = inPieces(open.replace(HEAD, HEAD + tag + padding) + rich.slice(0, at), rich.slice(at) + close);
    await page.goto(url);
    await started(page);
    await notice(page).waitFor(SOON);
    expect(await errors(page)).toEqual([]);
    await action(page, 'notice', 'reject-all').click(SOON);
    expect(await status(page)).toBe('rejected');
  });

  it('and are wrong in the end are reported once', async () => {
    const page = await browser.blank();
    const broken = `${rich.slice(0, -1)},`;
    const url = inPieces(
      open.replace(HEAD, HEAD + TAG + padding) + broken.slice(0, middle),
      broken.slice(middle) + close,
    );
    await page.goto(url);
    await expect.poll(async () => (await errors(page)).map(({ code }) => code), SOON).toEqual(['config']);
  });
});
