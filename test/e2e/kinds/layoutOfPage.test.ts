import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, notice, preferences, RECORDER, wayBack } from '../support/kelisim';
import { openPage } from '../support/kinds';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

const BODY = '<header>Header</header><p id="text">Text of the page</p><footer>Footer</footer>';
const styled = (css: string, more: Parameters<typeof byTag>[0] = {}) =>
  byTag({ lang: 'kk', body: BODY, ...more, head: `${RECORDER}<style>${css}</style>` });
/** As it would be without us. */
const without = (html: string) => html.replace(/<script async[^>]*><\/script>/, '');
const boxes = (page: Page) =>
  page.evaluate(() =>
    ['html', 'body', 'header', '#text', 'footer'].map((selector) => {
      const { x, y, width, height } = (document.querySelector(selector) as Element).getBoundingClientRect();
      return [selector, x, y, width, height, document.documentElement.scrollHeight];
    }),
  );

/**
 * Kind 27: our element takes no part in the page's layout, and the page's rules for everything do not reach the
 * visitor.
 */
describe('the page keeps its layout', () => {
  it.each([
    ['a grid with a gap', 'html { display: grid; gap: 40px; min-height: 100vh }'],
    ['a grid with columns', 'html { display: grid; grid-template-columns: 1fr 1fr 1fr }'],
    ['a grid with rows', 'html { display: grid; grid-template-rows: 1fr auto; height: 100vh }'],
    ['a grid with implicit rows of a size', 'html { display: grid; grid-auto-rows: 300px }'],
    ['a flex row', 'html { display: flex } body { flex: 1 }'],
    [
      'a flex column that spreads',
      'html { display: flex; flex-direction: column; justify-content: space-between; min-height: 100vh }',
    ],
    ['a flex row with a gap', 'html { display: flex; gap: 50px; justify-content: center }'],
    ['a size for every child', 'html > * { display: block !important; padding: 30px; margin: 20px; min-height: 50px }'],
    ['a size for everything', '* { min-height: 20px; margin: 5px; border: 1px solid }'],
    ['a lobotomised owl', 'html > * + * { margin-top: 60px }'],
    ['columns', 'html { columns: 2 }'],
    [
      'a body that is pushed down',
      'html { display: flex; flex-direction: column; height: 100vh } html > body { margin-top: auto }',
    ],
  ])('under <html> as %s', async (_name, css) => {
    const html = styled(css);
    const bare = await openPage(browser, site.page(without(html)));
    const wanted = await boxes(bare);
    const page = await openPage(browser, site.page(html));
    await notice(page).waitFor();
    expect(await boxes(page)).toEqual(wanted);
    await action(page, 'notice', 'reject-all').click();
    await wayBack(page).waitFor();
    expect(await boxes(page)).toEqual(wanted);
  });

  it('under <html> as a table', async () => {
    const html = styled('html { display: table; border-spacing: 20px } body { display: table-cell }');
    const bare = await openPage(browser, site.page(without(html)));
    const [, ...wanted] = await boxes(bare);
    const page = await openPage(browser, site.page(html));
    await notice(page).waitFor();
    // Chromium makes a cell of no width for what is fixed, with its spacing: the body is as it was, beside it.
    const inside = ([, , , ...sizes]: (string | number)[]) => sizes;
    expect((await boxes(page)).slice(1).map(inside)).toEqual(wanted.map(inside));
    await action(page, 'notice', 'reject-all').click();
    await wayBack(page).waitFor();
    expect((await boxes(page)).slice(1)).toEqual(wanted);
  });

  // Afterwards our element is the last child of `<html>`: first, the way back would come before all of the page for the
  // keyboard.
  it('under <html> as a last child that is pushed down, while the notice is open', async () => {
    const html = styled(
      'html { display: flex; flex-direction: column; height: 100vh } html > :last-child { margin-top: auto }',
    );
    const bare = await openPage(browser, site.page(without(html)));
    const wanted = await boxes(bare);
    const page = await openPage(browser, site.page(html));
    await notice(page).waitFor();
    expect(await boxes(page)).toEqual(wanted);
  });
});

describe('the notice is seen and pressed', () => {
  it.each([
    ['custom elements are hidden until they are defined', ':not(:defined) { visibility: hidden }'],
    ['custom elements are not displayed until they are defined', ':not(:defined) { display: none }'],
    ['custom elements are transparent until they are defined', ':not(:defined) { opacity: 0 }'],
    ['everything beside the body takes no pointer', 'html > *:not(body) { pointer-events: none }'],
    [
      'everything beside the body takes no pointer, importantly',
      'html > *:not(body) { pointer-events: none !important }',
    ],
    [
      'everything takes no pointer until the page has come',
      '* { pointer-events: none } main * { pointer-events: auto }',
    ],
    ['<html> takes no pointer', 'html { pointer-events: none } body { pointer-events: auto }'],
    ['<html> is transparent to the eye but for its body', 'html { visibility: hidden } body { visibility: visible }'],
    ['everything is behind', '* { z-index: -1; position: relative }'],
    ['everything has a filter and a transform', 'html > * { transform: translateX(400px); filter: blur(0) }'],
    ['everything is clipped', 'html > * { overflow: hidden; contain: strict; clip-path: inset(50%) }'],
    ['everything is without a width', 'html > *:not(body) { width: 0; height: 0; overflow: hidden }'],
    ['everything is content-visibility: hidden beside the body', 'html > *:not(body) { content-visibility: hidden }'],
  ])('when %s', async (_name, css) => {
    const page = await openPage(browser, site.page(styled(css)));
    await notice(page).waitFor({ timeout: 3000 });
    await action(page, 'notice', 'settings').click({ timeout: 3000 });
    await preferences(page).waitFor({ timeout: 3000 });
    await action(page, 'preferences', 'save').click({ timeout: 3000 });
    await page.waitForFunction(() => window.Kelisim.status === 'rejected');
    await wayBack(page).click({ timeout: 3000 });
    await preferences(page).waitFor({ timeout: 3000 });
    const { x, width } = (await preferences(page).boundingBox()) ?? { x: -1, width: 0 };
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual((page.viewportSize()?.width ?? 0) + 1);
  });

  it('the element is defined, as one class, and a page or a filter can still hide it', async () => {
    const page = await openPage(browser, site.page(styled('')));
    await notice(page).waitFor();
    const same = await page.evaluate(() => {
      const made = customElements.get('kelisim-widget');
      return !!made && document.querySelector('kelisim-widget') instanceof made;
    });
    expect(same).toBe(true);
    const hidden = await openPage(browser, site.page(styled('kelisim-widget { display: none !important }')));
    await hidden.waitForFunction(() => window.log.some(({ type }) => type === 'error'));
    expect(await notice(hidden).isVisible()).toBe(false);
  });
});

describe('the page around does not reach into the text', () => {
  const text = (page: Page) =>
    notice(page)
      .locator('p')
      .first()
      .evaluate((line) => {
        const { direction, textTransform, letterSpacing, wordSpacing, textIndent, whiteSpace, textAlign, wordBreak } =
          getComputedStyle(line);
        const { fontStyle, fontVariant, writingMode, visibility, cursor, userSelect, textDecorationLine } =
          getComputedStyle(line);
        return {
          ...{ direction, textTransform, letterSpacing, wordSpacing, textIndent, whiteSpace, textAlign, wordBreak },
          ...{ fontStyle, fontVariant, writingMode, visibility, cursor, userSelect, textDecorationLine },
        };
      });

  const plain = async () => {
    const page = await openPage(browser, site.page(styled('')));
    await notice(page).waitFor();
    return text(page);
  };

  it.each([
    [
      'upper case and spacing for everything',
      '* { text-transform: uppercase; letter-spacing: 4px; word-spacing: 9px }',
    ],
    [
      'an indent, no wraps and an alignment for everything',
      '* { text-indent: 40px; white-space: nowrap; text-align: right }',
    ],
    [
      'the same on <html>',
      'html { text-transform: uppercase; letter-spacing: 4px; text-align: center; white-space: pre; text-indent: 9px }',
    ],
    [
      'breaks, slopes and variants for everything',
      '* { word-break: break-all; font-style: italic; font-variant: small-caps; user-select: none; cursor: none }',
    ],
    ['vertical writing', 'html { writing-mode: vertical-rl }'],
    ['vertical writing for everything', '* { writing-mode: vertical-rl }'],
    ['a direction for everything', '* { direction: rtl }'],
  ])('%s', async (_name, css) => {
    const wanted = await plain();
    const page = await openPage(browser, site.page(styled(css)));
    await notice(page).waitFor({ timeout: 3000 });
    expect(await text(page)).toEqual(wanted);
  });

  it('a page from right to left leaves a Kazakh notice from left to right', async () => {
    const html = styled('').replace('<html lang="kk">', '<html lang="ar" dir="rtl">');
    const page = await openPage(browser, site.page(html.replace('<script async', '<script async data-language="kk"')));
    await notice(page).waitFor();
    const direction = (part: typeof notice) => part(page).evaluate((view) => getComputedStyle(view).direction);
    expect(await direction(notice)).toBe('ltr');
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    expect(await direction(preferences)).toBe('ltr');
    await action(page, 'preferences', 'save').click();
    await wayBack(page).waitFor();
    expect(await direction(wayBack)).toBe('ltr');
  });

  it('a language of the portal that is written from right to left stays so in any page', async () => {
    const messages = { ar: { 'notice.title': 'نستخدم ملفات تعريف الارتباط في هذا الموقع' } };
    const options = { ...OPTIONS, language: 'ar', messages };
    const page = await openPage(browser, site.page(styled('', { options })));
    await notice(page).waitFor();
    const direction = await notice(page)
      .locator('h2')
      .evaluate((view) => getComputedStyle(view).direction);
    expect(direction).toBe('rtl');
  });
});
