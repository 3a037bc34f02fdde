import { expect, it } from 'vitest';
import { useBrowser } from './support/browser';
import { notice } from './support/kelisim';
import { useSite } from './support/serve';

const site = useSite();
const browser = useBrowser();

const ELEMENT = `<kelisim-widget data-operator="School No. 1" data-policy-version="2026-01" data-policy-url="/policy"></kelisim-widget>`;
const JSON_OPTIONS = '<script type="application/json" id="kelisim-options">{ "categories": ["statistics"] }</script>';
const SCRIPT = '<script type="module" src="/dist/element.js"></script>';
const page = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${JSON_OPTIONS}${SCRIPT}</head><body>${body}</body></html>`;

it('the element of the markup starts the consent, though it was there before its class', async () => {
  const opened = await browser.open(site.page(page(ELEMENT)));
  await notice(opened).waitFor();
  expect(await opened.evaluate(() => document.documentElement.dataset.kelisimState)).toBe('undecided');
});

it('an element that a script adds later starts it as well, and ends it when it goes', async () => {
  const opened = await browser.open(site.page(page('')));
  await opened.waitForFunction(() => customElements.get('kelisim-widget'));
  await opened.evaluate((html) => {
    document.body.innerHTML = html;
  }, ELEMENT);
  await notice(opened).waitFor();
  await opened.evaluate(() => document.body.replaceChildren());
  await opened.waitForFunction(() => !document.querySelector('kelisim-widget'));
  expect(await opened.evaluate(() => document.documentElement.dataset.kelisimState)).toBeUndefined();
});
