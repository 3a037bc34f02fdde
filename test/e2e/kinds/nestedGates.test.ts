import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from '../support/browser';
import { ran, SOON, TRACE } from '../support/kinds';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const NESTED = `<template id="outer" data-kelisim-needs="statistics"><p>outer</p>
  <template data-kelisim-needs="advertising"><b>inner</b><script>ran.push('inner')</script></template></template>`;
const DEEP = `<template data-kelisim-needs="statistics"><template data-kelisim-needs="advertising">
  <template data-kelisim-needs="authorization"><b>inner</b></template></template></template>`;

const open = async (body: string) => {
  const page = await browser.open(site.page(byTag({ head: TRACE, body, options: { ...OPTIONS, autoShow: false } })));
  await page.waitForFunction(() => window.Kelisim?.status);
  return page;
};
const inner = (page: OpenPage) => page.evaluate(() => document.querySelectorAll('b').length);
const save = (page: OpenPage, ...names: string[]) =>
  page.evaluate((names) => window.Kelisim.save(Object.fromEntries(names.map((name) => [name, true]))), names);

describe('a template in a template needs what both need', () => {
  it.each(['statistics', 'advertising'])('its content goes when %s is withdrawn', async (withdrawn) => {
    const page = await open(NESTED);
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(() => inner(page), SOON).toBe(1);
    await save(page, withdrawn === 'statistics' ? 'advertising' : 'statistics');
    expect(await inner(page)).toBe(0);
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(() => inner(page), SOON).toBe(1);
    expect(await ran(page)).toEqual(['inner']);
  });

  it('at any depth', async () => {
    const page = await open(DEEP);
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(() => inner(page), SOON).toBe(1);
    await save(page, 'advertising', 'authorization');
    expect(await inner(page)).toBe(0);
  });

  it('also in a copy of the page that a router puts back after the withdrawal', async () => {
    const page = await open(`<section id="view">${NESTED}</section>`);
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(() => inner(page), SOON).toBe(1);
    const copy = await page.evaluate(() => document.getElementById('view')?.innerHTML ?? '');
    await save(page, 'advertising');
    await page.evaluate((html) => {
      (document.getElementById('view') as HTMLElement).innerHTML = html;
    }, copy);
    await page.waitForTimeout(500);
    expect(await inner(page)).toBe(0);
  });
});
