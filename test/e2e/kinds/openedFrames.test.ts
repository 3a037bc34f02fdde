import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from '../support/browser';
import { cookieValue, setCookie } from '../support/kelisim';
import { SOON, TRACE } from '../support/kinds';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const NEEDS = 'title="Map" data-kelisim-needs="statistics"';
const DECIDED = { ...OPTIONS, autoShow: false };

const open = async (body: string, headers: { [name: string]: string } = {}) => {
  const page = await browser.blank();
  const url = site.page(byTag({ head: TRACE, body, options: DECIDED }), headers);
  await setCookie(page, url, cookieValue());
  await page.goto(url);
  return page;
};
/** A document that counts how often it was requested, and by which page. */
const frame = () => {
  const referrers: (string | undefined)[] = [];
  const url = site.answer(({ headers }, response) => {
    referrers.push(headers.referer);
    response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' }).end('<p>inside</p>');
  });
  return { url, referrers };
};
const inside = (page: OpenPage) => page.frameLocator('iframe').getByText('inside');

describe('an open frame that the page moves', () => {
  const MOVES: { readonly [how: string]: () => void } = {
    'into another element': () => document.getElementById('there')?.append(document.querySelector('iframe') as Element),
    'out and back later': () => {
      const frame = document.querySelector('iframe') as Element;
      frame.remove();
      setTimeout(() => document.getElementById('there')?.append(frame), 200);
    },
    'together with its parent': () =>
      document.getElementById('there')?.append(document.getElementById('here') as Element),
  };
  it.each(Object.entries(MOVES))('%s, is shown there again', async (_how, move) => {
    const { url, referrers } = frame();
    const page = await open(
      `<div id="here"><iframe ${NEEDS} data-kelisim-src="${url}"></iframe></div><div id="there"></div>`,
    );
    await inside(page).waitFor(SOON);
    await page.evaluate(move);
    await expect.poll(() => referrers.length, SOON).toBe(2);
    await inside(page).waitFor(SOON);
    await page.evaluate(() => window.Kelisim.withdraw());
    await expect.poll(() => page.frames().map((frame) => frame.url()), SOON).not.toContain(url);
  });
});
