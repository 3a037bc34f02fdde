import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { webRequest } from '../../demo/servers/shared/webRequest';
import type { Entry } from '../../src/register/consent';
import { openFileRegister } from '../../src/register/files/openFileRegister';
import { createConsentHandler } from '../../src/server';
import { readAll } from '../fixtures/register';
import { type RecordServer, startServer } from '../register/startServer';
import { useBrowser } from './support/browser';
import { cookieValue, RECORDER, setCookie, status } from './support/kelisim';
import { changes, errors, jar, SOON } from './support/kinds';
import { byTag, OPTIONS, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();
let entries: Entry[];
let requests: string[];
/** What the server does with a record. */
let answer: (request: IncomingMessage, response: ServerResponse) => unknown;
let address: string;

const handle = createConsentHandler(OPTIONS, {
  saveRecord: (entry) => void entries.push(entry),
  onProblem() {},
});
const store = async (request: IncomingMessage, response: ServerResponse) => {
  const { status: code, headers } = await handle(webRequest(request, `http://${request.headers.host}`));
  response.writeHead(code, Object.fromEntries(headers)).end();
};
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const cookieOf = ({ headers }: IncomingMessage) => /consent_kelisim=([^;]*)/.exec(headers.cookie ?? '')?.[1] ?? '';
const withoutMark = (value: string) => value.replace(/&r=1$/, '');
const decide = (page: Page, act: string) => page.locator(`[data-action=${act}]`).first().click();

beforeEach(() => {
  entries = [];
  requests = [];
  answer = store;
  const recordUrl = new URL(
    site.answer((request, response) => {
      requests.push(cookieOf(request));
      request.resume();
      answer(request, response);
    }),
  ).pathname;
  address = site.page(byTag({ head: RECORDER, options: { ...OPTIONS, recordUrl } }));
});

describe('a record whose server', () => {
  it('is down while many pages are opened is stored once, as soon as the server is back', async () => {
    answer = (request) => request.socket.destroy();
    const page = await browser.open(address);
    await decide(page, 'accept-all');
    for (const _page of [1, 2, 3]) {
      await expect.poll(() => errors(page), SOON).toMatchObject([{ code: 'record-failed' }]);
      expect([await status(page), (await jar(page)).includes('&r=')]).toEqual(['accepted', false]);
      await page.reload();
    }
    expect(new Set(requests).size).toBe(1);
    answer = store;
    await page.reload();
    await expect.poll(() => jar(page), SOON).toMatch(/&r=1$/);
    expect(entries.map(({ cookie }) => cookie)).toEqual([withoutMark(await jar(page))]);
  });

  it.each([500, 503, 429, 404, 403])(
    'answers with %i counts all the same, and is stored by the next page',
    async (code) => {
      answer = (_request, response) => response.writeHead(code).end();
      const page = await browser.open(address);
      await decide(page, 'reject-all');
      await expect.poll(() => errors(page), SOON).toMatchObject([{ code: 'record-failed' }]);
      expect([await status(page), await changes(page)]).toEqual(['rejected', ['rejected']]);
      answer = store;
      await page.reload();
      await expect.poll(() => jar(page), SOON).toMatch(/&r=1$/);
      expect(entries).toHaveLength(1);
    },
  );

  it('is slow does not change what is decided meanwhile: the late answer counts for nothing', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    answer = async (request, response) => {
      await held;
      await store(request, response);
    };
    const page = await browser.open(address);
    await decide(page, 'accept-all');
    await expect.poll(() => requests.length, SOON).toBe(1);
    const first = await jar(page);
    answer = store;
    await page.evaluate(() => window.Kelisim.reject());
    await expect.poll(() => jar(page), SOON).toMatch(/yes=&.*&r=1$/);
    release();
    await expect.poll(() => entries.length, SOON).toBe(2);
    await pause(500);
    expect([await status(page), await changes(page)]).toEqual(['rejected', ['accepted', 'rejected']]);
    expect(withoutMark(await jar(page))).not.toBe(first);
    expect(entries.map(({ cookie }) => /yes=&/.test(cookie)).sort()).toEqual([false, true]);
    expect(await errors(page)).toEqual([]);
  });

  it('is killed (kill -9) after it has written and before it answers has the entry once', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'kelisim-killed-'));
    let server: RecordServer = await startServer(directory, '0');
    try {
      answer = async (request, response) => {
        try {
          const { status: code, recorded, setCookie: set } = await server.send(cookieOf(request));
          response.writeHead(code, {
            ...(recorded && { 'Kelisim-Recorded': recorded }),
            ...(set && { 'Set-Cookie': set }),
          });
          response.end();
        } catch {
          response.destroy();
        }
      };
      const page = await browser.open(address);
      await decide(page, 'accept-all');
      await expect.poll(() => errors(page), SOON).toMatchObject([{ code: 'record-failed' }]);
      const read = async () => (await readAll(openFileRegister(directory))).entries;
      const decided = await jar(page);
      expect((await read()).map(({ cookie }) => cookie)).toEqual([decided]);
      server = await startServer(directory);
      await page.reload();
      await expect.poll(() => jar(page), SOON).toBe(`${decided}&r=1`);
      expect((await read()).map(({ cookie }) => cookie)).toEqual([decided]);
    } finally {
      await server.kill();
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

describe('a browser that', () => {
  it('is offline sends the decision as soon as the network is back, in the same page', async () => {
    const page = await browser.open(address);
    await page.context().setOffline(true);
    await page.evaluate(() => window.Kelisim.reject());
    await expect.poll(() => errors(page), SOON).toMatchObject([{ code: 'record-failed' }]);
    expect([await status(page), requests.length]).toEqual(['rejected', 0]);
    await page.context().setOffline(false);
    await expect.poll(() => jar(page), SOON).toMatch(/&r=1$/);
    expect(entries).toHaveLength(1);
    expect(await changes(page)).toEqual(['rejected']);
  });

  it('loses its tab right after the decision sends it with the next page', async () => {
    const page = await browser.open(address);
    const context = page.context();
    // The request of this tab never arrives.
    answer = (request) => request.socket.destroy();
    await Promise.all([decide(page, 'accept-all'), page.waitForFunction(() => document.cookie.includes('how='))]);
    await page.close();
    answer = store;
    const next = await context.newPage();
    await next.goto(address);
    await expect.poll(() => jar(next), SOON).toMatch(/&r=1$/);
    expect([await status(next), entries.length]).toEqual(['accepted', 1]);
  });

  it('has many tabs sends the decision by one of them', async () => {
    answer = async (request, response) => {
      await pause(1500);
      await store(request, response);
    };
    const page = await browser.blank();
    await setCookie(page, address, cookieValue());
    const tabs = [page, ...(await Promise.all([1, 2, 3].map(() => page.context().newPage())))];
    await Promise.all(tabs.map((tab) => tab.goto(address)));
    await expect.poll(() => jar(page, address), SOON).toMatch(/&r=1$/);
    await pause(1500);
    expect(requests).toHaveLength(1);
    for (const tab of tabs) expect([await status(tab), await errors(tab)]).toEqual(['accepted', []]);
  });
});
