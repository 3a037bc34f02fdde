import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { ROOT } from '../../build/bundle';
import { useBrowser } from './support/browser';
import { SOON } from './support/kinds';
import { byImport, byTag, OPTIONS, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();
const demo = inject('demo');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TABLE = '<div data-kelisim-table></div>';

const listIn = (page: Page) => page.locator('[data-kelisim-table]');
/** Rows of cells, as the visitor reads them. */
const rowsOf = (page: Page) =>
  listIn(page).evaluate((list) =>
    [...list.querySelectorAll('h1, h2, h3, p, tr')].map((line) =>
      line.localName === 'tr' ? [...line.children].map((cell) => cell.textContent) : line.textContent,
    ),
  );

/** The list that the command line tool writes, read by the same browser. */
async function written(page: Page, language: string): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'kelisim-table-'));
  try {
    const file = join(folder, 'kelisim.json');
    writeFileSync(file, JSON.stringify(OPTIONS));
    const args = [join(ROOT, 'dist/cli.js'), 'table', '--options', file, '--lang', language];
    await page.setContent(execFileSync(process.execPath, args, { encoding: 'utf8' }));
    return await rowsOf(page);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.each([
  ['script tag', byTag],
  ['npm import', byImport],
] as const)('the list of cookies in a page by %s', (_name, html) => {
  it.each(['kk', 'ru', 'en'])('in %s is the one of `kelisim table`', async (lang) => {
    const page = await browser.open(site.page(html({ lang, body: TABLE })));
    await expect.poll(() => listIn(page).locator('tr').count(), SOON).toBeGreaterThan(1);
    expect(await listIn(page).getAttribute('lang')).toBe(lang);
    const found = await rowsOf(page);
    expect(found).toEqual(await written(await browser.blank(), lang));
  });

  it('loads nothing for it in a page without it', async () => {
    const page = await browser.open(site.page(html()));
    await page.waitForTimeout(1000);
    expect(page.requested.filter((path) => /settings/.test(path))).toEqual([]);
  });
});

it('is there under a policy that allows no inline script and no inline style', async () => {
  const policy = "default-src 'none'; script-src 'self' 'nonce-n1'; style-src 'self'; connect-src 'self'";
  const html = byTag({ body: TABLE, attributes: 'nonce="n1"' });
  const page = await browser.open(site.page(html, { 'content-security-policy': policy }));
  await expect.poll(() => listIn(page).locator('tr').count(), SOON).toBeGreaterThan(1);
});

it.each([
  ['', 320],
  ['', 1280],
  ['/npm', 390],
] as const)("the demo's policy page %s has it at %i px: axe finds nothing", async (base, width) => {
  const page = await browser.blank({ viewport: { width, height: 800 } });
  await page.goto(`${demo}${base}/ru/?scenario=rejected`);
  // By the router of the portal, where it has one.
  await page.locator('footer a').filter({ hasText: 'Политика' }).click();
  await expect.poll(() => listIn(page).locator('tr').count(), SOON).toBeGreaterThan(3);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(() =>
    (window as never as { axe: { run(where: Document): Promise<AxeResults> } }).axe.run(document),
  );
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`))).toEqual([]);
});
