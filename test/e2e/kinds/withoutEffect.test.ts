import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { RECORDER } from '../support/kelisim';
import { errors, ran, SOON, TRACE } from '../support/kinds';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

const open = async (body: string) => {
  const page = await browser.open(
    site.page(byTag({ head: `${TRACE}${RECORDER}`, body, options: { ...OPTIONS, autoShow: false } })),
  );
  await page.waitForFunction(() => window.Kelisim?.status);
  return page;
};

describe('an attribute that does not hold the content back is reported', () => {
  const LOADED: { readonly [what: string]: string } = {
    'a script without a type': `<script data-kelisim-needs="statistics">ran.push('early')</script>`,
    'a script of a JavaScript type': `<script type="text/javascript" data-kelisim-needs="statistics">ran.push(1)</script>`,
    'a module': `<script type="module" data-kelisim-needs="statistics">ran.push(1)</script>`,
    'an object': '<object data-kelisim-needs="statistics" data="/favicon.ico" type="image/x-icon"></object>',
    'an image of SVG': '<svg><image data-kelisim-needs="statistics" href="/favicon.ico"></image></svg>',
    'a button that is an image':
      '<form><input type="image" alt="go" data-kelisim-needs="statistics" src="/favicon.ico"></form>',
    'a track of a video': '<video><track data-kelisim-needs="statistics" src="/favicon.ico"></video>',
    'a poster of a video': '<video data-kelisim-needs="statistics" poster="/favicon.ico"></video>',
    'images of a preload':
      '<link rel="preload" as="image" data-kelisim-needs="statistics" imagesrcset="/favicon.ico 1x">',
  };
  it.each(Object.entries(LOADED))('%s', async (_what, body) => {
    const page = await open(body);
    await expect
      .poll(() => errors(page), SOON)
      .toContainEqual({ code: 'gate-blocked', message: expect.stringContaining('without consent') });
  });

  it('a script that the browser has run is not run again after consent', async () => {
    const page = await open(`<script data-kelisim-needs="statistics">ran.push('early')</script>
      <script type="text/plain" data-kelisim-needs="statistics">ran.push('last')</script>`);
    await page.evaluate(() => window.Kelisim.accept());
    await expect.poll(() => ran(page), SOON).toEqual(['early', 'last']);
  });

  it('the poster of a video is closed with it, and held in data-kelisim-poster', async () => {
    const page = await open('<video data-kelisim-needs="statistics" data-kelisim-poster="/favicon.ico"></video>');
    await page.evaluate(() => window.Kelisim.accept());
    await page.locator('video[poster]').waitFor({ ...SOON, state: 'attached' });
    await page.evaluate(() => window.Kelisim.withdraw());
    await page.locator('video:not([poster])').waitFor({ ...SOON, state: 'attached' });
  });
});

describe('a name that is no category or feature is reported, and stays closed', () => {
  const UNKNOWN: { readonly [what: string]: string } = {
    script: `<script type="text/plain" data-kelisim-needs="statistic">ran.push('typo')</script>`,
    frame: '<iframe title="x" data-kelisim-needs="statistic" data-kelisim-src="/favicon.ico"></iframe>',
    image: '<img alt="" data-kelisim-needs="statistic" data-kelisim-src="/favicon.ico">',
    template: '<template data-kelisim-needs="statistic"><b>typo</b></template>',
  };
  it.each(Object.entries(UNKNOWN))('on a %s', async (_what, body) => {
    const page = await open(`${body}${body}`);
    await page.evaluate(() => window.Kelisim.accept());
    await page.waitForTimeout(400);
    expect(await errors(page)).toEqual([{ code: 'config', message: expect.stringContaining('"statistic"') }]);
    expect(await ran(page)).toEqual([]);
    expect(await page.locator('b, img[src]').count()).toBe(0);
  });
});
