import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { RECORDER } from '../support/kelisim';
import { errors, ran, SOON, TRACE } from '../support/kinds';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const SILENT = { ...OPTIONS, autoShow: false };
const NEEDS = 'data-kelisim-needs="statistics"';

it('an element that the page does not let us open does not keep the others closed', async () => {
  const body = `<embed ${NEEDS} data-kelisim-src="/favicon.ico"><img alt="" ${NEEDS} data-kelisim-src="/favicon.ico">
    <iframe title="x" ${NEEDS} data-kelisim-src="/favicon.ico"></iframe>`;
  const page = await browser.open(
    site.page(byTag({ head: `${TRACE}${RECORDER}`, body, options: SILENT }), {
      'content-security-policy': "require-trusted-types-for 'script'; trusted-types kelisim",
    }),
  );
  await page.locator('[data-kelisim-placeholder]').first().waitFor();
  await page.evaluate(() => window.Kelisim.accept());
  await page.locator('img[src]').waitFor({ ...SOON, state: 'attached' });
  expect(page.problems.filter((text) => text.startsWith('uncaught'))).toEqual([]);
  // As a later change does.
  await page.evaluate(() => window.Kelisim.withdraw());
  await page.locator('img:not([src])').waitFor({ ...SOON, state: 'attached' });
});

it('a script that the page does not let in does not keep the later ones closed', async () => {
  const guard = `<script>const { before } = Element.prototype;
    Element.prototype.before = function (...nodes) {
      if (nodes[0].text?.includes('first')) throw new Error('blocked by the page');
      before.apply(this, nodes);
    };</script>`;
  const script = (name: string) => `<script type="text/plain" ${NEEDS}>ran.push('${name}')</script>`;
  const body = `${script('first')}${script('second')}<template ${NEEDS}><b>text</b></template>`;
  const page = await browser.open(site.page(byTag({ head: `${TRACE}${RECORDER}${guard}`, body, options: SILENT })));
  await page.waitForFunction(() => window.Kelisim?.status);
  await page.evaluate(() => window.Kelisim.accept());
  await expect.poll(() => ran(page), SOON).toEqual(['second']);
  await page.locator('b').waitFor(SOON);
  expect(await errors(page)).toEqual([
    { code: 'gate-blocked', message: expect.stringContaining('blocked by the page') },
  ]);
  await page.evaluate(() => {
    const late = document.createElement('div');
    late.innerHTML = `<script type="text/plain" data-kelisim-needs="statistics">ran.push('late')</${'script'}>`;
    document.body.append(late);
  });
  await expect.poll(() => ran(page), SOON).toEqual(['second', 'late']);
});
