import { describe, expect, inject, it } from 'vitest';
import { type OpenPage, useBrowser } from './support/browser';
import '../../demo/qa/bench';
import { action, notice, status } from './support/kelisim';

const browser = useBrowser();
const demo = inject('demo');
const logOf = (page: OpenPage) => page.evaluate(() => JSON.stringify(window.qaBench?.log));

describe.each(['', '/npm'])('the demo shows%s', (embedding) => {
  const open = (scenario: string) => browser.open(`${demo}${embedding}/en/?scenario=${scenario}`);

  it('a term that ends in 15 seconds', async () => {
    const soon = await open('ends-soon');
    await soon.waitForFunction(() => document.documentElement.dataset.kelisimState === 'accepted');
    await soon.clock.install();
    await soon.clock.fastForward(20_000);
    await soon.evaluate(() => dispatchEvent(new Event('focus')));
    await soon.waitForFunction(() => document.documentElement.dataset.kelisimState === 'outdated');
  });

  it('a decision from the future', async () => {
    const future = await open('future');
    await notice(future).waitFor();
    expect(await future.evaluate(() => document.documentElement.dataset.kelisimState)).toBe('undecided');
  });

  it('gated content: shut, then open in order after a yes', async () => {
    const page = await open('gated');
    await notice(page).waitFor();
    expect(await page.locator('#waiting-log').textContent()).toBe('ran:');
    await action(page, 'notice', 'accept-all').click();
    await expect.poll(() => page.locator('#waiting-log').textContent()).toBe('ran: inline module');
    await expect
      .poll(() =>
        page
          .frames()
          .map((frame) => frame.url())
          .join(),
      )
      .toContain('/en/policy');
    // A copy of the page must not load it: it has no `src`.
    expect(await page.locator('#waiting iframe').getAttribute('src')).toBe(null);
    expect(await page.getByText('A template, rendered in place').isVisible()).toBe(true);
  });

  it.each([
    ['a dialog of the host', 'host-dialog'],
    ['hostile styles', 'hostile'],
  ])('%s: the notice is used', async (_what, scenario) => {
    const page = await open(scenario);
    await action(page, 'notice', 'reject-all').click();
    await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'rejected');
  });

  it('a filter that hides the widget: an error in the log', async () => {
    const filtered = await open('filtered');
    await expect.poll(() => logOf(filtered)).toContain('"code":"hidden"');
  });

  it('a domain that the browser refuses: an error in the log', async () => {
    const wrong = await open('wrong-domain');
    await action(wrong, 'notice', 'accept-all').click();
    await expect.poll(() => logOf(wrong)).toContain('"code":"domain-rejected"');
  });

  it('a portal with a policy of its own: no clause and no name of the preset', async () => {
    const page = await open('own-policy');
    await notice(page).waitFor();
    const text = await notice(page).textContent();
    expect(text).toContain('Bilim Zholy LLP');
    expect(text).not.toMatch(/El Umiti|3\.3/);
    await action(page, 'notice', 'accept-all').click();
    await page.waitForFunction(() => window.qaBench?.consent?.allows('account'));
    expect(page.problems).toEqual([]);
  });

  it('a page that allows scripts by nonce only: the notice works, a gated script without the nonce stays shut', async () => {
    const page = await browser.open(`${demo}${embedding}/en/?scenario=gated&csp=nonce`);
    await action(page, 'notice', 'accept-all').click();
    await expect.poll(() => page.locator('#waiting-log').textContent()).toBe('ran: inline module');
    await page.waitForTimeout(500);
    expect(await page.locator('#waiting-log').textContent()).toBe('ran: inline module');
    expect(page.problems.filter((text) => /content.security.policy/i.test(text))).toEqual([]);
  });

  it('Global Privacy Control: accepting leaves advertising out', async () => {
    const page = await browser.open(`${demo}${embedding}/en/?scenario=first&gpc=1`);
    await action(page, 'notice', 'accept-all').click();
    await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'custom');
    expect(await page.evaluate(() => window.qaBench?.consent?.record?.denied)).toEqual(['advertising']);
  });

  it('a notice that the server has drawn, taken over by the script', async () => {
    const page = await open('server-drawn');
    await page.waitForFunction(() => !document.querySelector('kelisim-widget[data-static]'));
    expect(await page.locator('kelisim-widget').count()).toBe(1);
    await action(page, 'notice', 'accept-all').click();
    await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'accepted');
  });
});

describe('without JavaScript', () => {
  it('the notice of the demo works', async () => {
    const page = await browser.open(`${demo}/kk/?scenario=server-drawn`, { javaScriptEnabled: false });
    await action(page, 'notice', 'accept-all').click();
    await page.waitForURL(/server-drawn/);
    expect(await notice(page).count()).toBe(0);
  });
});

describe('after a decision', () => {
  it('the server has set the cookie again', async () => {
    const page = await browser.blank();
    const renewed = page.waitForResponse((response) => response.url().endsWith('/consent'));
    await page.goto(`${demo}/en/?scenario=first`);
    await action(page, 'notice', 'accept-all').click();
    const response = await renewed;
    expect(response.status()).toBe(204);
    expect(await response.headerValue('set-cookie')).toMatch(/^consent_kelisim=v=1&.*Max-Age=159\d{5}/);
    expect(await status(page)).toBe('accepted');
  });

  it.each([
    [6, 1, 1],
    [6, 100, 0],
    [1, 1, 0],
  ])(
    'and does so again when it may be near its end, and not otherwise: %i days old, %i left',
    async (days, expires, calls) => {
      const day = 86_400;
      const page = await browser.blank();
      const now = Math.floor(Date.now() / 1000);
      const at = now - days * day;
      const value = `v=1&id=K3v9AAAAAAAAAAAAAAAAAA&at=${at}&until=${at + 180 * day}&policy=demo-2&lang=en&yes=authorization.statistics.advertising&no=&how=accept-all&text=&r=1`;
      await page.context().addCookies([{ name: 'consent_kelisim', value, url: demo, expires: now + expires * day }]);
      await page.goto(`${demo}/en/`);
      await page.waitForFunction(() => window.Kelisim?.status === 'accepted');
      const renewals = () => page.requested.filter((path) => path === '/consent');
      if (calls) await expect.poll(renewals).toHaveLength(calls);
      await page.waitForTimeout(500);
      expect(renewals()).toHaveLength(calls);
    },
  );
});
