import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { delayParts, ran, SOON, TRACE } from '../support/kinds';
import { byTag, EMBEDDINGS, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const SILENT = { ...OPTIONS, autoShow: false };
const template = (content: string) =>
  `<section id="view"><template data-kelisim-needs="statistics">${content}</template></section>`;
const rendered = (page: Page) => page.locator('#rendered').count();

it.each(EMBEDDINGS)(
  'a template that is closed again while its part is on the way loads nothing, by %s',
  async (_, html) => {
    let requests = 0;
    const image = new URL(
      site.answer((_request, response) => {
        requests++;
        response.writeHead(204).end();
      }),
    ).pathname;
    const page = await browser.blank();
    await delayParts(page, 500);
    const body = template(`<p id="rendered">x</p><img alt="" src="${image}"><script>ran.push('template')</script>`);
    await page.goto(site.page(html({ head: TRACE, body, options: SILENT })));
    await page.waitForFunction(() => window.Kelisim?.status, undefined, SOON);
    await page.evaluate(() => {
      window.Kelisim.accept();
      window.Kelisim.withdraw();
    });
    await page.waitForTimeout(1500);
    expect({ requests, ran: await ran(page), rendered: await rendered(page) }).toEqual({
      requests: 0,
      ran: [],
      rendered: 0,
    });
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(() => ran(page), SOON).toEqual(['template']);
    expect(await rendered(page)).toBe(1);
  },
);

it.each(['cloneNode', 'innerHTML'] as const)(
  'a template of a page that was kept while open does not run its scripts again after the next acceptance: %s',
  async (how) => {
    const body = template(`<p id="rendered">x</p><script>ran.push('template')</script>`);
    const page = await browser.open(site.page(byTag({ head: TRACE, body, options: SILENT })));
    await page.waitForFunction(() => window.Kelisim?.status, undefined, SOON);
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(() => ran(page), SOON).toEqual(['template']);
    await page.evaluate(async (how) => {
      const view = document.getElementById('view') as HTMLElement;
      const copy = view.cloneNode(true);
      const text = view.innerHTML;
      await window.Kelisim.withdraw();
      if (how === 'cloneNode') view.replaceWith(copy);
      else view.innerHTML = text;
    }, how);
    await expect.poll(() => rendered(page), SOON).toBe(0);
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(() => rendered(page), SOON).toBe(1);
    await page.waitForTimeout(300);
    expect(await ran(page)).toEqual(['template']);
  },
);

it('a script of a template whose turn did not come before the withdrawal runs after the next acceptance', async () => {
  let release = () => {};
  const slow = new URL(
    site.answer((_request, response) => {
      release = () => response.writeHead(200, { 'content-type': 'text/javascript' }).end("ran.push('slow')");
    }),
  ).pathname;
  const body = template(`<p id="rendered">x</p><script src="${slow}"></script><script>ran.push('last')</script>`);
  const page = await browser.open(site.page(byTag({ head: TRACE, body, options: SILENT })));
  await page.waitForFunction(() => window.Kelisim?.status, undefined, SOON);
  await page.evaluate(() => window.Kelisim.accept());
  await expect.poll(() => rendered(page), SOON).toBe(1);
  await page.evaluate(() => window.Kelisim.withdraw());
  release();
  await page.waitForTimeout(500);
  expect(await ran(page)).not.toContain('last');
  await page.evaluate(() => window.Kelisim.accept());
  await expect.poll(async () => (await ran(page)).filter((what) => what === 'last'), SOON).toEqual(['last']);
  expect((await ran(page)).filter((what) => what === 'slow').length).toBeLessThanOrEqual(1);
});
