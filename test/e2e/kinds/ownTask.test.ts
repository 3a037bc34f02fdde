import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action } from '../support/kelisim';
import { ran, SOON, TRACE } from '../support/kinds';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const gated = (code: string) => `<script type="text/plain" data-kelisim-needs="statistics">${code}</script>`;
const open = (head: string, body: string) => browser.open(site.page(byTag({ head: TRACE + head, body })));

describe('what is allowed runs in a task of its own', () => {
  it.each(['document', 'window', 'document.documentElement'])(
    'a gated script that listens to %s does not hear the click that allowed it',
    async (target) => {
      const page = await open(
        '',
        gated(`ran.push('script'); ${target}.addEventListener('click', () => ran.push('click'))`),
      );
      await action(page, 'notice', 'accept-all').click();
      await expect.poll(() => ran(page), SOON).toEqual(['script']);
      await page.locator('main').click();
      expect(await ran(page)).toEqual(['script', 'click']);
    },
  );

  it('after what the page does once it has accepted', async () => {
    const page = await open('', gated("ran.push('script')"));
    await page.evaluate(() => {
      void window.Kelisim.when('statistics').then(() => window.ran.push('when'));
      void window.Kelisim.accept();
      window.ran.push('after');
    });
    await expect.poll(() => ran(page), SOON).toEqual(['after', 'when', 'script']);
  });

  it('also where a listener accepts as soon as there is a consent', async () => {
    const head = `<script>
      document.addEventListener('kelisim:ready', () => {
        ready.accept();
        ran.push('after');
      });
      window.Kelisim = { queue: [(consent) => { window.ready = consent; }] };
    </script>`;
    const page = await open(head, gated("ran.push('script')"));
    await expect.poll(() => ran(page), SOON).toEqual(['after', 'script']);
  });

  it('images too: the click is answered first', async () => {
    const page = await open('', '<img alt="" data-kelisim-needs="statistics" data-kelisim-src="/nothing">');
    const opened = page.locator('img[src]');
    await page.locator('[data-kelisim-placeholder]').waitFor();
    const during = await page.evaluate(async () => {
      await window.Kelisim.accept();
      return document.querySelectorAll('img[src]').length;
    });
    expect(during).toBe(0);
    await expect.poll(() => opened.count(), SOON).toBe(1);
  });
});
