import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, cookieValue, notice, preferences, RECORDER, setCookie, wayBack } from '../support/kelisim';
import { errors, openPage } from '../support/kinds';
import { byImport, byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

const own = { operator: { name: 'School' }, policy: { version: '1', url: '/policy' } };

/** Kind 22: something odd in the page or in an option never ends in silence. */
describe('drawing', () => {
  const visible = (page: Page) => notice(page).isVisible();

  /** What other people's scripts do to a page, before ours runs. */
  const PAGES: [string, string][] = [
    ['an enumerable property on Object.prototype', 'Object.prototype.extend = function () {};'],
    ['an enumerable property on Array.prototype', 'Array.prototype.contains = function () {};'],
    [
      'an enumerable property on String.prototype and Function.prototype',
      'String.prototype.trimAll = Function.prototype.later = function () {};',
    ],
    ['no Intl.PluralRules', 'delete Intl.PluralRules;'],
    ['an Intl.DateTimeFormat that throws', 'Intl.DateTimeFormat = function () { throw new RangeError("odd"); };'],
    ['navigator.languages undefined', 'Object.defineProperty(navigator, "languages", { value: undefined });'],
    ['navigator.languages null', 'Object.defineProperty(navigator, "languages", { value: null });'],
    [
      'an odd entry in navigator.languages',
      'Object.defineProperty(navigator, "languages", { value: [null, "", "x-"] });',
    ],
    ['navigator.userActivation null', 'Object.defineProperty(navigator, "userActivation", { value: null });'],
    ['no ResizeObserver', 'delete window.ResizeObserver;'],
    [
      'no MutationObserver records for attributes',
      'const observe = MutationObserver.prototype.observe; MutationObserver.prototype.observe = function (node, options) { if (options.attributeFilter) throw new TypeError("odd"); return observe.call(this, node, options); };',
    ],
    ['no crypto.subtle', 'Object.defineProperty(crypto, "subtle", { value: undefined });'],
    ['a crypto.subtle that refuses', 'crypto.subtle.digest = () => Promise.reject(new Error("odd"));'],
    [
      'a showPopover that throws',
      'HTMLElement.prototype.showPopover = () => { throw new DOMException("odd", "NotSupportedError"); };',
    ],
    ['a matchMedia that is missing', 'delete window.matchMedia;'],
    ['a JSON that writes arrays as texts', 'Array.prototype.toJSON = function () { return "odd"; };'],
    ['a part property that is missing', 'delete Element.prototype.part;'],
    ['requestAnimationFrame that never calls', 'window.requestAnimationFrame = () => 0;'],
  ];
  /** What may be too odd to draw in: then it is reported. */
  const ODD: [string, string][] = [
    [
      'an enumerable getter without a setter on Object.prototype',
      'Object.defineProperty(Object.prototype, "odd", { enumerable: true, get: () => 1 });',
    ],
    ['no Intl', 'delete window.Intl;'],
    [
      'a sheet that cannot be constructed',
      'window.CSSStyleSheet = function () { throw new TypeError("Illegal constructor"); };',
    ],
    [
      'an adoptedStyleSheets that is frozen',
      'Object.defineProperty(ShadowRoot.prototype, "adoptedStyleSheets", { get: () => Object.freeze([]), set() { throw new TypeError("odd"); } });',
    ],
    ['no queueMicrotask', 'delete window.queueMicrotask;'],
  ];

  it.each(PAGES)('the notice comes and can be used with %s', async (_name, script) => {
    const html = byTag({ lang: 'en', head: `${RECORDER}<script>${script}</script>` });
    const page = await openPage(browser, site.page(html));
    await notice(page).waitFor({ timeout: 4000 });
    await action(page, 'notice', 'reject-all').click({ timeout: 4000 });
    await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'rejected', null, {
      timeout: 4000,
    });
  });

  it.each(ODD)('the notice comes, or it is reported, with %s', async (_name, script) => {
    const page = await openPage(
      browser,
      site.page(byTag({ lang: 'en', head: `${RECORDER}<script>${script}</script>` })),
    );
    const heard = async () => (await visible(page)) || (await errors(page)).some(({ message }) => message);
    await expect.poll(heard, { timeout: 4000 }).toBe(true);
  });

  it('the settings come with an enumerable property on Object.prototype and without Intl.PluralRules', async () => {
    const script = 'Object.prototype.extend = function () {}; delete Intl.PluralRules;';
    const page = await openPage(browser, site.page(byTag({ head: `${RECORDER}<script>${script}</script>` })));
    await page.waitForFunction(() => window.Kelisim?.status);
    await page.evaluate(() => void window.Kelisim.openPreferences());
    await preferences(page).waitFor({ timeout: 4000 });
    await page.evaluate(() => window.Kelisim.receipt());
    expect(await errors(page)).toEqual([]);
  });

  it('the settings look alike for a visitor who has not seen the notice on this page', async () => {
    const look = async (before: (page: Page, url: string) => Promise<unknown>) => {
      const url = site.page(byTag({ lang: 'en', head: RECORDER }));
      const page = await openPage(browser, url, { before: (blank) => before(blank, url) });
      await page.waitForFunction(() => window.Kelisim?.status);
      await page.evaluate(() => window.Kelisim.openPreferences());
      await preferences(page).waitFor({ timeout: 4000 });
      return preferences(page).evaluate((dialog) => {
        const styles = [dialog, ...dialog.querySelectorAll('button, p, h2, .scroll')].map((element) => {
          const { backgroundColor, color, padding, font, overflow } = getComputedStyle(element);
          return `${element.localName} ${(element as HTMLElement).dataset.action} ${backgroundColor} ${color} ${padding} ${font} ${overflow}`;
        });
        return [...new Set(styles)].sort();
      });
    };
    const fresh = await look(async () => {});
    const returning = await look((page, url) => setCookie(page, url, cookieValue()));
    // A returning visitor sees the record as well: all else is the same.
    expect(fresh.filter((style) => !returning.includes(style))).toEqual([]);
    expect(fresh.length).toBeGreaterThan(5);
  });

  /** Odd values of options: the notice, or an error event that says which. Never neither. */
  const VALUES: [string, object, string][] = [
    [
      'a policy.url with a port that cannot be',
      { ...own, policy: { version: '1', url: 'https://school.kz:99999/p' } },
      'policy.url',
    ],
    ['a policy.url with a broken host', { ...own, policy: { version: '1', url: 'https://[/' } }, 'policy.url'],
    ['a policy.url that is a number', { ...own, policy: { version: '1', url: 5 } }, 'policy.url'],
    [
      'a policy.effective that is a number',
      { ...own, policy: { ...own.policy, effective: 20260901 } },
      'policy.effective',
    ],
    [
      'a policy.effective that is no day',
      { ...own, policy: { ...own.policy, effective: '2026-13-45' } },
      'policy.effective',
    ],
    ['policy.changes that is a text', { ...own, policy: { ...own.policy, changes: 'new' } }, 'policy.changes'],
    ['a category that is null', { ...own, categories: { statistics: null } }, 'categories.statistics'],
    [
      'a category whose cookies are a text',
      { ...own, categories: { statistics: { cookies: '_ga' } } },
      'categories.statistics',
    ],
    ['a title that is a number', { ...own, categories: { statistics: { title: 5 } } }, 'categories.statistics.title'],
    ['a title that is null', { ...own, categories: { statistics: { title: null } } }, 'categories.statistics.title'],
    ['a disclosure that is null', { ...own, disclosure: null }, 'disclosure'],
    ['disclosure.automatic with null in it', { ...own, disclosure: { automatic: [null] } }, 'disclosure'],
    ['messages that are null', { ...own, messages: null }, 'messages'],
    ['messages that are a text', { ...own, messages: 'kk' }, 'messages'],
    ['an operator that is a text', { ...own, operator: 'School' }, 'operator'],
    ['an operator.name with no text in it', { ...own, operator: { name: {} } }, 'operator.name'],
    ['a policy that is a text', { ...own, policy: '/policy' }, 'policy'],
    ['a policy that is null', { ...own, policy: null }, 'policy'],
    ['a language that is a number', { ...own, language: 5 }, 'language'],
  ];

  it.each(VALUES)('%s: the notice comes, or it is reported by its name', async (_name, options, field) => {
    const html = byTag({ lang: 'en', head: RECORDER, options });
    const page = await openPage(browser, site.page(html));
    await expect
      .poll(async () => (await visible(page)) || (await errors(page)).some(({ message }) => message.includes(field)), {
        timeout: 4000,
      })
      .toBe(true);
    expect(page.problems.filter((text) => text.startsWith('uncaught'))).toEqual([]);
  });

  it('a required field that is malformed is reported as config by npm and tag alike', async () => {
    const options = { ...own, policy: { version: '1', url: 'https://school.kz:99999/p' } };
    const page = await openPage(browser, site.page(byTag({ lang: 'en', head: RECORDER, options })));
    await expect.poll(() => errors(page), { timeout: 4000 }).toMatchObject([{ code: 'config' }]);
    expect((await errors(page))[0]?.message).toContain('policy.url');
    const byNpm = await openPage(browser, site.page(byImport({ lang: 'en', head: RECORDER, options })));
    await expect.poll(() => byNpm.problems.join(), { timeout: 4000 }).toContain('policy.url');
  });

  it('a frame made by srcdoc shows the notice', async () => {
    const inner = byTag({ lang: 'en', head: RECORDER }).replace('/dist/kelisim.js', '/dist/kelisim.all.js');
    const page = await openPage(
      browser,
      site.page(
        `<!doctype html><title>x</title><iframe width="900" height="700" srcdoc="${inner.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"></iframe>`,
      ),
    );
    const frame = page.frameLocator('iframe');
    await frame.locator('kelisim-widget [part=notice]').waitFor({ timeout: 4000 });
    await frame.locator('kelisim-widget [data-action=settings]').click({ timeout: 4000 });
    await frame.locator('kelisim-widget [part=preferences]').waitFor({ timeout: 4000 });
    await frame.locator('kelisim-widget [part=preferences] [data-action=save]').click({ timeout: 4000 });
    await frame.locator('html[data-kelisim-state=rejected]').waitFor({ timeout: 4000, state: 'attached' });
  });

  it('a frame without storage, a page written by script and a base of another site show the notice', async () => {
    const inner = byTag({ lang: 'en', head: RECORDER }).replace('/dist/kelisim.js', '/dist/kelisim.all.js');
    const page = await openPage(browser, site.page('<!doctype html><title>x</title>'));
    await page.evaluate((html) => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      Object.assign(frame, { width: 900, height: 700 });
      const inside = frame.contentDocument as Document;
      inside.open();
      inside.write(html);
      inside.close();
    }, inner);
    await page.frameLocator('iframe').locator('kelisim-widget [part=notice]').waitFor({ timeout: 4000 });
    const based = byTag({ lang: 'en', head: `<base href="https://elsewhere.example/x/">${RECORDER}` });
    const other = await browser.blank();
    const url = site.page(based.replace('/dist/', `${new URL(page.url()).origin}/dist/`));
    await other.goto(url);
    await notice(other).waitFor({ timeout: 4000 });
  });

  it('an exception in the way back or in a later view is reported with a sentence', async () => {
    const page = await openPage(browser, site.page(byTag({ lang: 'en', head: RECORDER, options: OPTIONS })));
    await action(page, 'notice', 'reject-all').click();
    await wayBack(page).waitFor();
    // From now on nothing can be drawn. The preferences may have been: they are prepared when the pointer comes.
    await page.evaluate(() => {
      Document.prototype.createElement = () => {
        throw new Error('odd');
      };
      Document.prototype.createElementNS = Document.prototype.createElement as never;
      Node.prototype.cloneNode = Document.prototype.createElement as never;
    });
    await page.evaluate(() => window.Kelisim.openPolicy().catch(() => {}));
    await expect.poll(() => errors(page), { timeout: 4000 }).toMatchObject([{ code: 'ui-failed' }]);
    const [error] = await errors(page);
    expect(error?.message).toMatch(/\w+ \w+ \w+/);
  });
});
