import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AutoConsentCMPRule, Config, ContentScriptMessage } from '@duckduckgo/autoconsent';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { ROOT } from '../../build/bundle';
import type { ConsentOMaticRules, ConsentType } from '../../rules/consentOMaticFormat';
import { useBrowser } from './support/browser';
import { consentOMatic } from './support/consentOMatic';
import { notice, status } from './support/kelisim';

const browser = useBrowser();
const demo = inject('demo');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const rule = JSON.parse(read('dist/rules/autoconsent.json')) as AutoConsentCMPRule;
const others = JSON.parse(read('node_modules/@duckduckgo/autoconsent/rules/rules.json'))
  .autoconsent as AutoConsentCMPRule[];
const contentScript = read('node_modules/@duckduckgo/autoconsent/dist/autoconsent.playwright.js');

const CONFIG: Partial<Config> = {
  enabled: true,
  disabledCmps: [],
  enablePrehide: true,
  enableCosmeticRules: true,
  detectRetries: 20,
};

/**
 * Autoconsent's content script in the page, driven by its messages as its own test runner does it; ours among its own
 * rules.
 */
async function runAutoconsent(page: Page, autoAction: 'optIn' | 'optOut') {
  const received: ContentScriptMessage[] = [];
  const send = (message: object) => page.evaluate(`autoconsentReceiveMessage(${JSON.stringify(message)})`);
  await page.exposeBinding('autoconsentSendMessage', async (_, message: ContentScriptMessage) => {
    received.push(message);
    if (message.type === 'init')
      await send({ type: 'initResp', config: { ...CONFIG, autoAction }, rules: { autoconsent: [...others, rule] } });
    else if (message.type === 'eval')
      await send({ type: 'evalResp', id: message.id, result: await page.evaluate(message.code) });
  });
  await page.evaluate(contentScript);
  const message = async <Type extends ContentScriptMessage['type']>(type: Type) => {
    await expect.poll(() => received.map((one) => one.type)).toContain(type);
    return received.find((one) => one.type === type) as ContentScriptMessage & { type: Type };
  };
  return { received, message, send };
}

describe.each(['kk', 'ru', 'en'])('autoconsent, on the demo in %s', (language) => {
  it('rejects, and its own test says so', async () => {
    const page = await browser.open(`${demo}/${language}/`);
    const { received, message, send } = await runAutoconsent(page, 'optOut');
    expect(await message('popupFound')).toMatchObject({ cmp: 'kelisim' });
    expect(await message('optOutResult')).toMatchObject({ cmp: 'kelisim', result: true, scheduleSelfTest: true });
    expect(await message('autoconsentDone')).toMatchObject({ cmp: 'kelisim', isCosmetic: false });
    await send({ type: 'selfTest' });
    expect(await message('selfTestResult')).toMatchObject({ cmp: 'kelisim', result: true });
    expect(await status(page)).toBe('rejected');
    expect(await notice(page).isVisible()).toBe(false);
    await page.reload();
    await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'rejected');
    expect(received.filter(({ type }) => type === 'autoconsentError')).toEqual([]);
    expect(received.flatMap((one) => (one.type === 'cmpDetected' ? [one.cmp] : []))).toEqual(['kelisim']);
  });

  it('accepts, and the test for a refusal says that there was none', async () => {
    const page = await browser.open(`${demo}/${language}/`);
    const { message, send } = await runAutoconsent(page, 'optIn');
    expect(await message('optInResult')).toMatchObject({ cmp: 'kelisim', result: true });
    await message('autoconsentDone');
    expect(await status(page)).toBe('accepted');
    expect(await page.evaluate(() => window.Kelisim.stored)).toBe(true);
    await send({ type: 'selfTest' });
    expect(await message('selfTestResult')).toMatchObject({ result: false });
  });
});

it('autoconsent leaves alone who has decided', async () => {
  const page = await browser.open(`${demo}/en/?scenario=accepted`);
  await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'accepted');
  const { message, received } = await runAutoconsent(page, 'optOut');
  expect(await message('cmpDetected')).toMatchObject({ cmp: 'kelisim' });
  await page.waitForTimeout(2000);
  expect(received.some(({ type }) => type === 'optOutResult')).toBe(false);
  expect(await status(page)).toBe('accepted');
});

describe.each(['kk', 'ru', 'en'])(
  'the rule for Consent-O-Matic, by our reading of its documentation, in %s',
  (language) => {
    const rules = JSON.parse(read('dist/rules/consent-o-matic.json')) as ConsentOMaticRules;
    const run = async (allowed: readonly ConsentType[]) => {
      const page = await browser.open(`${demo}/${language}/`);
      await notice(page).waitFor();
      expect(await page.evaluate(consentOMatic, { rules, allowed })).toEqual(['kelisim']);
      await page.waitForFunction(() => document.documentElement.dataset.kelisimState !== 'undecided');
      return page;
    };

    it('with nothing allowed: rejected', async () => {
      expect(await status(await run([]))).toBe('rejected');
    });

    it('with statistics allowed: just these, and never the policy', async () => {
      const page = await run(['B']);
      expect(await status(page)).toBe('custom');
      const record = await page.evaluate(() => window.Kelisim.record);
      expect(record).toMatchObject({ granted: ['statistics'], policy: null, how: 'save' });
    });

    it('with everything allowed: every category', async () => {
      const page = await run(['A', 'B', 'D', 'E', 'F', 'X']);
      const record = await page.evaluate(() => window.Kelisim.record);
      expect(record).toMatchObject({ granted: ['authorization', 'statistics', 'advertising'], policy: null });
      // Who has decided is not asked again.
      expect(await page.evaluate(consentOMatic, { rules, allowed: [] })).toEqual([]);
    });
  },
);
