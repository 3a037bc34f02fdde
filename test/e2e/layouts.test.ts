import { describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser';
import { notice } from './support/kelisim';
import { byImport, byTag, OPTIONS, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();
const wide = { viewport: { width: 1280, height: 800 } };

describe.each([
  ['script tag', byTag],
  ['npm import', byImport],
])('a layout, by %s', (_, embed) => {
  it('lies across the bottom, or in the middle, and the page goes on behind it', async () => {
    const bar = await browser.open(site.page(embed({ options: { ...OPTIONS, layout: 'bar' } })), wide);
    await notice(bar).waitFor();
    const box = await notice(bar).boundingBox();
    expect([box?.x, box?.width, (box?.y ?? 0) + (box?.height ?? 0)]).toEqual([0, 1280, 800]);

    const body = '<button id="own">own</button>';
    const center = await browser.open(site.page(embed({ body, options: { ...OPTIONS, layout: 'center' } })), wide);
    await notice(center).waitFor();
    const { x = 0, y = 0, width = 0, height = 0 } = (await notice(center).boundingBox()) ?? {};
    expect(Math.abs(2 * x + width - 1280)).toBeLessThan(2);
    expect(Math.abs(2 * y + height - 800)).toBeLessThan(2);
    await center.locator('#own').click();
    expect(await center.evaluate(() => document.activeElement?.id)).toBe('own');
    expect([...bar.problems, ...center.problems].filter((text) => !text.includes('404'))).toEqual([]);
  });
});

it('on a phone each is the same sheet', async () => {
  const boxes = [];
  for (const layout of ['card', 'bar', 'center']) {
    const page = await browser.open(site.page(byTag({ options: { ...OPTIONS, layout } })), {
      viewport: { width: 360, height: 740 },
    });
    await notice(page).waitFor();
    boxes.push(await notice(page).boundingBox());
    expect(page.requested.filter((path) => path.startsWith('/dist/'))).toEqual(['/dist/kelisim.js']);
  }
  expect(boxes[0]).toMatchObject({ x: 0, width: 360 });
  expect(boxes).toEqual([boxes[0], boxes[0], boxes[0]]);
});

it('a focus that the middle would cover comes clear of it', async () => {
  const body =
    '<style>html, body { height: 100%; overflow: hidden }</style><a href="#x" id="x" style="position: fixed; top: 500px; left: 600px">x</a>';
  const page = await browser.open(site.page(byTag({ body, options: { ...OPTIONS, layout: 'center' } })), {
    viewport: { width: 1280, height: 1000 },
  });
  await notice(page).waitFor();
  await page.evaluate(() => document.getElementById('x')?.focus());
  await page.waitForFunction(() => document.querySelector('kelisim-widget')?.getAttribute('data-edge') === 'top');
  const { y = 0, height = 0 } = (await notice(page).boundingBox()) ?? {};
  expect(y).toBeLessThan(30);
  // In the middle it would be over it.
  expect(y + height).toBeLessThan(500);
});
