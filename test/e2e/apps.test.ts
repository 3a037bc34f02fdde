import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Packed, pack } from '../fixtures/packed';
import { APPS, type AppName, type RunningApp, startApp } from './support/apps';
import { type OpenPage, useBrowser } from './support/browser';
import { action, cookieValue, notice, preferences, setCookie } from './support/kelisim';

const browser = useBrowser();
let packed: Packed;
beforeAll(() => {
  packed = pack();
}, 240_000);
afterAll(() => packed.remove());

/** A page that also keeps warnings. */
async function blank(): Promise<OpenPage> {
  const page = await browser.blank({ locale: 'en-GB' });
  page.on('console', (message) => message.type() === 'warning' && page.problems.push(message.text()));
  return page;
}
const heading = (page: OpenPage, name: string) => page.getByRole('heading', { name }).waitFor();
const instances = (page: OpenPage) => page.locator('kelisim-widget').count();

describe.each(Object.keys(APPS) as AppName[])('the app for %s', (name) => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp(name, packed);
  }, 600_000);
  afterAll(() => app?.stop());

  it('builds without a warning of the compiler', () => {
    expect(app.printed).not.toMatch(/svelte\.dev\/e\/|\[vite-plugin-svelte\]|\[Vue warn\]|state_referenced/);
  });

  it('asks at a link, goes on without loading the page anew, and keeps its one instance', async () => {
    const page = await blank();
    await page.goto(app.url);
    await notice(page).waitFor();
    await page.getByText('Statistics are off.').waitFor();
    await page.evaluate(() => Object.assign(window, { kept: true }));
    await page.locator('#account').click();
    await action(page, 'notice', 'allow').click();
    await page.waitForURL('**/account');
    await heading(page, 'My account');
    await page.getByText('Algebra').waitFor();
    expect(await page.evaluate(() => 'kept' in window)).toBe(true);
    expect(await instances(page)).toBe(1);

    // The settings open on the next page too, and what is withdrawn closes.
    await page.locator('nav button').click();
    await action(page, 'preferences', 'withdraw').click();
    await preferences(page).waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.documentElement.dataset.kelisimState)).toBe('rejected');
    await page.getByText('Home', { exact: true }).click();
    await heading(page, 'Home');
    expect(await instances(page)).toBe(1);
    expect(page.problems).toEqual([]);
  });

  it('refuses the account on the server, with a page that leads to the decision', async () => {
    const page = await blank();
    const answer = await page.goto(`${app.url}/account`);
    expect(answer?.status()).toBe(403);
    await notice(page).waitFor();
    expect(await page.content()).not.toContain('Algebra');
    await action(page, 'notice', 'accept-all').click();
    await notice(page).waitFor({ state: 'hidden' });
    expect((await page.goto(`${app.url}/account`))?.status()).toBe(200);
    await page.getByText('Algebra').waitFor();
    // Chromium reports the answer 403 as an error of the page.
    expect(page.problems.filter((text) => !/status of 403/.test(text))).toEqual([]);
  });

  it('draws on the server what the visitor has decided, and takes it over', async () => {
    const cookie = cookieValue({ yes: 'authorization.statistics', no: '' });
    const headers = { cookie: `consent_kelisim=${cookie}` };
    expect(await (await fetch(app.url, { headers })).text()).toContain('Statistics are on.');
    expect(await (await fetch(app.url)).text()).toContain('Statistics are off.');
    const page = await blank();
    await setCookie(page, app.url, cookie);
    await page.goto(app.url);
    await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'accepted');
    await page.getByText('Statistics are on.').waitFor();
    expect(await notice(page).count()).toBe(0);
    expect(page.problems).toEqual([]);
  });

  it('sets the cookie again by a header', async () => {
    const cookie = `consent_kelisim=${cookieValue({ yes: 'authorization.statistics', no: '' })}`;
    const answer = await fetch(`${app.url}/consent`, { method: 'POST', headers: { cookie, origin: app.url } });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^consent_kelisim=v=1&/);
  });

  if (name === 'sveltekit')
    it('`use:needs` draws on a server as the element is, and asks in the page', async () => {
      expect(await (await fetch(app.url)).text()).toMatch(/<button id="greet"[^>]*>Greet me<\/button>/);
      const page = await blank();
      await page.goto(app.url);
      await notice(page).waitFor();
      await page.locator('#greet').click();
      await action(page, 'notice', 'allow').click();
      await page.locator('#greeting', { hasText: 'Hello' }).waitFor();
      expect(page.problems).toEqual([]);
    });

  if (name === 'astro')
    it('runs what is gated after consent', async () => {
      const page = await blank();
      await page.goto(app.url);
      await notice(page).waitFor();
      expect(await page.locator('#counter').count()).toBe(0);
      await action(page, 'notice', 'accept-all').click();
      await page.locator('#counter').waitFor();
      expect(await page.evaluate(() => document.documentElement.dataset.counted)).toBe('yes');
      expect(page.problems).toEqual([]);
    });
});
