import type { Page } from 'playwright-core';
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

/** Our element has no box, and Playwright takes what has none for hidden: so it is asked for the page and each view. */
async function treeOf(page: Page): Promise<string> {
  const views = ['notice', 'preferences', 'policy', 'button'].map((part) => `kelisim-widget [part=${part}]`);
  const roots = await page.locator(['main', 'kelisim-widget [role=status]', ...views].join()).all();
  const trees = await Promise.all(roots.map(async (root) => ((await root.isVisible()) ? root.ariaSnapshot() : '')));
  return trees.filter(Boolean).join('\n');
}

describe.each(['kk', 'ru', 'en'])('in %s', (lang) => {
  it('a screen reader gets roles, names and states of every view', async () => {
    const page = await browser.open(site.page(byTag({ lang, ...FULL })));
    await walk(page, async (view) => {
      await expect(`${settled(await treeOf(page))}\n`).toMatchFileSnapshot(`trees/${view}.${lang}.txt`);
    });
  });

  it('the notice is in the tree of the browser', async () => {
    const page = await browser.open(site.page(byTag({ lang, ...FULL })));
    await notice(page).waitFor();
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const regions = nodes.filter(({ ignored, role }) => !ignored && role?.value === 'region');
    expect(regions.map(({ name }) => name?.value)).toEqual([textOf('notice.label', {}, lang)]);
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
