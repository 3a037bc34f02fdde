import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from '../support/browser';
import { cookieValue, RECORDER, setCookie } from '../support/kelisim';
import { errors, ran, SOON, TRACE } from '../support/kinds';
import { byTag, EMBEDDINGS, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const SILENT = { ...OPTIONS, autoShow: false };

/** Ways to lose a page that has been read. */
const WRITES: { readonly [what: string]: string } = {
  write: "document.write('<b id=written>Ad</b>')",
  'write, in two calls': "document.write('<b id=wri'); document.write('tten>Ad</b>')",
  writeln: "document.writeln('<b id=written>Ad</b>')",
  'open and write': "document.open(); document.write('<b id=written>Ad</b>'); document.close()",
  'write of a further script': "document.write('<b id=written>Ad</b><script>ran.push(1)<\\/script>')",
  'write by the prototype': "Document.prototype.write.call(document, '<b id=written>Ad</b>')",
};

const intact = async (page: OpenPage) => {
  await page.waitForTimeout(300);
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.locator('#after').count()).toBe(1);
  expect(await page.locator('kelisim-widget').count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.dataset.kelisimState)).toBe('accepted');
  // Beside the script, or dropped, and then reported.
  const beside = await page.locator('#slot #written').count();
  const reported = (await errors(page)).length;
  expect(await page.locator('#written').count()).toBe(beside);
  expect(beside + reported).toBeGreaterThan(0);
  expect(reported).toBeLessThanOrEqual(1);
};

describe.each(EMBEDDINGS)('a gated script that writes into the document, by %s', (_name, html) => {
  it.each(Object.entries(WRITES))(
    'leaves the page as it is, on acceptance and on later visits: %s',
    async (_what, code) => {
      const body = `<div id="slot"><script type="text/plain" data-kelisim-needs="statistics">
        ran.push('inline'); ${code}</script></div>
      <p id="after">After</p><script type="text/plain" data-kelisim-needs="statistics">ran.push('later')</script>`;
      const page = await browser.blank();
      const url = site.page(html({ head: `${TRACE}${RECORDER}`, body, options: SILENT }));
      await page.goto(url);
      await page.waitForFunction(() => window.Kelisim?.status === 'undecided' && document.readyState === 'complete');
      await page.evaluate(() => window.Kelisim.accept());
      await expect.poll(() => ran(page).catch(() => []), SOON).toContain('inline');
      await intact(page);
      await expect.poll(() => ran(page), SOON).toContain('later');
      await page.goto(url);
      await expect.poll(() => ran(page).catch(() => []), SOON).toContain('inline');
      await intact(page);
    },
  );
});

it('an inner script of a template that writes leaves the page as it is', async () => {
  const body = `<div id="slot"><template data-kelisim-needs="statistics"><script>ran.push('inline');
    document.write('<b id=written>Ad</b>')</script></template></div><p id="after">After</p>`;
  const page = await browser.blank();
  const url = site.page(byTag({ head: `${TRACE}${RECORDER}`, body, options: SILENT }));
  await setCookie(page, url, cookieValue());
  await page.goto(url);
  await expect.poll(() => ran(page).catch(() => []), SOON).toContain('inline');
  await intact(page);
});

it.each(['inline', 'external', 'module'])(
  '%s scripts: the page does not change, and its own document.write is its own again',
  async (kind) => {
    const code = "ran.push('gated'); document.write('<b id=written>Ad</b>');";
    const src = site.page(code, { 'content-type': 'text/javascript' });
    const attributes = { inline: '', external: `src="${src}"`, module: 'data-kelisim-type="module"' }[kind];
    const body = `<div id="slot"><script type="text/plain" data-kelisim-needs="statistics" ${attributes}>
      ${kind === 'external' ? '' : code}</script></div>
    <p id="after">After</p>`;
    const page = await browser.blank();
    const head = `${TRACE}${RECORDER}<script>
      window.before = [document.write, document.writeln, document.open];</script>`;
    const url = site.page(byTag({ head, body, options: SILENT }));
    await setCookie(page, url, cookieValue());
    await page.goto(url);
    await expect.poll(() => ran(page).catch(() => []), SOON).toContain('gated');
    await page.waitForTimeout(300);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('#after').count()).toBe(1);
    expect(await page.locator('kelisim-widget').count()).toBe(1);
    const same = await page.evaluate(() => {
      const { before } = window as unknown as { before: unknown[] };
      return [document.write, document.writeln, document.open].every((now, at) => now === before[at]);
    });
    expect(same).toBe(true);
  },
);

it('what is written beside a gated script goes with a withdrawal', async () => {
  const body = `<div id="slot"><script type="text/plain" data-kelisim-needs="statistics">ran.push('inline');
    document.write('<b id=written>Ad</b>')</script></div><p id="after">After</p>`;
  const page = await browser.blank();
  const url = site.page(byTag({ head: `${TRACE}${RECORDER}`, body, options: SILENT }));
  await setCookie(page, url, cookieValue());
  await page.goto(url);
  await expect.poll(() => ran(page).catch(() => []), SOON).toContain('inline');
  await intact(page);
  await page.evaluate(() => window.Kelisim.withdraw());
  await expect.poll(() => page.locator('#written').count(), SOON).toBe(0);
});
