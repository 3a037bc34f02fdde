import { expect, it } from 'vitest';
import { useBrowser } from './support/browser';
import { byTag, OPTIONS, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();
const COUNT = 4000;
const PIXEL = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
const SILENT = { ...OPTIONS, autoShow: false };

/** A page with more images than a browser opens in one slice of work. */
async function open() {
  const source = site.answer((_request, response) =>
    response.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=60' }).end(PIXEL),
  );
  const body = `<img alt="" data-kelisim-needs="statistics" data-src="${source}">`.repeat(COUNT);
  const page = await browser.open(site.page(byTag({ lang: 'en', body, options: SILENT })));
  const count = (selector: string) => page.evaluate((path) => document.querySelectorAll(path).length, selector);
  const opened = () => count('img[src]');
  // Their placeholders are made in slices too.
  await expect.poll(() => count('[data-kelisim-placeholder]'), { timeout: 60_000 }).toBe(COUNT);
  return { page, count, opened };
}

it('opens all images after consent, and removes all their placeholders', async () => {
  const { page, count, opened } = await open();
  await page.evaluate(() => window.Kelisim.accept());
  await expect.poll(opened, { timeout: 60_000 }).toBe(COUNT);
  expect(await count('[data-kelisim-placeholder]')).toBe(0);
});

it('closes all images in the task in which consent is withdrawn, also while they are being opened', async () => {
  const { page, count, opened } = await open();
  const { during, after } = await page.evaluate(async () => {
    const found = () => document.querySelectorAll('img[src]').length;
    await window.Kelisim.accept();
    // A few slices of the opening.
    while (!found()) await new Promise((resolve) => setTimeout(resolve));
    const during = found();
    await window.Kelisim.withdraw();
    await new Promise((resolve) => setTimeout(resolve));
    return { during, after: found() };
  });
  expect(during).toBeLessThan(COUNT);
  expect(after).toBe(0);
  await expect.poll(() => count('[data-kelisim-placeholder]'), { timeout: 60_000 }).toBe(COUNT);
  expect(await opened()).toBe(0);
});
