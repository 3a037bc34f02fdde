import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from '../support/browser';
import { cookieValue, RECORDER, setCookie } from '../support/kelisim';
import { errors, SOON, TRACE } from '../support/kinds';
import { byImport, byTag, OPTIONS, useSite } from '../support/serve';

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

describe('content that an instance has opened before it ended', () => {
  it('is closed by the next one, where consent was withdrawn in between', async () => {
    const { url } = frame();
    const image = site.answer((_request, response) =>
      response
        .writeHead(200, { 'content-type': 'image/svg+xml' })
        .end('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'),
    );
    const page = await browser.blank();
    const body = `<iframe ${NEEDS} data-kelisim-src="${url}"></iframe>
      <img alt="" data-kelisim-needs="statistics" data-kelisim-src="${image}">`;
    const address = site.page(byImport({ head: `${TRACE}${RECORDER}`, body, options: DECIDED }));
    await setCookie(page, address, cookieValue());
    await page.goto(address);
    await inside(page).waitFor(SOON);
    await expect.poll(() => page.locator('img[src]').count(), SOON).toBe(1);
    await page.evaluate(() => window.Kelisim.destroy());
    await setCookie(page, address, cookieValue({ yes: '', no: 'authorization.statistics.advertising', policy: '' }));
    await page.addScriptTag({
      type: 'module',
      content: `import { createConsent } from '/dist/index.js'; window.Kelisim = createConsent(${JSON.stringify(DECIDED)});`,
    });
    await expect.poll(() => page.frames().map((one) => one.url()), SOON).not.toContain(url);
    await expect.poll(() => page.locator('img[src]').count(), SOON).toBe(0);
    expect(await errors(page)).toEqual([]);
  });
});
