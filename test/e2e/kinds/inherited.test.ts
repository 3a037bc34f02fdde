import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { jar, ran, SOON, TRACE } from '../support/kinds';
import { byImport, byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const SILENT = { ...OPTIONS, autoShow: false };
const JS = { 'content-type': 'text/javascript' };

it.each([
  ['a method of an old library', 'Object.prototype.each = function () {}'],
  ['a text', "Object.prototype.domain = 'other.example'; Object.prototype.path = '/elsewhere'"],
] as const)('%s on Object.prototype does not get into the cookie', async (_what, source) => {
  const page = await browser.open(site.page(byTag({ head: `<script>${source}</script>`, options: SILENT })));
  await page.waitForFunction(() => window.Kelisim?.status);
  expect(await page.evaluate(() => window.Kelisim.accept())).toEqual({ stored: true });
  expect(await jar(page)).toContain('how=api');
  const [cookie] = await page.context().cookies();
  expect(cookie?.path).toBe('/');
});

it('base on Object.prototype does not load our parts from another place', async () => {
  const page = await browser.open(
    site.page(
      byTag({
        head: "<script>Object.prototype.base = 'http://localhost:9/elsewhere/'</script>",
        body: '<template data-kelisim-needs="necessary"><b>text</b></template>',
        options: SILENT,
      }),
    ),
  );
  await page.locator('b').waitFor(SOON);
  expect(page.requested.filter((path) => path.includes('elsewhere'))).toEqual([]);
});

it.each([
  ['by tag', byTag],
  ['by npm', byImport],
] as const)('nonce on Object.prototype lets no script through, %s', async (_way, make) => {
  const file = new URL(site.page("(self.ran ??= []).push('injected')", JS)).pathname;
  const html = make({
    head: `${TRACE}<script>Object.prototype.nonce = 'other'</script>`,
    body: `<script type="text/plain" nonce="other" data-kelisim-needs="necessary" src="${file}"></script>`,
    options: SILENT,
    ...(make === byTag && { attributes: 'nonce="n1"' }),
  }).replace(/<script(?=>| type="module")/g, '<script nonce="n1"');
  const page = await browser.open(
    site.page(html, { 'content-security-policy': "script-src 'nonce-n1' 'strict-dynamic'" }),
  );
  await page.waitForFunction(() => window.Kelisim?.status);
  await page.waitForTimeout(500);
  expect(await ran(page)).toEqual([]);
});
