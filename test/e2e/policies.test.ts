import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { POLICIES } from '../fixtures/policies';
import { useBrowser } from './support/browser';
import { action, notice, policy, preferences, wayBack } from './support/kelisim';
import { byTag, OPTIONS, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();
const js = { 'content-type': 'text/javascript' };
const NONCE = 'nonce="n1"';

type Traced = Window & { ran: string[]; bad: string[] };

/** Outside of the page's policy: what it watches has to come before everything. */
const watch = () => {
  const page = window as unknown as Traced;
  page.ran = [];
  page.bad = [];
  addEventListener('securitypolicyviolation', (event) =>
    page.bad.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );
};

describe.each(Object.entries(POLICIES))('under the policy “%s”', (name, directives) => {
  const byNonce = name !== 'files';

  async function open() {
    const gated = (attributes: string, text = '') =>
      `<script type="text/plain" data-kelisim-needs="statistics" ${byNonce ? NONCE : ''} ${attributes}>${text}</script>`;
    const external = site.page("ran.push('external')", js);
    const module = site.page("ran.push('module')", js);
    const inner = site.page('<p>inside</p>');
    const html = byTag({
      lang: 'en',
      attributes: byNonce ? NONCE : '',
      options: { ...OPTIONS, renewUrl: '/renew' },
      body: [
        gated(`src="${external}"`),
        gated(`src="${module}" data-kelisim-type="module"`),
        byNonce ? gated('', "ran.push('inline')") : '',
        `<template data-kelisim-needs="statistics"><b id="rendered">x</b><script ${byNonce ? NONCE : ''} src="${external}?2"></script></template>`,
        `<iframe title="Video" data-kelisim-needs="statistics" data-src="${inner}"></iframe>`,
        '<img alt="" data-kelisim-needs="advertising" data-src="/icon.png">',
        '<a id="in" href="#in" data-kelisim-needs="account">In</a>',
      ].join(''),
    });
    const page = await browser.blank();
    await page.addInitScript(watch);
    await page.goto(site.page(html, { 'content-security-policy': directives.join('; ') }));
    await notice(page).waitFor();
    return page;
  }
  type Open = Awaited<ReturnType<typeof open>>;
  const violations = (page: Open) => page.evaluate(() => (window as unknown as Traced).bad);

  it('every view, every act and all gated content, without a violation', async () => {
    const page = await open();
    // In the place of the frame and of the image.
    await expect.poll(() => page.locator('[part=gate]').count()).toBe(2);
    // The notice lies over it on this short page.
    await page.locator('#in').dispatchEvent('click');
    await action(page, 'notice', 'allow').waitFor();
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await page.evaluate(() => window.Kelisim.openPolicy('3.3'));
    await policy(page).waitFor();
    await page.evaluate(() => window.Kelisim.setLanguage('ru'));
    await action(page, 'policy', 'close').click();
    await action(page, 'preferences', 'close').click();
    await action(page, 'notice', 'accept-all').click();
    const wanted = byNonce ? ['external', 'external', 'inline', 'module'] : ['external', 'external', 'module'];
    await expect.poll(() => page.evaluate(() => [...(window as unknown as Traced).ran].sort())).toEqual(wanted);
    await page.frameLocator('iframe').getByText('inside').waitFor();
    await page.locator('img[src="/icon.png"]').waitFor({ state: 'attached' });
    expect(await page.locator('#rendered').count()).toBe(1);
    expect(await page.evaluate(() => location.hash)).toBe('#in');
    await page.evaluate(() => window.Kelisim.receipt());
    await wayBack(page).click();
    await action(page, 'preferences', 'withdraw').click();
    await page.waitForFunction(() => window.Kelisim.status === 'rejected');
    expect(await violations(page)).toEqual([]);
    expect(page.problems.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  });

  it('a violation would be seen', async () => {
    const page = await open();
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('img'), { src: 'https://evil.example/x.png' }));
    });
    await expect.poll(async () => (await violations(page)).join()).toContain('img-src');
  });

  it('is the one that the documentation shows', () => {
    const shown = [...readFileSync('docs/CSP.md', 'utf8').matchAll(/^Content-Security-Policy: (.*)$/gm)];
    expect(shown.map(([, text]) => text)).toContain(directives.join('; '));
    expect(shown).toHaveLength(Object.keys(POLICIES).length);
  });
});
