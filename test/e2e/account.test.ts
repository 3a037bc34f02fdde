import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../build/bundle';
import { createDemoServer, type DemoServer } from '../../demo/server';
import { TEXTS } from '../../demo/serving/proof';
import { type OpenPage, useBrowser } from './support/browser';
import '../../demo/qa/bench';
import { action, notice } from './support/kelisim';
import { jar, SOON } from './support/kinds';

const browser = useBrowser();
const directory = mkdtempSync(join(tmpdir(), 'kelisim-account-'));
let demo: DemoServer;

beforeAll(async () => {
  demo = await createDemoServer({ register: directory });
});
afterAll(async () => {
  await demo?.close();
  rmSync(directory, { recursive: true, force: true });
});

const blank = async () => {
  const page = await browser.blank();
  page.setDefaultTimeout(20_000);
  return page;
};
const open = async (path: string) => {
  const page = await blank();
  await page.goto(demo.url + path);
  return page;
};
const statusOf = (page: OpenPage) =>
  page.waitForFunction(() => window.qaBench?.consent?.status).then((handle) => handle.jsonValue());
const fieldOf = async (page: OpenPage, name: string) => new URLSearchParams(await jar(page)).get(name);

/** Signs in by the form that asks for consent first, and decides by that button. */
async function signIn(page: OpenPage, name: string, button: 'accept-all' | 'allow') {
  await page.goto(`${demo.url}/en/sign-in`);
  await statusOf(page);
  await sendName(page, name);
  await action(page, 'notice', button).click();
  await page.waitForURL(/\/profile$/);
}

async function sendName(page: OpenPage, name: string) {
  await page.locator('main input[name=name]').fill(name);
  await page.locator('main form button').first().click();
}

/** Signs in by the decision that the account remembers. */
async function signInAgain(page: OpenPage, name: string) {
  await page.goto(`${demo.url}/en/sign-in`);
  await page.locator('main input[name=account]').fill(name);
  await page.locator('main input[name=account]').press('Enter');
  await page.waitForURL(/\/profile$/);
}

async function signOut(page: OpenPage) {
  await page.locator('header form button').click();
  await page.waitForURL(/\/en\/$/);
}

describe('an account that remembers', () => {
  it('does not ask on the next device', async () => {
    const phone = await blank();
    await signIn(phone, 'Aigul', 'accept-all');
    const desk = await open('/en/');
    await notice(desk).waitFor();
    expect(await statusOf(desk)).toBe('undecided');
    await signInAgain(desk, 'Aigul');
    expect(await statusOf(desk)).toBe('accepted');
    await desk.goto(`${demo.url}/en/`);
    expect(await statusOf(desk)).toBe('accepted');
    await desk.waitForTimeout(1000);
    expect(await notice(desk).isVisible()).toBe(false);
    expect(await fieldOf(desk, 'id')).toBe(await fieldOf(phone, 'id'));
  });

  it('takes a withdrawal on one device to the next page of the other', async () => {
    const phone = await blank();
    await signIn(phone, 'Dana', 'accept-all');
    const desk = await blank();
    await signInAgain(desk, 'Dana');
    await phone.evaluate(() => window.qaBench?.consent?.withdraw());
    await expect.poll(() => jar(phone), SOON).toMatch(/yes=&.*&r=1$/);
    await desk.goto(`${demo.url}/en/`);
    expect(await statusOf(desk)).toBe('rejected');
    const response = await desk.goto(`${demo.url}/en/profile`);
    expect(response?.status()).toBe(403);
  });

  it('gives nobody the decision of an account that has none: the server refuses, and asks', async () => {
    const page = await open('/en/sign-in');
    await page.locator('main input[name=account]').fill('Nobody');
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('/sign-in')),
      page.locator('main input[name=account]').press('Enter'),
    ]);
    expect(answer.status()).toBe(403);
    expect(await jar(page)).toBe('');
  });
});

describe('two teachers at one computer of the staff room', () => {
  it('never get the decision of each other, and the computer is as before after each', async () => {
    const shared = await blank();
    await signIn(shared, 'First', 'accept-all');
    await signOut(shared);
    await notice(shared).waitFor();
    expect([await statusOf(shared), await jar(shared)]).toEqual(['undecided', '']);

    await signIn(shared, 'Second', 'allow');
    expect(await fieldOf(shared, 'yes')).toBe('authorization');
    await signOut(shared);
    await notice(shared).waitFor();
    expect(await jar(shared)).toBe('');

    await signInAgain(shared, 'First');
    expect(await statusOf(shared)).toBe('accepted');
    // The second one comes while the first one is still signed in.
    await shared.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('header form') as HTMLFormElement;
      form.action = form.action.replace('sign-out', 'sign-in');
      form.insertAdjacentHTML('beforeend', '<input type="hidden" name="account" value="Second">');
      form.submit();
    });
    await shared.getByText('Hello, Second').waitFor();
    expect(await fieldOf(shared, 'yes')).toBe('authorization');
    await signOut(shared);
    expect(await jar(shared)).toBe('');
  });

  it('get the own decision of the computer back, where it has one, also with the account open in two tabs', async () => {
    const shared = await open('/en/');
    await action(shared, 'notice', 'reject-all').click();
    await expect.poll(() => jar(shared), SOON).toMatch(/&r=1$/);
    const own = await jar(shared);
    const phone = await blank();
    await phone.waitForTimeout(1100);
    await signIn(phone, 'Third', 'accept-all');
    await signInAgain(shared, 'Third');
    const second = await shared.context().newPage();
    await second.goto(`${demo.url}/en/`);
    expect(await statusOf(second as OpenPage)).toBe('accepted');
    await shared.bringToFront();
    await signOut(shared);
    expect(await statusOf(shared)).toBe('rejected');
    await second.bringToFront();
    await second.evaluate(() => dispatchEvent(new Event('focus')));
    await expect.poll(() => second.evaluate(() => window.qaBench?.consent?.status), SOON).toBe('rejected');
    await expect.poll(() => jar(shared), SOON).toBe(own);
  });
});

describe('the register of the demo', () => {
  const kelisim = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'dist/cli.js'), ...args]);
    return stdout;
  };

  it('has the decision with its text and its account, and the commands read it while the demo runs', async () => {
    const page = await blank();
    await page.goto(`${demo.url}/en/sign-in`);
    await statusOf(page);
    await page.evaluate(() => void window.qaBench?.consent?.ask('account'));
    await action(page, 'notice', 'allow').click();
    // Stored first: the sign-in loads another page, which ends the request. What is decided later belongs to the
    // account.
    await expect.poll(() => jar(page), SOON).toMatch(/how=allow.*&r=1$/);
    await sendName(page, 'Registered');
    await page.waitForURL(/\/profile$/);
    await page.evaluate(() => window.qaBench?.consent?.openPreferences());
    await action(page, 'preferences', 'accept-all').click();
    await expect.poll(() => jar(page), SOON).toMatch(/how=accept-all.*&r=1$/);
    const [id, text] = [await fieldOf(page, 'id'), await fieldOf(page, 'text')];
    const found = JSON.parse(await kelisim('find', `${id}`, '--dir', directory, '--json'));
    expect(found).toMatchObject([
      { how: 'allow', subject: null, text: expect.stringMatching(/^[\da-f]{64}$/) },
      { how: 'accept-all', subject: 'Registered', text: expect.stringMatching(`^${text}`) },
    ]);
    expect(await kelisim('find', 'Registered', '--subject', '--dir', directory)).toContain('accept-all');
    expect(await kelisim('verify-text', `${text}`, '--texts', TEXTS)).toContain('law en ');
    expect(await kelisim('seal', '--dir', directory)).toMatch(/[\da-f]{64}/);
    expect(await kelisim('verify', '--dir', directory)).toBeTruthy();
    expect(await kelisim('forget', 'Registered', '--dir', directory)).toBeTruthy();
    expect(await kelisim('verify', '--dir', directory)).toBeTruthy();
  });
});
