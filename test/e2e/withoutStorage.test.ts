import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ROOT } from '../../build/bundle';
import { useBrowser } from './support/browser';
import { RECORDER } from './support/kelisim';
import { OPTIONS, useSite } from './support/serve';
import { textOf } from './support/texts';

const browser = useBrowser();
const site = useSite();

const html = (source: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">${RECORDER}
<script type="application/json" id="kelisim-options">${JSON.stringify(OPTIONS)}</script>
<script async src="${source}"></script></head><body><h1>Host</h1><a href="#in" data-kelisim-needs="account">In</a></body></html>`;

/** Accepts, is told the truth, and uses what is open for this page. */
async function decide(page: Page | Frame) {
  const part = (name: string) => page.locator(`kelisim-widget [part=notice] ${name}`);
  await part('[data-action=accept-all]').click();
  await part('[role=alert]').waitFor();
  expect(await part('[role=alert]').textContent()).toBe(textOf('notice.notSaved'));
  const told = await page.evaluate(() => ({
    errors: window.log.flatMap(({ type, detail }) => (type === 'error' ? [(detail as { code: string }).code] : [])),
    stored: window.Kelisim.stored,
    account: window.Kelisim.allows('account'),
  }));
  expect(told).toEqual({ errors: ['storage-blocked'], stored: false, account: true });
  expect(await page.locator('kelisim-widget .saved').count()).toBe(0);
  await part('[data-action=close]').click();
  await page.locator('a').click();
  expect(await page.evaluate(() => location.hash)).toBe('#in');
}

it('in a sandbox of an opaque origin, where cookies and storage throw', async () => {
  const inner = site.page(html('/dist/kelisim.all.js'));
  const page = await browser.open(
    site.page(`<!doctype html><iframe sandbox="allow-scripts" src="${inner}" width="600" height="700"></iframe>`),
    {
      viewport: { width: 800, height: 800 },
    },
  );
  const frame = page.frames()[1] as Frame;
  expect(
    await frame.evaluate(() => {
      try {
        return document.cookie;
      } catch {
        return 'throws';
      }
    }),
  ).toBe('throws');
  await decide(frame);
  // Our own line, and nothing else; the test's site has no icon.
  const problems = page.problems.filter((line) => !line.startsWith('Failed to load resource'));
  expect(problems.map((line) => line.slice(0, 8))).toEqual(['kelisim:']);
});

it('from a file, by the script that is whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kelisim-'));
  try {
    await copyFile(join(ROOT, 'dist/kelisim.all.js'), join(folder, 'kelisim.all.js'));
    await writeFile(join(folder, 'page.html'), html('kelisim.all.js'));
    const page = await browser.open(pathToFileURL(join(folder, 'page.html')).href);
    await decide(page);
    expect(page.problems.map((line) => line.slice(0, 8))).toEqual(['kelisim:']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
