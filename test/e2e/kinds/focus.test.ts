import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, notice, RECORDER } from '../support/kelisim';
import { errors, openPage, tabTo } from '../support/kinds';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

const MODAL = `<div id="modal" role="dialog" aria-modal="true" aria-label="Theirs" tabindex="-1"
  style="position:fixed;inset:20px;background:#eee;z-index:1000"><button id="one">One</button><input id="two"></div>
<button id="behind">Behind</button>`;

/** Traps as the usual libraries set them up, each for an element `modal` that is no `<dialog>`. */
const TRAPS: readonly (readonly [name: string, script: string])[] = [
  [
    'that takes the focus back, as Bootstrap does',
    `document.addEventListener('focusin', ({ target }) => {
      if (target === document || target === modal || modal.contains(target)) return;
      document.getElementById('one').focus();
    });`,
  ],
  [
    'that stops every pointer and click outside, as focus-trap does',
    `for (const type of ['mousedown', 'touchstart', 'pointerdown', 'click'])
      document.addEventListener(type, (event) => {
        if (modal.contains(event.target)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      }, true);
    document.addEventListener('focusin', (event) => {
      if (modal.contains(event.target)) return;
      event.stopImmediatePropagation();
      document.getElementById('one').focus();
    }, true);`,
  ],
  [
    'that makes all beside it inert, as React Aria and Vuetify do',
    `const hide = (parent) => {
      for (const node of parent.children) {
        if (node === modal || node.localName === 'head') continue;
        if (node.contains(modal)) hide(node);
        else { node.inert = true; node.setAttribute('aria-hidden', 'true'); }
      }
    };
    hide(document.documentElement);
    new MutationObserver(() => hide(document.documentElement)).observe(document.documentElement, { childList: true, subtree: true });`,
  ],
  [
    'that locks the page, and hides the rest from assistive technology',
    `document.body.style.overflow = 'hidden';
    for (const node of document.documentElement.children) if (!node.contains(modal)) node.setAttribute('aria-hidden', 'true');`,
  ],
];

/** Kind 28: the notice can be used while the page has a modal open that is no `<dialog>`. */
describe.each(TRAPS)('a modal %s', (_name, script) => {
  const open = async (when: 'before' | 'after') => {
    const opening = `<script>window.trap = () => {
      document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(MODAL)});
      const modal = document.getElementById('modal');
      ${script}
      document.getElementById('one').focus();
    }; ${when === 'before' ? 'trap();' : ''}</script>`;
    const page = await openPage(browser, site.page(byTag({ lang: 'en', head: RECORDER, body: opening })));
    await notice(page).waitFor();
    if (when === 'after') await page.evaluate(() => (window as never as { trap(): void }).trap());
    await page.waitForTimeout(400);
    return page;
  };
  const rejected = (page: Page) =>
    page.waitForFunction(() => window.Kelisim.status === 'rejected', null, { timeout: 3000 });

  it.each(['before', 'after'] as const)('opened %s the notice: a pointer decides', async (when) => {
    const page = await open(when);
    await action(page, 'notice', 'reject-all').click({ timeout: 3000 });
    await rejected(page);
    // The modal is as it was.
    expect(await page.locator('#modal').isVisible()).toBe(true);
    expect(await errors(page)).toEqual([]);
  });

  it('the keyboard reaches the notice, stays in it, and decides', async () => {
    const page = await open('after');
    await page.locator('#one').focus();
    expect(await tabTo(page, 'reject-all')).toBe(true);
    await page.keyboard.press('Enter');
    await rejected(page);
    await page.waitForTimeout(300);
    // In the page again, and not lost.
    expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^(one|two|modal|behind)$/);
  });

  it('assistive technology is not told that the notice is hidden, and the notice survives the modal', async () => {
    const page = await open('after');
    const hidden = await page
      .locator('kelisim-widget')
      .evaluate((host) => !!host.closest('[aria-hidden=true], [inert]'));
    expect(hidden).toBe(false);
    await page.evaluate(() => document.getElementById('modal')?.remove());
    await notice(page).waitFor({ timeout: 3000 });
    expect(await errors(page)).toEqual([]);
  });
});

const PHONE = { viewport: { width: 360, height: 700 }, hasTouch: true, isMobile: true };
/** What lies at the middle of the focused field. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const field = document.activeElement as Element;
    const { x, y, width, height } = field.getBoundingClientRect();
    const there = document.elementFromPoint(x + width / 2, y + height / 2);
    return {
      field: field.id,
      inside: y >= 0 && y + height <= innerHeight,
      on: there === field ? 'field' : there?.localName,
    };
  });
const clear = { field: 'field', inside: true, on: 'field' };
const expectClear = async (page: Page) => {
  await expect.poll(() => covered(page), { timeout: 3000 }).toEqual(clear);
  // It stays so once everything has come to rest.
  await page.waitForTimeout(250);
  expect(await covered(page)).toEqual(clear);
};

/** Kind 29: the field that has the focus is never behind the notice (WCAG 2.2, 2.4.11). */
describe('the focused field', () => {
  const form = (before: string, after: string) =>
    `<p style="height:${before};margin:0">x</p><input id="field" style="display:block;height:24px"><p style="height:${after};margin:0">x</p>`;
  const open = async (before: string, after: string, options: object = PHONE) => {
    const page = await openPage(
      browser,
      site.page(
        byTag({
          lang: 'kk',
          head: `${RECORDER}<style>body{margin:0}h1{display:none}</style>`,
          body: form(before, after),
        }),
      ),
      options,
    );
    await notice(page).waitFor();
    await page.waitForTimeout(200);
    return page;
  };

  it('stays clear when the keyboard of a phone opens', async () => {
    const page = await open('80px', '2000px');
    await page.locator('#field').focus();
    await expectClear(page);
    for (const height of [420, 340, 700]) {
      await page.setViewportSize({ width: 360, height });
      await expectClear(page);
    }
  });

  it('stays clear when the phone is turned, and turned back', async () => {
    const page = await open('120px', '2000px');
    await page.locator('#field').focus();
    await expectClear(page);
    await page.setViewportSize({ width: 700, height: 360 });
    await expectClear(page);
    await page.setViewportSize({ width: 360, height: 700 });
    await expectClear(page);
  });

  it.each([
    ['10px', '0px'],
    ['300px', '0px'],
    ['560px', '0px'],
  ])('is clear on a page that is too short to scroll, with %s above it', async (before, after) => {
    const page = await open(before, after, { viewport: { width: 900, height: 640 } });
    await page.locator('#field').focus();
    await expectClear(page);
  });

  it('is clear on a short page on a phone, at the top and at the bottom', async () => {
    for (const before of ['20px', '640px']) {
      const page = await open(before, '0px');
      await page.locator('#field').focus();
      await expectClear(page);
    }
  });

  it('stays clear when the page around it changes its size', async () => {
    const page = await open('100px', '2000px');
    await page.locator('#field').focus();
    await expectClear(page);
    await page.evaluate(() => {
      (document.querySelector('p') as HTMLElement).style.height = '500px';
    });
    await expectClear(page);
  });

  it('stays clear when the notice comes later, or grows with another language', async () => {
    const page = await open('300px', '0px');
    await page.evaluate(() => window.Kelisim.hide());
    await page.locator('#field').focus();
    await page.evaluate(() => window.Kelisim.show());
    await notice(page).waitFor();
    await expectClear(page);
    await page.evaluate(() => window.Kelisim.setLanguage('ru'));
    await expectClear(page);
  });

  it('is clear within a scrolling box and within a frame of the page', async () => {
    const page = await openPage(
      browser,
      site.page(
        byTag({
          lang: 'en',
          head: `${RECORDER}<style>body{margin:0;overflow:hidden}h1{display:none}</style>`,
          body: `<div style="height:100vh;overflow:auto"><p style="height:620px;margin:0">x</p><input id="field"><p style="height:2000px">x</p></div>`,
        }),
      ),
      PHONE,
    );
    await notice(page).waitFor();
    await page.locator('#field').focus();
    await expectClear(page);
    await page.setViewportSize({ width: 360, height: 420 });
    await expectClear(page);
  });
});
