import { describe, expect, it } from 'vitest';
import { documentedPolicies } from '../fixtures/documentation';
import { useBrowser } from './support/browser';
import { byTag, EMBEDDINGS, useSite } from './support/serve';
import { textOf } from './support/texts';

const browser = useBrowser();
const site = useSite();
const ran = () => (window as never as { ran: string[] }).ran;
const js = (code: string) => site.page(code, { 'content-type': 'text/javascript' });
const HEAD = '<script>window.ran = [];</script>';
const script = (code: string, more = '') =>
  `<script type="text/plain" data-kelisim-needs="statistics" ${more}>${code}</script>`;

describe.each(EMBEDDINGS)('by %s', (_name, html) => {
  const open = async (body: string) => {
    const page = await browser.open(site.page(html({ lang: 'en', head: HEAD, body })));
    await page.waitForFunction(() => window.Kelisim?.status);
    return page;
  };

  it('scripts run once after a yes, in document order, a failing one skipped', async () => {
    const page = await open(
      [
        script(`ran.push('module')`, 'data-kelisim-type="module"'),
        script('', `src="${js("ran.push('external')")}"`),
        script('', 'data-src="/missing.js"'),
        script(`ran.push('inline ' + document.currentScript.dataset.x)`, 'data-x="1"'),
        script(`ran.push('last')`),
      ].join(''),
    );
    expect(await page.evaluate(ran)).toEqual([]);
    await page.evaluate(() => window.Kelisim.accept());
    await page.waitForFunction(() => (window as never as { ran: string[] }).ran.includes('module'));
    expect(await page.evaluate(ran)).toEqual(['external', 'inline 1', 'last', 'module']);
    await page.evaluate(async () => {
      const inert = document.querySelector('[data-x][data-kelisim-needs]') as Element;
      document.body.append(inert, inert.cloneNode(true));
      await window.Kelisim.reject();
      await window.Kelisim.accept();
    });
    await page.waitForTimeout(200);
    expect(await page.evaluate(ran)).toHaveLength(4);
  });

  it('a frame has a placeholder, opens once by itself or for good, and closes again', async () => {
    const target = site.page('<p>inside</p>');
    const page = await open(
      `<style>iframe { display: block }</style><iframe width="400" height="200" data-src="${target}" data-kelisim-needs="statistics"></iframe>`,
    );
    const frame = page.locator('iframe');
    const gate = page.locator('[part=gate]');
    await page.locator('[part=gate-always]', { hasText: 'Statistics' }).waitFor();
    expect(await frame.isVisible()).toBe(false);
    await page.evaluate(() => window.Kelisim.setLanguage('ru'));
    await page.locator('[part=gate-once]', { hasText: textOf('embed.once', {}, 'ru') }).waitFor();
    await page.locator('[part=gate-once]').focus();
    await page.keyboard.press('Enter');
    await page.frameLocator('iframe').getByText('inside').waitFor();
    expect(await page.evaluate(() => [window.Kelisim.status, document.activeElement?.tagName])).toEqual([
      'undecided',
      'IFRAME',
    ]);
    expect(await gate.count()).toBe(0);
    await page.reload();
    await page.locator('[part=gate-always]', { hasText: 'Statistics' }).focus();
    await page.keyboard.press('Enter');
    await page.frameLocator('iframe').getByText('inside').waitFor();
    expect(await page.evaluate(() => window.Kelisim.record?.granted)).toEqual(['statistics']);
    await page.evaluate(() => window.Kelisim.withdraw());
    await gate.waitFor();
    expect(await frame.getAttribute('src')).toBe(null);
    await expect.poll(() => page.frames()[1]?.url()).toBe('about:blank');
  });

  it('a template and late images come once allowed', async () => {
    const page = await open(
      `<template data-kelisim-needs="statistics"><b id="in">x</b><script>ran.push('in template')</script></template>${script(`ran.push('after')`)}`,
    );
    await page.evaluate(() => window.Kelisim.accept());
    await page.waitForFunction(() => (window as never as { ran: string[] }).ran.length === 2);
    expect(await page.evaluate(ran)).toEqual(['in template', 'after']);
    expect(await page.locator('#in').count()).toBe(1);
    await page.evaluate(() =>
      document.body.insertAdjacentHTML('beforeend', '<img data-src="/late.png" data-kelisim-needs="statistics">'),
    );
    await page.locator('img[src="/late.png"]').waitFor({ state: 'attached' });
  });

  it('5,000 scripts run in order without overflowing', async () => {
    const page = await open(Array.from({ length: 5000 }, (_, i) => script(`ran.push('${i}')`)).join(''));
    await page.evaluate(() => window.Kelisim.accept());
    await page.waitForFunction(() => (window as never as { ran: string[] }).ran.length === 5000);
    expect(await page.evaluate(ran)).toEqual(Array.from({ length: 5000 }, (_, i) => `${i}`));
  });
});

it('under Trusted Types and a nonce: only scripts with our nonce run, and nothing is violated', async () => {
  const html = byTag({
    lang: 'en',
    attributes: 'nonce="n1"',
    head: '<script nonce="n1">window.ran = []; window.bad = []; addEventListener("securitypolicyviolation", (e) => bad.push(e.violatedDirective))</script>',
    body:
      script(`ran.push('ours')`, 'nonce="n1"') +
      script(`ran.push('foreign')`) +
      script(`ran.push('end')`, 'nonce="n1"'),
  });
  const csp = documentedPolicies().byNonce('n1');
  const page = await browser.open(site.page(html, { 'content-security-policy': csp }));
  await page.waitForFunction(() => window.Kelisim?.status);
  await page.evaluate(() => window.Kelisim.accept());
  await page.waitForFunction(() => (window as never as { ran: string[] }).ran.includes('end'));
  expect(await page.evaluate(ran)).toEqual(['ours', 'end']);
  expect(await page.evaluate(() => (window as never as { bad: string[] }).bad)).toEqual([]);
  expect(page.problems.filter((text) => text.includes('nonce'))).toHaveLength(1);
});

it('where the page refuses the policy, scripts stay shut and it is said once', async () => {
  const html = byTag({ head: HEAD, body: script(`ran.push(1)`) + script(`ran.push(2)`) });
  const csp = "require-trusted-types-for 'script'; trusted-types other";
  const page = await browser.open(site.page(html, { 'content-security-policy': csp }));
  await page.waitForFunction(() => window.Kelisim?.status);
  await page.evaluate(() => window.Kelisim.accept());
  await page.waitForTimeout(300);
  expect(await page.evaluate(ran)).toEqual([]);
  expect(page.problems.filter((text) => text.startsWith('kelisim:'))).toHaveLength(1);
});
