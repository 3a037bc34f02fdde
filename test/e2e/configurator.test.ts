import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, inject, it } from 'vitest';
import { type OpenPage, useBrowser } from './support/browser';
import { action, notice } from './support/kelisim';
import { useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();
const demo = inject('demo');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const address = (language = 'kk', hash = '') => `${demo}/${language}/configurator${hash}`;
const field = (page: OpenPage, name: string) => page.locator(`[data-field="${name}"]`).first();
const snippet = (page: OpenPage, name: string) => page.locator(`[data-snippet=${name}]`);
const part = (page: OpenPage, name: string) => page.locator(`details[data-part=${name}] > summary`);
const inFrame = (page: OpenPage, name: string) =>
  page.frameLocator('.pane iframe').locator(`kelisim-widget [part=${name}]`);
const pick = (page: OpenPage, value: string) => page.locator(`input[type=radio][value="${value}"]`).first().check();

async function openAll(page: OpenPage) {
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
}

describe('the configurator', () => {
  it('shows every view of the built widget, and leaves the portal’s own cookie alone', async () => {
    const page = await browser.open(address('ru'));
    await inFrame(page, 'notice').waitFor();
    await pick(page, 'preferences');
    await inFrame(page, 'preferences').waitFor();
    await pick(page, 'policy');
    await inFrame(page, 'policy').waitFor();
    await pick(page, 'asked');
    await inFrame(page, 'notice').locator('[data-action=allow]').waitFor();
    await pick(page, 'button');
    await inFrame(page, 'button').waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(page.problems).toEqual([]);
  });

  it('gives a tag that works in a page', async () => {
    const page = await browser.open(address());
    await field(page, 'policy.version').fill('2027-02');
    await part(page, 'looks').click();
    await pick(page, 'bar');
    await part(page, 'colours').click();
    await pick(page, 'steppe');
    await page.locator('#code input').fill('/dist');
    const tag = await snippet(page, 'tag').textContent();

    const html = `<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,">${tag}</head><body></body></html>`;
    const host = await browser.open(site.page(html), { viewport: { width: 1280, height: 800 } });
    await notice(host).waitFor();
    const { width = 0, x } = (await notice(host).boundingBox()) ?? {};
    expect([x, width]).toEqual([0, 1280]);
    const accept = action(host, 'notice', 'accept-all');
    expect(await accept.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(31, 107, 74)');
    await accept.click();
    const { allows, policy } = await host.evaluate(() => ({
      allows: window.Kelisim.allows('account'),
      policy: window.Kelisim.record?.policy,
    }));
    expect({ allows, policy }).toEqual({ allows: true, policy: '2027-02' });
    expect(host.problems).toEqual([]);
  });

  it('shows titles, purposes and texts of the portal in the language that is written', async () => {
    const page = await browser.open(address('en'), { viewport: { width: 1280, height: 900 } });
    await inFrame(page, 'notice').waitFor();
    await part(page, 'categories').click();
    await field(page, 'categories.statistics.title').fill('Page counts');
    await field(page, 'categories.statistics.purpose').fill('To learn which pages are read.');
    await part(page, 'messages').click();
    await page.getByRole('button', { name: 'Add a text' }).click();
    await page.locator('[data-part=messages]').getByLabel('Text', { exact: true }).fill('Our own title');
    await inFrame(page, 'notice').getByText('Our own title').waitFor();
    await pick(page, 'preferences');
    await inFrame(page, 'preferences').getByText('Page counts').first().waitFor();
    expect(await inFrame(page, 'preferences').textContent()).toContain('To learn which pages are read.');
    const { categories, messages } = JSON.parse((await snippet(page, 'json').textContent()) ?? '');
    expect(categories.statistics).toMatchObject({ title: 'Page counts', purpose: 'To learn which pages are read.' });
    expect(messages).toEqual({ en: { 'notice.title': 'Our own title' } });
    // In Kazakh it has not been written yet.
    await page.locator('[data-part=categories] input[value=kk]').check();
    expect(await field(page, 'categories.statistics.title').inputValue()).toBe('');
    await inFrame(page, 'preferences').getByText('Page counts').first().waitFor();
    expect(page.problems).toEqual([]);
  });

  it('shows the preview at full size, and goes back by Escape', async () => {
    const page = await browser.open(address('en'), { viewport: { width: 1280, height: 800 } });
    await inFrame(page, 'notice').waitFor();
    const frame = page.locator('.screen');
    const before = (await frame.boundingBox())?.width ?? 0;
    await page.locator('[data-full=false]').click();
    await expect.poll(async () => (await frame.boundingBox())?.width).toBeGreaterThan(1200);
    expect(before).toBeLessThan(900);
    expect(await page.locator('.screen iframe').evaluate((one) => getComputedStyle(one).transform)).toBe(
      'matrix(1, 0, 0, 1, 0, 0)',
    );
    // What lies behind takes no focus.
    expect(await page.locator('#form').evaluate((one) => (one as HTMLElement).inert)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await frame.boundingBox())?.width).toBeCloseTo(before, 0);
    expect(await page.locator('[data-full=false]').evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('on a phone, keeps the preview beside the field that is being edited', async () => {
    const page = await browser.open(address('ru'), { viewport: { width: 360, height: 640 } });
    await inFrame(page, 'notice').waitFor();
    for (const name of ['policy.version', 'policy.changes']) {
      await field(page, name).focus();
      const pane = await page.locator('#preview').boundingBox();
      const edited = await field(page, name).boundingBox();
      if (!pane || !edited) throw new Error('not shown');
      expect(pane.y).toBeGreaterThanOrEqual(-1);
      expect(pane.y + pane.height).toBeLessThanOrEqual(edited.y + 1);
      expect(edited.y + edited.height).toBeLessThanOrEqual(640);
    }
  });

  it('tells what is wrong at the field, by its name, and gives no code until it is right', async () => {
    const page = await browser.open(address('ru'));
    const version = field(page, 'policy.version');
    await version.fill('a b');
    await page.locator('[data-problem="policy.version"]').waitFor();
    expect(await version.getAttribute('aria-invalid')).toBe('true');
    const described = await version.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described?.split(' ').at(-1)}"]`).textContent()).toContain('policy.version');
    expect(await snippet(page, 'tag').count()).toBe(0);
    expect(await page.locator('[data-problems]').textContent()).toContain('policy.version');
    await version.fill('1');
    await snippet(page, 'tag').waitFor();
    expect(await page.locator('[data-problem]').count()).toBe(0);
  });

  it('comes back by its link, in another language as well', async () => {
    const page = await browser.open(address());
    await field(page, 'policy.version').fill('7.1');
    await part(page, 'signals').click();
    await field(page, 'signals.yandex').fill('123');
    await page.waitForFunction(() => location.hash.length > 1);
    const [link, json] = [await snippet(page, 'link').textContent(), await snippet(page, 'json').textContent()];
    expect(JSON.parse(json ?? '')).toMatchObject({ policy: { version: '7.1' }, signals: { yandex: { id: 123 } } });
    expect(await snippet(page, 'tag').textContent()).toContain('<script src="/kelisim/kelisim.signals.js"></script>');

    const other = await browser.open((link ?? '').replace('/kk/', '/en/'));
    await snippet(other, 'json').waitFor();
    expect(await snippet(other, 'json').textContent()).toBe(json);
    expect(await other.locator('[role=alert]').count()).toBe(0);
  });

  it('says that a link is broken, and begins anew', async () => {
    const page = await browser.open(address('ru', '#broken-link'));
    await page.locator('[role=alert]').waitFor();
    expect(await field(page, 'policy.version').inputValue()).toBe('2026-01');
    expect(page.problems).toEqual([]);
  });

  it('copies, and says when that has failed', async () => {
    const page = await browser.open(address(), { permissions: ['clipboard-read', 'clipboard-write'] });
    const copy = page.locator('.snippet', { has: page.locator('[data-snippet=npm]') });
    await copy.getByRole('button').click();
    await copy.getByText('Көшірілді').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await snippet(page, 'npm').textContent());

    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
    });
    await copy.getByRole('button').click();
    await copy.locator('[data-failed]').waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toContain('createConsent');
  });

  it('warns of a contrast that is too low', async () => {
    const page = await browser.open(address('ru'));
    await part(page, 'colours').click();
    expect(await page.locator('[data-low]').count()).toBe(0);
    await page.getByLabel('Свой цвет').check();
    await field(page, 'colours.accent').fill('#f2c200');
    await page.locator('[data-pair=light-button][data-low]').waitFor();
  });

  it('goes by keyboard: from the version to the code', async () => {
    const page = await browser.open(address());
    await part(page, 'looks').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(JSON.parse((await snippet(page, 'json').textContent()) ?? '')).toMatchObject({ layout: 'bar' });
  });
});

describe.each(['light', 'dark'] as const)('axe finds nothing, %s', (colorScheme) => {
  it.each([
    ['kk', 360],
    ['ru', 1280],
    ['en', 320],
  ])('in %s at %i px', async (language, width) => {
    const page = await browser.open(address(language), { colorScheme, viewport: { width, height: 800 } });
    await inFrame(page, 'notice').waitFor();
    await openAll(page);
    await field(page, 'term').fill('0');
    await page.locator('[data-problem=term]').waitFor();
    await page.addScriptTag({ path: AXE });
    const { violations } = await page.evaluate(() =>
      (window as never as { axe: { run(where: Document): Promise<AxeResults> } }).axe.run(document),
    );
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`))).toEqual([]);
    // Nothing is wider than the window.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
