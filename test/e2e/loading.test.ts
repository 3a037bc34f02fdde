import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { documentedPolicies } from '../fixtures/documentation';
import { useBrowser } from './support/browser';
import {
  action,
  cookieValue,
  notice,
  policy,
  preferences,
  RECORDER,
  setCookie,
  status,
  wayBack,
} from './support/kelisim';
import { byTag, EMBEDDINGS, OPTIONS, useSite } from './support/serve';
import { textOf } from './support/texts';

const browser = useBrowser();
const site = useSite();

/** What is loaded when it is needed, by script tag and by npm. */
const PARTS = /(settings|companion|embeds|messages)(Part)?\.js/;
/** The second layer's file, by script tag and by npm. */
const SETTINGS = ['kelisim.settings.js', 'chunks/settingsPart.js'];
const errorsOf = (page: Page) => page.evaluate(() => window.log.filter(({ type }) => type === 'error'));

describe.each(EMBEDDINGS)('by %s', (_name, html) => {
  it('a returning visitor loads no part, and has the way back', async () => {
    const url = site.page(html());
    const page = await browser.blank();
    await setCookie(page, url, cookieValue());
    await page.goto(url);
    await wayBack(page).waitFor();
    await page.waitForTimeout(300);
    expect(await status(page)).toBe('accepted');
    expect(page.requested.filter((path) => PARTS.test(path))).toEqual([]);
    if (_name === 'script tag') {
      expect(page.requested.filter((path) => path.startsWith('/dist/'))).toEqual(['/dist/kelisim.js']);
    }
    expect(await notice(page).count()).toBe(0);
  });

  it('a first visit loads no part, asks nothing of other hosts and stores nothing', async () => {
    const page = await browser.blank();
    const foreign: string[] = [];
    page.on('request', (request) => !request.url().startsWith('http://localhost:') && foreign.push(request.url()));
    await page.goto(site.page(html()));
    await notice(page).waitFor();
    await page.waitForTimeout(300);
    expect(foreign).toEqual([]);
    expect(page.requested.filter((path) => PARTS.test(path))).toEqual([]);
    if (_name === 'script tag') {
      expect(page.requested.filter((path) => path.startsWith('/dist/'))).toEqual(['/dist/kelisim.js']);
    }
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });

  it('loads nothing that nobody calls for; what looks after the notice comes with a focus in the page', async () => {
    const page = await browser.open(site.page(html({ lang: 'en', body: '<a id="link" href="#x">Link</a>' })));
    const lazy = () => page.requested.filter((path) => /kelisim\.\w+.*\.js|chunks\//.test(path)).length;
    const has = (what: RegExp) => page.requested.some((path) => what.test(path));
    await notice(page).waitFor();
    await page.waitForTimeout(500);
    const before = lazy();
    expect(has(PARTS)).toBe(false);
    await page.locator('#link').focus();
    await expect.poll(() => has(/companion/)).toBe(true);
    await page.waitForTimeout(500);
    expect(lazy()).toBe(before + 1);
  });

  it.each(['accept-all', 'reject-all'])('loads nothing for who touches only %s', async (name) => {
    const page = await browser.blank({ hasTouch: true });
    await page.goto(site.page(html()));
    await action(page, 'notice', name).tap();
    await wayBack(page).waitFor();
    expect(await status(page)).toBe(name === 'accept-all' ? 'accepted' : 'rejected');
    await page.waitForTimeout(300);
    expect(page.requested.filter((path) => PARTS.test(path))).toEqual([]);
  });

  it('a missing file of the second layer is reported once; the notice works on, and it is tried again', async () => {
    for (const file of SETTINGS) site.missing.add(file);
    const page = await browser.open(site.page(html({ head: RECORDER })));
    await action(page, 'notice', 'settings').click();
    await page.waitForFunction(() => window.log.some(({ type }) => type === 'error'));
    await action(page, 'notice', 'settings').click();
    await page.waitForTimeout(300);
    expect(await errorsOf(page)).toMatchObject([{ detail: { code: 'ui-failed' } }]);
    expect(await page.evaluate(() => window.Kelisim.allows('account'))).toBe(false);
    expect(await preferences(page).count()).toBe(0);
    expect(await notice(page).isVisible()).toBe(true);
    site.missing.clear();
    if (_name === 'script tag') {
      await action(page, 'notice', 'settings').click();
      await preferences(page).waitFor();
      await action(page, 'preferences', 'accept-all').click();
    } else await action(page, 'notice', 'accept-all').click();
    expect(await status(page)).toBe('accepted');
  });

  it('asking for a closed feature without the second layer shows the plain notice', async () => {
    for (const file of SETTINGS) site.missing.add(file);
    const page = await browser.open(site.page(html({ head: RECORDER, options: { ...OPTIONS, autoShow: false } })));
    await page.waitForFunction(() => window.Kelisim?.status);
    const rejected = page.evaluate(() => window.Kelisim.ask('account'));
    await action(page, 'notice', 'reject-all').click();
    expect(await rejected).toBe(false);
    const accepted = page.evaluate(() => window.Kelisim.ask('account'));
    await action(page, 'notice', 'accept-all').click();
    expect(await accepted).toBe(true);
    expect(await errorsOf(page)).toMatchObject([{ detail: { code: 'ui-failed' } }]);
    site.missing.clear();
  });

  it('nothing on the page moves when the notice shows', async () => {
    const page = await browser.blank();
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as unknown as { shift: number }).shift += (entry as never as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(site.page(html({ body: '<p>text</p>'.repeat(50) })));
    await notice(page).waitFor();
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
    await action(page, 'notice', 'accept-all').click();
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
  });
});

describe('script tag', () => {
  it('code queued before the script runs is called with the instance, and later code at once', async () => {
    const queue = `<script>
      window.Kelisim = window.Kelisim || { queue: [] };
      Kelisim.queue.push(() => { throw new Error('host') });
      Kelisim.queue.push((k) => { window.early = k.status });
    </script>`;
    const page = await browser.open(site.page(byTag({ head: queue })));
    await page.waitForFunction(() => 'early' in window);
    const late = await page.evaluate(() => {
      let seen = '';
      (window.Kelisim as never as { queue: { push(callback: (k: { status: string }) => void): void } }).queue.push(
        (k) => {
          seen = k.status;
        },
      );
      return seen;
    });
    expect(late).toBe('undecided');
  });

  it('options may stand in attributes, which win over the JSON', async () => {
    const page = await browser.open(
      site.page(
        byTag({ attributes: 'data-policy-version="2027-05" data-language="ru" data-operator-bin="000000000000"' }),
      ),
    );
    await notice(page).waitFor();
    expect(await notice(page).textContent()).toContain(
      textOf('notice.title', { operator: textOf('smartustaz.name', {}, 'ru') }, 'ru'),
    );
    await action(page, 'notice', 'accept-all').click();
    expect(await page.evaluate(() => window.Kelisim.record?.policy)).toBe('2027-05');
    expect((await page.evaluate(() => window.Kelisim.receipt())).bin).toBe('000000000000');
  });

  it('waits for options that follow the tag', async () => {
    const html = `<!doctype html><html lang="en"><head>${RECORDER}<script src="/dist/kelisim.js"></script></head>
      <body><script type="application/json" id="kelisim-options">${JSON.stringify(OPTIONS)}</script></body></html>`;
    const page = await browser.open(site.page(html));
    await notice(page).waitFor();
    expect(page.problems).toEqual([]);
  });

  it.each([
    ['missing options', {}, ['policy.version', 'policy.url', 'operator.name']],
    ['no policy url', { preset: 'smartustaz', policy: { version: '1' } }, ['policy.url']],
    ['no operator', { policy: { version: '1', url: '/p' } }, ['operator.name']],
    ['another operator beside the preset', { ...OPTIONS, operator: { name: 'Other' } }, ['operator.name']],
    ['a bad theme', { ...OPTIONS, theme: 'pink' }, ['theme']],
  ])('%s: an error names each field, once, and everything stays closed', async (_what, options, fields) => {
    const body = '<a href="#in" data-kelisim-needs="account">in</a>';
    const page = await browser.open(site.page(byTag({ head: RECORDER, options, body })));
    await page.waitForFunction(() => window.log.some(({ type }) => type === 'error'));
    await page.waitForTimeout(200);
    const log = await errorsOf(page);
    expect(await notice(page).count()).toBe(0);
    expect(log).toHaveLength(fields.length);
    for (const [index, field] of fields.entries()) {
      expect(log[index]).toMatchObject({
        detail: { code: 'config', message: expect.stringContaining(`${field} is `) },
      });
      expect(JSON.stringify(log[index])).toContain('docs/OPTIONS.md#');
    }
    expect(page.problems).toHaveLength(fields.length);
    await page.locator('a').click();
    expect(new URL(page.url()).hash).toBe('');
    expect(await page.context().cookies()).toEqual([]);
  });

  it.each(['01.05.2026', '1 May 2026', '2026-13-40'])(
    'a day like %s is reported once, and left out',
    async (effective) => {
      const options = { ...OPTIONS, policy: { ...OPTIONS.policy, effective } };
      const page = await browser.open(site.page(byTag({ lang: 'en', head: RECORDER, options })));
      await notice(page).waitFor();
      await page.evaluate(() => window.Kelisim.setLanguage('ru'));
      const errors = await errorsOf(page);
      expect(errors).toMatchObject([{ detail: { code: 'config' } }]);
      expect(JSON.stringify(errors)).toContain('policy.effective');
      expect(await notice(page).textContent()).not.toMatch(/May|мая|2026/);
    },
  );

  it('broken JSON is named', async () => {
    const html = byTag({ head: RECORDER }).replace('"preset"', 'preset');
    const page = await browser.open(site.page(html));
    await page.waitForFunction(() => window.log.length);
    expect(JSON.stringify(await page.evaluate(() => window.log))).toContain('kelisim-options');
  });

  it('the tag twice, and npm beside it, make one instance and a warning each', async () => {
    const warnings: string[] = [];
    const page = await browser.blank();
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    const second = '<script async src="/dist/kelisim.js"></script>';
    const npm = `<script type="module">import { createConsent } from '/dist/index.js';
      window.same = createConsent(${JSON.stringify(OPTIONS)});</script>`;
    await page.goto(site.page(byTag({ body: second + npm })));
    await page.waitForFunction(() => 'same' in window && window.Kelisim?.status);
    await notice(page).waitFor();
    expect(await page.evaluate(() => (window as never as { same: unknown }).same === window.Kelisim)).toBe(true);
    expect(await page.locator('kelisim-widget').count()).toBe(1);
    expect(await notice(page).count()).toBe(1);
    expect(warnings).toHaveLength(2);
  });

  const ofAttributes = (body: string) =>
    byTag({
      body,
      head: RECORDER,
      options: {},
      attributes: 'data-preset="smartustaz" data-policy-version="1" data-policy-url="/p"',
    }).replace('async ', 'defer ');

  it('a form named Kelisim changes nothing', async () => {
    const page = await browser.open(site.page(ofAttributes('<form id="Kelisim"></form>')));
    await notice(page).waitFor();
    expect(await status(page)).toBe('undecided');
  });

  it('an element named currentScript does not stand in for the tag', async () => {
    const body =
      '<img name="currentScript" alt="" data-preset="smartustaz" data-policy-version="wrong" data-policy-url="/wrong"><a id="in" href="/in" data-kelisim-needs="account">In</a>';
    const page = await browser.open(site.page(ofAttributes(body)));
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await action(page, 'preferences', 'accept-all').click();
    expect(await page.evaluate(() => window.Kelisim.record?.policy)).toBe('1');
  });

  it('kelisim.all.js brings everything in one file', async () => {
    const page = await browser.open(site.page(byTag().replace('kelisim.js', 'kelisim.all.js')));
    await notice(page).waitFor();
    for (const language of ['ru', 'en', 'kk'])
      await page.evaluate((code) => window.Kelisim.setLanguage(code), language);
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await action(page, 'preferences', 'save').click();
    expect(await status(page)).toBe('rejected');
    expect(page.requested.filter((path) => path.startsWith('/dist/'))).toEqual(['/dist/kelisim.all.js']);
  });

  it('runs under a strict policy without a violation', async () => {
    const csp = documentedPolicies().byHost;
    const page = await browser.open(site.page(byTag(), { 'content-security-policy': csp }));
    await notice(page).waitFor();
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await page.keyboard.press('Escape');
    await action(page, 'notice', 'policy').click();
    await policy(page).waitFor();
    await page.keyboard.press('Escape');
    await action(page, 'notice', 'accept-all').click();
    expect(await status(page)).toBe('accepted');
    // The page has no icon. What is missing of ours is told in our own words as well.
    expect(page.problems.filter((problem) => !/favicon|\b404\b/.test(problem))).toEqual([]);
  });
});
