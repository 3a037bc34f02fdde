import { expect, it } from 'vitest';
import { useBrowser } from './support/browser';
import { action, notice } from './support/kelisim';
import { byTag, useSite } from './support/serve';
import { textOf } from './support/texts';

const browser = useBrowser(['--disable-popup-blocking']);
const site = useSite();
const open = (link: string, code = '') =>
  browser.open(
    site.page(
      byTag({
        lang: 'en',
        options: { preset: 'smartustaz', policy: { version: '1', url: '/p' }, autoShow: false },
        body: `<div id="root">${link}</div><script>window.seen = []; ${code}</script>`,
      }),
    ),
  );
const link = (more = '') => `<a id="a" href="/arrived" data-kelisim-needs="account" ${more}>go</a>`;

it.each([
  ['a ctrl-click', '', { modifiers: ['Control' as const] }],
  ['a middle click', '', { button: 'middle' as const }],
  ['target=_blank', 'target="_blank"', {}],
])('%s goes on in one new tab', async (_name, more, how) => {
  const page = await open(link(more));
  await page.waitForFunction(() => window.Kelisim?.status);
  await page.locator('#a').click(how);
  await action(page, 'notice', 'accept-all').click();
  // A new tab is blank at first.
  await expect.poll(() => page.context().pages()[1]?.url()).toMatch(/^https?:.*[^/]\/arrived$/);
  await page.waitForTimeout(300);
  expect(page.context().pages()).toHaveLength(2);
  expect(new URL(page.url()).pathname).not.toBe('/arrived');
});

it.each(['', 'Control'] as const)('a delegated handler that prevents it has the last word: %s', async (key) => {
  const code = `root.addEventListener('click', (e) => { e.preventDefault(); e.stopPropagation(); seen.push(e.ctrlKey + e.target.id) })`;
  const page = await open(link(), code);
  await page.waitForFunction(() => window.Kelisim?.status);
  await page.locator('#a').click({ modifiers: key ? [key] : [] });
  await action(page, 'notice', 'accept-all').click();
  await page.waitForFunction(() => (window as never as { seen: string[] }).seen.length);
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => (window as never as { seen: string[] }).seen)).toEqual([`${!!key}a`]);
  expect(page.context().pages()).toHaveLength(1);
  expect(new URL(page.url()).pathname).not.toBe('/arrived');
});

it('too late for a tab: the control has the focus, and it says to press again', async () => {
  const page = await open(link('target="_blank"'));
  await page.waitForFunction(() => window.Kelisim?.status);
  await page.locator('#a').click();
  await notice(page).waitFor();
  // No look at the page until then: each one of Playwright's counts as a press.
  const accepted = page.waitForEvent('console', (message) => message.text() === 'accepted');
  await page.evaluate(
    () =>
      void setTimeout(async () => {
        await window.Kelisim.accept();
        setTimeout(() => console.log('accepted'), 500);
      }, 6000),
  );
  await accepted;
  await page.locator('kelisim-widget [role=status] .saved', { hasText: textOf('resume.again') }).waitFor();
  expect(page.context().pages()).toHaveLength(1);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('a');
});
