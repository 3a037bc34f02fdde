import { describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser';
import { action, notice, preferences } from './support/kelisim';
import { byTag, useSite } from './support/serve';
import { textOf } from './support/texts';
import { FULL, walk } from './support/walk';

const browser = useBrowser();
const site = useSite();

/** What differs from visit to visit. */
function settled(tree: string): string {
  return tree
    .replace(/"?(?<![\w-])[\w-]{22}(?![\w-])"?/g, '(number)')
    .replace(/\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2} \p{L}+ \d{4}( г\.)?|\d{4} ж\.[^"\n]*/gu, '(date)')
    .replace(/\d{2}:\d{2}(:\d{2})?/g, '(time)');
}

describe.each(['kk', 'ru', 'en'])('in %s', (lang) => {
  it('a screen reader gets roles, names and states of every view', async () => {
    const page = await browser.open(site.page(byTag({ lang, ...FULL })));
    await walk(page, async (view) => {
      const tree = await page.locator('html').ariaSnapshot();
      await expect(`${settled(tree)}\n`).toMatchFileSnapshot(`trees/${view}.${lang}.txt`);
    });
  });
});

describe('what is said without being asked', () => {
  it.each(['kk', 'ru', 'en'])('in %s: once that the choice is saved, politely, and nothing before', async (lang) => {
    const head = `<script>window.said = [];
      new MutationObserver(() => {
        const root = document.querySelector('kelisim-widget')?.shadowRoot;
        if (!root || root.watched) return;
        root.watched = true;
        const note = () => {
          for (const region of root.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
            const words = region.getAttribute('role') + ': ' + region.textContent;
            if (region.textContent && said.at(-1) !== words) said.push(words);
          }
        };
        new MutationObserver(note).observe(root, { childList: true, subtree: true, characterData: true });
      }).observe(document, { childList: true, subtree: true });</script>`;
    const page = await browser.open(site.page(byTag({ lang, head, ...FULL })));
    const said = () => page.evaluate(() => (window as never as { said: string[] }).said);
    await notice(page).waitFor();
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await page.keyboard.press('Escape');
    await preferences(page).waitFor({ state: 'detached' });
    expect(await said()).toEqual([]);
    await action(page, 'notice', 'reject-all').click();
    await expect.poll(said).toEqual([`status: ${textOf('notice.saved', {}, lang)}`]);
  });
});
