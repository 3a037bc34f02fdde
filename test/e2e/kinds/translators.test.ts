import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, notice, policy, preferences, RECORDER, wayBack } from '../support/kelisim';
import { openPage } from '../support/kinds';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

const BODY = '<iframe title="Video" data-kelisim-needs="statistics" data-src="about:blank"></iframe>';
const open = () => openPage(browser, site.page(byTag({ lang: 'en', head: RECORDER, body: BODY })));

/**
 * As the translators of browsers do: each text gets two elements around it; with `all`, also where it is not wanted.
 */
const translate = (page: Page, all: boolean) =>
  page.evaluate((everywhere) => {
    const visit = (root: Node) => {
      for (const node of [...root.childNodes]) {
        if (node instanceof HTMLElement) {
          if (/^(STYLE|SCRIPT|FONT)$/.test(node.tagName)) continue;
          if (!everywhere && node.translate === false) continue;
          if (node.shadowRoot) visit(node.shadowRoot);
          visit(node);
        } else if (node instanceof Text && node.data.trim()) {
          const outer = document.createElement('font');
          const inner = outer.appendChild(document.createElement('font'));
          node.replaceWith(outer);
          inner.append(`${node.data}`);
        }
      }
    };
    visit(document.documentElement);
  }, all);

const text = (locator: ReturnType<typeof notice>) =>
  locator.evaluate((view) => (view.textContent ?? '').replace(/\s+/g, ' ').trim());

/**
 * Kind 30: what is recorded is what was shown, so that translators are to leave our texts alone; and none is doubled.
 */
describe('translators of browsers', () => {
  it('are told to leave every view of ours alone', async () => {
    const page = await open();
    await notice(page).waitFor();
    const untranslated = (part: typeof notice) =>
      part(page).evaluate((view) => {
        for (
          let node: Element | null = view;
          node;
          node = node.parentElement ?? (node.getRootNode() as ShadowRoot).host ?? null
        )
          if (node.getAttribute('translate') === 'no') return true;
        return false;
      });
    expect(await untranslated(notice)).toBe(true);
    await page.evaluate(() => window.Kelisim.openPreferences());
    await preferences(page).waitFor();
    expect(await untranslated(preferences)).toBe(true);
    await page.evaluate(() => window.Kelisim.openPolicy());
    await policy(page).waitFor();
    expect(await untranslated(policy)).toBe(true);
    await page.evaluate(() => window.Kelisim.reject());
    await wayBack(page).waitFor();
    expect(await untranslated(wayBack)).toBe(true);
    expect(await untranslated(() => page.locator('[part=gate]'))).toBe(true);
  });

  it('that obey leave the notice as it is', async () => {
    const page = await open();
    await notice(page).waitFor();
    const before = await text(notice(page));
    await translate(page, false);
    expect(await page.locator('main font').count()).toBeGreaterThan(0);
    expect(await notice(page).locator('font').count()).toBe(0);
    expect(await text(notice(page))).toBe(before);
  });

  it('that do not obey double nothing when the language changes', async () => {
    const clean = await open();
    await notice(clean).waitFor();
    await clean.evaluate(() => window.Kelisim.setLanguage('ru'));
    const page = await open();
    await notice(page).waitFor();
    await translate(page, true);
    await page.evaluate(() => window.Kelisim.setLanguage('ru'));
    expect(await text(notice(page))).toBe(await text(notice(clean)));
    expect(await text(page.locator('[part=gate]'))).toBe(await text(clean.locator('[part=gate]')));
  });

  it('that do not obey double nothing when the notice asks, or settings are open', async () => {
    const steps = async (page: Page, between: () => Promise<unknown>) => {
      await notice(page).waitFor();
      await page.evaluate(() => window.Kelisim.openPreferences());
      await preferences(page).waitFor();
      await between();
      await page.evaluate(() => window.Kelisim.setLanguage('kk'));
      const settings = await text(preferences(page));
      await action(page, 'preferences', 'close').click();
      await preferences(page).waitFor({ state: 'hidden' });
      await between();
      await page.evaluate(() => void window.Kelisim.ask('account'));
      await action(page, 'notice', 'allow').waitFor();
      return [settings, await text(notice(page))];
    };
    const clean = await open();
    const wanted = await steps(clean, async () => {});
    const page = await open();
    expect(await steps(page, () => translate(page, true))).toEqual(wanted);
  });

  it('that do not obey do not stop a decision, and the way back is said once', async () => {
    const page = await open();
    await notice(page).waitFor();
    await translate(page, true);
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await translate(page, true);
    await action(page, 'preferences', 'save').click();
    await page.waitForFunction(() => window.Kelisim.status === 'rejected');
    await wayBack(page).waitFor();
    await translate(page, true);
    await page.evaluate(() => window.Kelisim.setLanguage('ru'));
    const clean = await open();
    await clean.evaluate(() => window.Kelisim.reject());
    await clean.evaluate(() => window.Kelisim.setLanguage('ru'));
    expect(await text(wayBack(page))).toBe(await text(wayBack(clean)));
    expect(page.problems.filter((text) => text.startsWith('uncaught'))).toEqual([]);
  });
});
