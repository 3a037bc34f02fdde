import { getInjectableScript } from 'idcac-playwright';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { SCENARIOS } from '../../demo/place';
import { createFilterEngine, type Names } from '../fixtures/filterEngine';
import { useBrowser } from './support/browser';
import { notice, preferences, status } from './support/kelisim';

const browser = useBrowser();
const demo = inject('demo');
const engine = createFilterEngine();
const everywhere = engine.hidesEverywhere();

/** What a blocker sees of the page; here in our shadow trees as well, where few of them look. */
const namesIn = (page: Page): Promise<Names> =>
  page.evaluate(() => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const elements = all(document);
    return {
      ids: elements.map(({ id }) => id).filter(Boolean),
      classes: elements.flatMap((one) => [...one.classList]),
      links: elements.map((one) => one.getAttribute('href') ?? '').filter(Boolean),
    };
  });

/** Elements of the page and of ours that one of the selectors would hide. */
const hidden = (page: Page, selectors: readonly string[]) =>
  page.evaluate((list) => {
    const roots = (root: ParentNode): ParentNode[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
    ];
    const everywhere = roots(document);
    return list.flatMap((selector) => {
      try {
        const found = everywhere.map((root) => root.querySelector(selector)?.outerHTML).find(Boolean);
        return found ? [`${selector}: ${found.slice(0, 80)}`] : [];
      } catch {
        // Not of CSS: a blocker's own language.
        return [];
      }
    });
  }, selectors);

async function check(page: Page, urls: readonly string[]) {
  const names = await namesIn(page);
  const rules = [...everywhere, ...engine.hides(names)];
  expect(rules.length).toBeGreaterThan(400);
  expect(await hidden(page, rules)).toEqual([]);
  const blocked = urls.flatMap((url) => engine.blocks(url.replace(demo, 'https://smartustaz.kz'), 'script') ?? []);
  expect(blocked).toEqual([]);
}

it('what a list names is found, here as well', async () => {
  const page = await browser.open(`${demo}/en/`);
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div id="cookieHeader"></div>'));
  const rules = [...everywhere, ...engine.hides(await namesIn(page))];
  expect((await hidden(page, rules)).join()).toContain('#cookieHeader');
});

it.each(SCENARIOS)('no list blocks or hides anything on the demo page “%s”', async (scenario) => {
  const urls: string[] = [];
  const page = await browser.blank();
  page.on('request', (request) => urls.push(request.url()));
  await page.goto(`${demo}/en/?scenario=${scenario}`);
  await page.waitForFunction(() => document.documentElement.dataset.kelisimState);
  await page.waitForTimeout(300);
  await check(page, urls);
  if (scenario === 'ui-missing' || scenario === 'filtered') return;
  await page.evaluate(() => window.Kelisim.openPreferences());
  await preferences(page).waitFor();
  await page.evaluate(() => window.Kelisim.openPolicy());
  await check(page, urls);
});

it('“I don’t care about cookies” neither hides nor answers the notice', async () => {
  const page = await browser.open(`${demo}/en/`);
  await notice(page).waitFor();
  await page.evaluate(getInjectableScript());
  expect(await page.locator('head style').count()).toBeGreaterThan(0);
  await page.waitForTimeout(2000);
  expect(await notice(page).isVisible()).toBe(true);
  expect(await status(page)).toBe('undecided');
});
