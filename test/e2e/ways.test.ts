import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../build/bundle';
import { shortHash } from '../../src/record/hashText';
import { type OpenPage, useBrowser } from './support/browser';
import { action, cookieValue, notice, setCookie } from './support/kelisim';

const browser = useBrowser();

/** An example without a server of its own, built and served as a single-page app. */
function useExample(name: string) {
  const outDir = mkdtempSync(join(tmpdir(), 'kelisim-example-'));
  let server: PreviewServer;
  beforeAll(async () => {
    const config = { root: join(ROOT, 'examples', name), logLevel: 'error', build: { outDir } } as const;
    await build({ ...config, build: { outDir, emptyOutDir: true } });
    server = await preview({ ...config, preview: { port: 0, host: '127.0.0.1' } });
  }, 240_000);
  afterAll(async () => {
    await server?.close();
    rmSync(outDir, { recursive: true, force: true });
  });
  return (path = '/') => new URL(path, server.resolvedUrls?.local[0]).href;
}

const state = (page: OpenPage) => page.evaluate(() => document.documentElement.dataset.kelisimState);
const record = (page: OpenPage) =>
  page.evaluate(() => Object.fromEntries(new URLSearchParams(/consent_kelisim=([^;]*)/.exec(document.cookie)?.[1])));

describe('the example with an interface of its own', () => {
  const address = useExample('headless');
  const question = (page: OpenPage) => page.locator('#question');

  it('records the choice with the hash of the text that it showed', async () => {
    const page = await browser.open(address());
    await question(page).waitFor();
    expect(await notice(page).count()).toBe(0);
    await page.getByLabel('Counting visits').check();
    const shown = (await question(page).textContent())?.replace(/\s+/g, ' ');
    await page.getByText('Save my choice').click();
    await question(page).waitFor({ state: 'hidden' });
    await page.waitForFunction(() => document.documentElement.dataset.counted === 'yes');
    const { how, yes, text } = await record(page);
    expect([how, yes]).toEqual(['api', 'statistics']);

    // The document for the visitor has the text itself, whose hash it is.
    await page.getByText('Cookie settings').click();
    await page.getByText('What the law asks us to say').click();
    const download = page.waitForEvent('download');
    await action(page, 'preferences', 'receipt').click();
    const stream = await (await download).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const receipt = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    expect(receipt.text.hash).toBe(text);
    expect(shortHash(receipt.text.shown)).toBe(text);
    const lines = receipt.text.shown.split('\n');
    expect(lines.at(-1)).toMatch(/^law en [0-9a-f]{8} \{/);
    for (const line of lines.slice(0, -1)) expect(shown).toContain(line);
    expect(page.problems).toEqual([]);
  });

  it('shows what is allowed when it is opened again, and closes after the same choice', async () => {
    const page = await browser.open(address());
    const checked = async () => [
      await page.getByLabel('I accept the privacy policy').isChecked(),
      await page.getByLabel('Counting visits').isChecked(),
    ];
    await question(page).waitFor();
    expect(await checked()).toEqual([false, false]);
    await page.getByText('Accept all').click();
    await page.reload();
    await page.getByText('Cookie settings').click();
    expect(await checked()).toEqual([true, true]);
    await page.getByText('Save my choice').click();
    await question(page).waitFor({ state: 'hidden' });
    expect(await state(page)).toBe('accepted');
    await page.getByText('Cookie settings').click();
    await page.getByText('Reject all').click();
    await page.getByText('Cookie settings').click();
    expect(await checked()).toEqual([false, false]);
    expect(page.problems).toEqual([]);
  });

  it.each([
    ['Accept all', 'accepted'],
    ['Reject all', 'rejected'],
  ])('%s', async (name, expected) => {
    const page = await browser.open(address());
    await page.getByText(name).click();
    await question(page).waitFor({ state: 'hidden' });
    expect(await state(page)).toBe(expected);
    expect((await record(page)).text).toMatch(/^[0-9a-f]{16}$/);
    await page.reload();
    await page.getByText('Cookie settings').waitFor();
    expect(await question(page).isVisible()).toBe(false);
    expect(page.problems).toEqual([]);
  });
});

describe('the app for Angular', () => {
  const address = useExample('angular-app');

  it('asks at a link, and goes on without loading the page anew', async () => {
    const page = await browser.open(address(), { locale: 'en-GB' });
    await notice(page).waitFor();
    await page.getByText('Statistics are off.').waitFor();
    await page.evaluate(() => Object.assign(window, { kept: true }));
    await page.locator('#account').click();
    await action(page, 'notice', 'allow').click();
    await page.getByRole('heading', { name: 'My account' }).waitFor();
    expect(page.url()).toBe(address('/account'));
    expect(await page.evaluate(() => 'kept' in window)).toBe(true);
    await page.locator('nav button').click();
    await action(page, 'preferences', 'withdraw').click();
    expect(await state(page)).toBe('rejected');
    expect(page.problems).toEqual([]);
  });

  it('asks a visitor who opens the guarded address, and opens it after consent', async () => {
    const page = await browser.open(address('/account'), { locale: 'en-GB' });
    await action(page, 'notice', 'allow').click();
    await page.getByRole('heading', { name: 'My account' }).waitFor();
    expect(page.problems).toEqual([]);
  });

  it('leads to the first page after a refusal', async () => {
    const page = await browser.open(address('/account'), { locale: 'en-GB' });
    await action(page, 'notice', 'reject-all').click();
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    expect(page.url()).toBe(address('/'));
  });

  it('opens the guarded address for a visitor who has decided', async () => {
    const page = await browser.blank({ locale: 'en-GB' });
    await setCookie(page, address(), cookieValue({ yes: 'authorization.statistics', no: '' }));
    await page.goto(address('/account'));
    await page.getByRole('heading', { name: 'My account' }).waitFor();
    expect(await notice(page).count()).toBe(0);
    expect(page.problems).toEqual([]);
  });
});
