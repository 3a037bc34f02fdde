import { describe, expect, inject, it } from 'vitest';
import { type OpenPage, useBrowser } from './support/browser';
import '../../demo/qa/bench';
import { action, notice, preferences } from './support/kelisim';
import { textOf } from './support/texts';

const browser = useBrowser();
const demo = inject('demo');

const EMBEDDINGS = [
  ['script tag', ''],
  ['npm import', '/npm'],
] as const;
const LANGUAGES = ['kk', 'ru', 'en'] as const;
const closed = (lang: string) => textOf('ask.title', { feature: textOf('feature.account', {}, lang) }, lang);

/** What the server would answer to this visitor now. */
async function verdict(page: OpenPage) {
  const response = await page.request.get(`${demo}/api/verdict`);
  return (await response.json()) as { status: string; allows: { [name: string]: boolean } };
}

async function agree(page: OpenPage) {
  await page.waitForFunction(() => window.qaBench?.consent);
  const server = await verdict(page);
  const here = await page.evaluate(() => ({
    status: window.qaBench?.consent?.status,
    account: window.qaBench?.consent?.allows('account'),
  }));
  expect({ status: server.status, account: server.allows.account }).toEqual(here);
}

describe.each(EMBEDDINGS)('by %s', (_name, base) => {
  describe.each(LANGUAGES)('in %s', (lang) => {
    const signIn = async (page: OpenPage) => {
      await page.locator('main input[name=name]').fill('Айгүл');
      await page.locator('main form button').first().click();
    };
    const signedIn = async (page: OpenPage) => {
      await page.waitForURL(/\/profile/);
      await page.getByText('Айгүл').first().waitFor();
      expect((await page.context().cookies()).map(({ name }) => name)).toContain('demo_session');
      await agree(page);
    };

    it('a first visitor signs in by way of the notice', async () => {
      const page = await browser.open(`${demo}${base}/${lang}/sign-in`);
      await notice(page).waitFor();
      await agree(page);
      await signIn(page);
      await notice(page).getByText(closed(lang)).waitFor();
      await action(page, 'notice', 'accept-all').click();
      await signedIn(page);
      expect(await page.evaluate(() => window.qaBench?.consent?.status)).toBe('accepted');
    });

    it('who has rejected reads why, allows just this, and the sign-in goes on by itself', async () => {
      const page = await browser.open(`${demo}${base}/${lang}/sign-in`);
      await action(page, 'notice', 'reject-all').click();
      await agree(page);
      await signIn(page);
      await notice(page).getByText(closed(lang)).waitFor();
      expect(await notice(page).textContent()).toContain('3.3.1');
      await action(page, 'notice', 'allow').click();
      await signedIn(page);
      expect(await page.evaluate(() => window.qaBench?.consent?.record?.granted)).toEqual(['authorization']);
    });

    it('the server refuses while the account is closed, says why, and lets the visitor change their mind there', async () => {
      const page = await browser.open(`${demo}${base}/${lang}/sign-in`);
      await action(page, 'notice', 'reject-all').click();
      // A submission that comes before the script, or past it.
      await page.locator('main input[name=name]').fill('Айгүл');
      const [answer] = await Promise.all([
        // Not the renewal of the cookie, which is a POST as well.
        page.waitForResponse(
          (response) => response.request().method() === 'POST' && response.url().includes('/sign-in'),
        ),
        page.evaluate(() => document.querySelector<HTMLFormElement>('main form')?.submit()),
      ]);
      expect(answer.status()).toBe(403);
      const again = page.locator('main form button.primary');
      await again.waitFor();
      expect(await page.locator('main').textContent()).toContain('3.3.1');
      await page.waitForFunction(() => window.qaBench?.consent?.status === 'rejected');
      await again.click();
      await notice(page).getByText(closed(lang)).waitFor();
      await action(page, 'notice', 'allow').click();
      await signedIn(page);
    });
  });
});

describe('scenarios', () => {
  describe.each(EMBEDDINGS)('each has an address, and page and server agree, by %s', (_name, base) => {
    it.each([
      ['first', 'undecided'],
      ['accepted', 'accepted'],
      ['rejected', 'rejected'],
      ['custom', 'custom'],
      ['outdated', 'outdated'],
      ['expired', 'outdated'],
      ['corrupt', 'undecided'],
    ])('%s', async (scenario, status) => {
      const page = await browser.open(`${demo}${base}/ru/?scenario=${scenario}`);
      await page.waitForFunction(() => window.qaBench?.consent?.status);
      expect(await page.evaluate(() => window.qaBench?.consent?.status)).toBe(status);
      await agree(page);
      // What cannot be read is no decision, and is reported once the page is idle.
      if (scenario === 'corrupt') await expect.poll(() => page.problems.length).toBe(1);
      const unreadable = expect.stringContaining('consent_kelisim is no record');
      expect(page.problems).toEqual(scenario === 'corrupt' ? [unreadable] : []);
    });
  });

  it.each(EMBEDDINGS)('blocked cookies, by %s', async (_name, base) => {
    const blocked = await browser.open(`${demo}${base}/en/?scenario=blocked`);
    await action(blocked, 'notice', 'accept-all').click();
    await notice(blocked).getByText(textOf('notice.notSaved')).waitFor();
  });

  it.each(EMBEDDINGS)('a missing second layer, by %s', async (_name, base) => {
    const missing = await browser.open(`${demo}${base}/en/?scenario=ui-missing`);
    await action(missing, 'notice', 'settings').click();
    await expect.poll(() => missing.problems.join()).toContain('kelisim');
    await missing.waitForTimeout(500);
    expect(await preferences(missing).count()).toBe(0);
    // Deciding needs no other file.
    await action(missing, 'notice', 'accept-all').click();
    await missing.waitForFunction(() => window.qaBench?.consent?.status === 'accepted');
  });
});
