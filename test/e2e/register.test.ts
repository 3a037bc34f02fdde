import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { webRequest } from '../../demo/servers/shared/webRequest';
import type { Entry } from '../../src/register/consent';
import { openFileRegister } from '../../src/register/files/openFileRegister';
import { openFileStore } from '../../src/register/files/openFileStore';
import { enumerateTexts } from '../../src/register/texts/enumerateTexts';
import { findArchived, openArchive } from '../../src/register/texts/openArchive';
import { writeArchive } from '../../src/register/texts/writeArchive';
import { createConsentHandler, renderFragment } from '../../src/server';
import { readAll } from '../fixtures/register';
import { useBrowser } from './support/browser';
import { RECORDER, status } from './support/kelisim';
import { changes, errors, jar, SOON } from './support/kinds';
import { byTag, OPTIONS, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();
const directory = mkdtempSync(join(tmpdir(), 'kelisim-e2e-'));
const texts = join(directory, 'texts');
let store: Awaited<ReturnType<typeof openFileStore>>;
let isDown = false;
let requests = 0;
let recordUrl = '';

/** A portal's handler with the file store. */
async function answer(request: IncomingMessage, response: ServerResponse) {
  requests++;
  const { findText } = openArchive(texts);
  const saveRecord = (entry: Entry) => (isDown ? Promise.reject(new Error('down')) : store.saveRecord(entry));
  const handle = createConsentHandler(OPTIONS, { saveRecord, findText, onProblem() {} });
  const { status: code, headers, body } = await handle(webRequest(request, `http://${request.headers.host}`));
  request.resume();
  response.writeHead(code, Object.fromEntries(headers)).end(body ? await new Response(body).text() : undefined);
}

beforeAll(async () => {
  const options = { ...OPTIONS };
  await writeArchive({ directory: texts, texts: enumerateTexts(OPTIONS), options, release: '0', date: '2026-01-01' });
  store = await openFileStore({ directory: join(directory, 'register') });
});
afterAll(async () => {
  await store?.close();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(() => {
  isDown = false;
  requests = 0;
  recordUrl = new URL(site.answer((request, response) => void answer(request, response))).pathname;
});

const entries = async () => (await readAll(openFileRegister(join(directory, 'register')))).entries;
const open = (head = RECORDER) => browser.open(site.page(byTag({ head, options: { ...OPTIONS, recordUrl } })));

describe('a portal that proves consent', () => {
  it('has the decision, its words and the acknowledgement, and the page notices nothing of it', async () => {
    const page = await open();
    await page.locator('[data-action=reject-all]').click();
    await expect.poll(() => jar(page), SOON).toMatch(/&r=1$/);
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    expect([await changes(page), await errors(page), await status(page)]).toEqual([['rejected'], [], 'rejected']);
    const cookie = (await jar(page)).replace(/&r=1$/, '');
    const entry = (await entries()).find((other) => other.cookie === cookie);
    expect(entry).toMatchObject({ how: 'reject-all', text: expect.stringMatching(/^[\da-f]{64}$/) });
    const archived = await findArchived(texts, entry?.text ?? '');
    expect(archived).toMatchObject({ intact: true });
    expect(archived?.shown.map(({ view }) => view)).toContain('notice');
    await page.reload();
    await page.waitForTimeout(2000);
    expect(requests).toBe(1);
  });

  it('gets on the next page what its server could not store, and the decision counts meanwhile', async () => {
    isDown = true;
    const page = await open();
    await page.locator('[data-action=accept-all]').click();
    await expect.poll(() => errors(page), SOON).toMatchObject([{ code: 'record-failed' }]);
    expect(await status(page)).toBe('accepted');
    expect(await jar(page)).not.toMatch(/&r=/);
    isDown = false;
    await page.reload();
    await expect.poll(() => jar(page), SOON).toMatch(/&r=1$/);
    const cookie = (await jar(page)).replace(/&r=1$/, '');
    expect((await entries()).filter((other) => other.cookie === cookie)).toHaveLength(1);
  });
});

describe('the fragment for any server', () => {
  const pageOf = (isScripted: boolean) => {
    const fragment = renderFragment({ ...OPTIONS, language: 'kk', action: recordUrl });
    const html = byTag({ head: RECORDER, body: fragment, options: { ...OPTIONS, recordUrl } });
    return site.page(isScripted ? html : html.replace(/<script async[^>]*><\/script>/, ''));
  };
  const isShown = (page: Awaited<ReturnType<typeof open>>) =>
    page.locator('kelisim-widget [data-action=accept-all]').first().isVisible();

  it('shows without kelisim.js, decides by its form, and is hidden from then on', async () => {
    const page = await browser.open(pageOf(false));
    const url = page.url();
    expect(await isShown(page)).toBe(true);
    await page.locator('[data-action=reject-all]').click();
    await expect.poll(() => jar(page, url), SOON).toMatch(/how=reject-all.*&r=1$/);
    await page.goto(url);
    expect(await isShown(page)).toBe(false);
  });

  it('is taken over by kelisim.js', async () => {
    const page = await browser.open(pageOf(true));
    await expect.poll(() => page.locator('kelisim-widget[data-static]').count(), SOON).toBe(0);
    expect(await isShown(page)).toBe(true);
    await page.locator('[data-action=accept-all]').click();
    await expect.poll(() => status(page), SOON).toBe('accepted');
    await page.reload();
    expect(await isShown(page)).toBe(false);
  });

  it('is hidden in doubt, and kelisim.js shows the notice', async () => {
    const page = await browser.open(pageOf(false));
    const at = Math.floor(Date.now() / 1000) - 200 * 86_400;
    const value = `v=1&id=${'A'.repeat(22)}&at=${at}&until=${at + 180 * 86_400}&policy=2026-01&lang=kk&yes=&no=&how=save&text=`;
    await page.context().addCookies([{ name: 'consent_kelisim', value, url: page.url() }]);
    await page.reload();
    expect(await isShown(page)).toBe(false);
    await page.goto(pageOf(true));
    await expect.poll(() => isShown(page), SOON).toBe(true);
  });
});
