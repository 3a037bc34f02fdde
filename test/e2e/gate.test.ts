import { describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser';
import { action, notice, policy, preferences, RECORDER, status } from './support/kelisim';
import { EMBEDDINGS, OPTIONS, useSite } from './support/serve';
import { textOf } from './support/texts';

const browser = useBrowser();
const site = useSite();

const BODY = `
  <a id="link" href="#arrived" data-kelisim-needs="account"><span id="inside">Sign in</span></a>
  <button id="button" data-kelisim-needs="account">Sign in</button>
  <form id="form" data-kelisim-needs="account"><input name="user" required><button name="by" value="one">Go</button></form>
  <a id="wrong" href="#wrong" data-kelisim-needs="acount">Misspelt</a>
  <a id="free" href="#free">Free</a>
  <button id="notice" data-kelisim-open="notice">Notice</button>
  <a id="preferences" href="#no" data-kelisim-open="preferences">Preferences</a>
  <button id="policy" data-kelisim-open="policy">Policy</button>
  <script>
    window.clicks = [];
    document.getElementById('button').addEventListener('click', () => clicks.push('button'));
    document.getElementById('form').addEventListener('submit', (event) => {
      event.preventDefault();
      clicks.push('submit ' + event.submitter?.value + ' ' + event.target.user.value);
    });
  </script>`;
const clicks = () => (window as never as { clicks: string[] }).clicks;

describe.each(EMBEDDINGS)('by %s', (_name, html) => {
  /** A visitor who has said no. */
  const rejected = async (more = {}) => {
    const page = await browser.open(site.page(html({ lang: 'en', body: BODY, head: RECORDER, ...more })));
    await action(page, 'notice', 'reject-all').click();
    return page;
  };

  it('a link goes on by itself after a yes, and the notice says why it was closed and what it needs', async () => {
    const page = await rejected();
    await page.locator('#inside').click();
    await notice(page).waitFor();
    const text = await notice(page).textContent();
    for (const part of [
      textOf('ask.title', { feature: textOf('feature.account') }),
      '3.3.1',
      textOf('ask.category', { category: textOf('category.authorization') }),
      textOf('ask.policy'),
      '3.2',
    ])
      expect(text).toContain(part);
    for (const name of ['accept-all', 'reject-all', 'settings', 'policy', 'allow', 'close'])
      expect(await action(page, 'notice', name).count()).toBe(1);
    expect(new URL(page.url()).hash).toBe('');
    await action(page, 'notice', 'accept-all').click();
    await page.waitForURL(/#arrived$/);
    expect(await status(page)).toBe('accepted');
  });

  it('allow gives just what the feature needs', async () => {
    const page = await rejected();
    await page.locator('#link').click();
    await action(page, 'notice', 'allow').click();
    await page.waitForURL(/#arrived$/);
    expect(await page.evaluate(() => window.Kelisim.record)).toMatchObject({
      how: 'allow',
      policy: '2026-01',
      granted: ['authorization'],
      denied: ['statistics', 'advertising'],
    });
    expect(await status(page)).toBe('custom');
  });

  it("a button's own handlers run once after a yes, and not after a no, when the focus returns", async () => {
    const page = await rejected();
    await page.locator('#button').click();
    await action(page, 'notice', 'reject-all').click();
    expect(await page.evaluate(clicks)).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('button');
    await page.locator('#button').click();
    await page.locator('#button').click();
    await action(page, 'notice', 'accept-all').click();
    await page.waitForFunction(() => (window as never as { clicks: string[] }).clicks.length);
    expect(await page.evaluate(clicks)).toEqual(['button']);
  });

  it('a form is validated first, and goes on with its submitter', async () => {
    const page = await rejected();
    await page.locator('#form button').click();
    expect(await notice(page).count()).toBe(0);
    await page.locator('#form input').fill('Aigul');
    await page.locator('#form button').click();
    await notice(page).waitFor();
    expect(await page.evaluate(clicks)).toEqual([]);
    await action(page, 'notice', 'allow').click();
    await page.waitForFunction(() => (window as never as { clicks: string[] }).clicks.length);
    expect(await page.evaluate(clicks)).toEqual(['submit one Aigul']);
  });

  it('closing the notice without a decision leaves everything as it was', async () => {
    const page = await rejected();
    await page.locator('#link').focus();
    await page.keyboard.press('Enter');
    await notice(page).waitFor();
    await action(page, 'notice', 'close').click();
    expect(await notice(page).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('link');
    expect(new URL(page.url()).hash).toBe('');
    expect(await status(page)).toBe('rejected');
  });

  it('controls that need nothing are left alone', async () => {
    const page = await rejected();
    await page.locator('#free').click();
    await page.waitForURL(/#free$/);
  });

  it('a misspelt feature stays closed and is reported once', async () => {
    const page = await rejected();
    await page.locator('#wrong').click();
    await page.locator('#wrong').click();
    expect(new URL(page.url()).hash).toBe('');
    const errors = await page.evaluate(() => window.log.filter(({ type }) => type === 'error'));
    expect(errors).toMatchObject([{ detail: { code: 'config' } }]);
    expect(JSON.stringify(errors)).toContain('acount');
  });

  it('allows, when and ask answer an unknown name with the same kind of error', async () => {
    const page = await rejected();
    const answers = await page.evaluate(async () => {
      const name = 'nothing' as never;
      const message = (error: Error & { code?: string }) => `${error.name} ${error.code} ${error.message}`;
      return [
        window.Kelisim.allows(name),
        await window.Kelisim.when(name).catch(message),
        await window.Kelisim.ask(name).catch(message),
      ];
    });
    expect(answers[0]).toBe(false);
    expect(answers[1]).toContain('config category or feature "nothing"');
    expect(answers[2]).toBe(answers[1]);
  });

  it('when waits for the yes, ask answers the decision, and hiding answers no', async () => {
    const page = await rejected();
    await page.evaluate(() => {
      Object.assign(window, { result: [] as unknown[] });
      const { result } = window as never as { result: unknown[] };
      window.Kelisim.when('account').then(() => result.push('when'));
      window.Kelisim.ask('account').then((open) => result.push(open));
    });
    const result = () => page.evaluate(() => (window as never as { result: unknown[] }).result);
    await notice(page).waitFor();
    await page.evaluate(() => window.Kelisim.hide());
    await page.waitForFunction(() => (window as never as { result: unknown[] }).result.length);
    expect(await result()).toEqual([false]);
    await page.evaluate(() => {
      window.Kelisim.ask('account').then((open) => (window as never as { result: unknown[] }).result.push(open));
    });
    await action(page, 'notice', 'allow').click();
    await page.waitForFunction(() => (window as never as { result: unknown[] }).result.length === 3);
    expect((await result()).sort()).toEqual([false, true, 'when'].sort());
    expect(await page.evaluate(() => window.Kelisim.ask('account'))).toBe(true);
  });

  it('any control of the host opens a view, also one added later', async () => {
    const page = await rejected();
    await page.locator('#preferences').click();
    await preferences(page).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await page.keyboard.press('Escape');
    await page.locator('#policy').click();
    await policy(page).waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(() =>
      document.querySelector('main')?.insertAdjacentHTML('beforeend', '<i id="late" data-kelisim-open="notice">x</i>'),
    );
    await page.locator('#late').click();
    await notice(page).waitFor();
  });

  it('destroy removes everything that was added, and another instance can start', async () => {
    const page = await rejected();
    await page.evaluate(() => window.Kelisim.destroy());
    expect(await page.locator('kelisim-widget').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.hasAttribute('data-kelisim-state'))).toBe(false);
    await page.locator('#link').click();
    await page.waitForURL(/#arrived$/);
    await page.addScriptTag({
      type: 'module',
      content: `import { createConsent } from '/dist/index.js'; window.Kelisim = createConsent(${JSON.stringify(OPTIONS)});
        window.again = true;`,
    });
    await page.waitForFunction(() => 'again' in window);
    expect(await status(page)).toBe('rejected');
  });

  it('destroyed while the interface loads, the notice does not come: frameworks mount twice', async () => {
    const page = await browser.open(site.page('<!doctype html><html lang="en"><title>x</title><body></body></html>'));
    await page.addScriptTag({
      type: 'module',
      content: `import { createConsent } from '/dist/index.js';
        createConsent(${JSON.stringify(OPTIONS)}).destroy();
        window.Kelisim = createConsent(${JSON.stringify(OPTIONS)});`,
    });
    await notice(page).waitFor();
    await page.waitForTimeout(300);
    expect(await page.locator('kelisim-widget').count()).toBe(1);
    expect(await notice(page).count()).toBe(1);
    await page.evaluate(() => window.Kelisim.destroy());
    await page.waitForTimeout(300);
    expect(await page.locator('kelisim-widget').count()).toBe(0);
  });

  it('a decision from code, or hiding, while the interface loads: the notice does not come', async () => {
    const page = await browser.open(site.page(html({ lang: 'en', head: RECORDER, body: BODY })));
    await notice(page).waitFor();
    await page.reload();
    await page.waitForFunction(() => window.Kelisim?.status);
    await page.evaluate(() => window.Kelisim.reject());
    await page.waitForTimeout(400);
    expect(await notice(page).count()).toBe(0);
    const asked = await page.evaluate(() => {
      const answer = window.Kelisim.ask('account');
      window.Kelisim.hide();
      return answer;
    });
    expect(asked).toBe(false);
    expect(await notice(page).count()).toBe(0);
  });

  it('a listener of ready has the instance, and hears what is open already', async () => {
    const head = `${RECORDER}<script>document.addEventListener('kelisim:ready', () => { window.seen = window.Kelisim?.status })</script>`;
    const page = await browser.open(site.page(html({ head })));
    await page.waitForFunction(() => 'seen' in window);
    expect(await page.evaluate(() => (window as never as { seen: string }).seen)).toBe('undecided');
    await action(page, 'notice', 'accept-all').click();
    await page.reload();
    await page.waitForFunction(() => window.log.length);
    expect(await page.evaluate(() => window.log.map(({ type }) => type))).toEqual([
      'ready',
      'grant',
      'grant',
      'grant',
      'grant',
    ]);
  });
});
