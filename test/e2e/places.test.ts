import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './support/browser';
import { action, cookieValue, notice, preferences, RECORDER, setCookie, status, wayBack } from './support/kelisim';
import { byTag, EMBEDDINGS, OPTIONS, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();
const PHONE = { viewport: { width: 360, height: 640 } };

const errors = (page: Page) =>
  page.evaluate(() =>
    window.log.flatMap(({ type, detail }) => (type === 'error' ? [(detail as { code: string }).code] : [])),
  );
/** The notice has its companion. */
const accompanied = async (page: Page) => {
  await notice(page).waitFor();
  await page.waitForFunction(
    () => performance.getEntriesByName(document.baseURI) && document.querySelector('kelisim-widget'),
  );
  await page.waitForLoadState('networkidle');
};
/** Whether what is at the centre of the element is the element, or in it. */
const isOnTop = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const root = element.getRootNode() as Document | ShadowRoot;
    const found = root.elementFromPoint(left + width / 2, top + height / 2);
    return !!found && element.contains(found);
  });

describe.each(EMBEDDINGS)('by %s, a modal dialog of the host', (_name, html) => {
  const BODY = `<button id="open">Open</button><dialog id="dialog"><p>Host</p><button id="own">Own</button></dialog>
    <script>document.getElementById('open').onclick = () => dialog.showModal();
    dialog.addEventListener('click', ({ clientX, clientY }) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      if (clientX < left || clientX > right || clientY < top || clientY > bottom) dialog.close('outside');
    });</script>`;

  it('open before the notice shows: the notice is used by mouse', async () => {
    const page = await browser.open(
      site.page(html({ lang: 'en', head: RECORDER, body: `${BODY}<script>dialog.showModal()</script>` })),
    );
    await accompanied(page);
    await action(page, 'notice', 'reject-all').click();
    expect(await status(page)).toBe('rejected');
    expect(
      await page.locator('#dialog').evaluate((dialog: HTMLDialogElement) => [dialog.open, dialog.returnValue]),
    ).toEqual([true, '']);
  });

  it('opened after the notice shows: the notice is used by keyboard, and goes back when the dialog closes', async () => {
    const page = await browser.open(site.page(html({ lang: 'en', head: RECORDER, body: BODY })));
    await accompanied(page);
    await page.locator('#open').click();
    await page.waitForFunction(() => document.querySelector('kelisim-widget')?.parentElement?.id === 'dialog');
    expect(await isOnTop(page, 'kelisim-widget [data-action=accept-all]')).toBe(true);
    await action(page, 'notice', 'settings').focus();
    await page.keyboard.press('Enter');
    await preferences(page).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#dialog').evaluate((dialog: HTMLDialogElement) => dialog.close());
    await page.waitForFunction(
      () => document.querySelector('kelisim-widget')?.parentElement === document.documentElement,
    );
    expect(await isOnTop(page, 'kelisim-widget [data-action=accept-all]')).toBe(true);
    await action(page, 'notice', 'accept-all').click();
    expect(await status(page)).toBe('accepted');
    expect(await errors(page)).toEqual([]);
  });

  it('that is removed with the notice in it leaves the notice on the page', async () => {
    const page = await browser.open(site.page(html({ lang: 'en', head: RECORDER, body: BODY })));
    await accompanied(page);
    await page.locator('#open').click();
    await page.waitForFunction(() => document.querySelector('kelisim-widget')?.parentElement?.id === 'dialog');
    await page.evaluate(() => document.getElementById('dialog')?.remove());
    await page.waitForFunction(
      () => document.querySelector('kelisim-widget')?.parentElement === document.documentElement,
    );
    await action(page, 'notice', 'accept-all').click();
    expect(await status(page)).toBe('accepted');
    expect(await errors(page)).toEqual([]);
  });
});

describe('a hostile style sheet', () => {
  it.each([
    [
      'z-index',
      `#cover { position: fixed; inset: 0; z-index: 2147483647; background: #fdd }`,
      '<div id="cover"></div>',
    ],
    ['all: unset', '* { all: unset }', ''],
    ['transform', 'html, body { transform: translateX(0); filter: blur(0); perspective: 1px }', ''],
    ['overflow', 'html, body { overflow: hidden; height: 100% }', ''],
    ['font sizes', 'html { font-size: 3px; line-height: 0 } * { font: 40px fantasy !important }', ''],
    [
      'buttons',
      'button { display: none !important } section { position: static !important; opacity: 0 !important }',
      '',
    ],
  ])('%s: still right', async (_what, css, body) => {
    const page = await browser.open(
      site.page(byTag({ lang: 'en', head: `${RECORDER}<style>${css}</style>`, body })),
      PHONE,
    );
    await accompanied(page);
    const box = await notice(page).boundingBox();
    expect(box).toMatchObject({ x: 0, width: 360 });
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(640, 0);
    expect(box?.height).toBeLessThanOrEqual(640 * 0.6 + 1);
    for (const name of ['accept-all', 'reject-all']) {
      expect(await isOnTop(page, `kelisim-widget [data-action=${name}]`)).toBe(true);
      const button = await action(page, 'notice', name).boundingBox();
      expect(button?.height).toBeGreaterThanOrEqual(44);
      expect(button?.height).toBeLessThan(60);
    }
    await action(page, 'notice', 'accept-all').click();
    expect(await status(page)).toBe('accepted');
    expect(await errors(page)).toEqual([]);
  });
});

const HIDING = '<style id="filter">kelisim-widget { display: none !important }</style>';
const hide = (page: Page) => page.evaluate((css) => document.head.insertAdjacentHTML('beforeend', css), HIDING);
/** Each time that it is put back. */
const remove = (page: Page) =>
  page.evaluate(() => {
    const act = () => document.querySelector('kelisim-widget')?.remove();
    const remover = new MutationObserver(act);
    remover.observe(document, { childList: true, subtree: true });
    Object.assign(window, { remover });
    act();
  });

describe.each([
  ['hides', hide],
  ['removes', remove],
] as const)('something that %s the element', (how, act) => {
  it('is told to the host; nobody waits, nothing opens, the page works, and coming back works', async () => {
    const page = await browser.open(
      site.page(
        byTag({ lang: 'en', head: RECORDER, body: '<button id="own" onclick="this.textContent += 1">Own</button>' }),
      ),
    );
    await accompanied(page);
    const asked = page.evaluate(() => window.Kelisim.ask('account'));
    await action(page, 'notice', 'allow').waitFor();
    await act(page);
    expect(await asked).toBe(false);
    expect(await errors(page)).toEqual(['hidden']);
    expect(page.problems.join()).toContain(how);
    expect(await page.evaluate(() => window.Kelisim.allows('account'))).toBe(false);
    expect(await status(page)).toBe('undecided');
    await page.locator('#own').click();
    expect(await page.locator('#own').textContent()).toBe('Own1');
    // Still hidden: asked again, it answers again.
    expect(await page.evaluate(() => window.Kelisim.ask('account'))).toBe(false);
    await page.evaluate(() => {
      document.getElementById('filter')?.remove();
      (window as unknown as { remover?: MutationObserver }).remover?.disconnect();
    });
    const again = page.evaluate(() => window.Kelisim.ask('account'));
    await action(page, 'notice', 'allow').click();
    expect(await again).toBe(true);
    expect(await status(page)).toBe('custom');
  });
});

describe('a filter list that was there first', () => {
  it('leaves the page usable and says so', async () => {
    const page = await browser.open(site.page(byTag({ lang: 'en', head: RECORDER + HIDING })));
    await page.waitForFunction(() => window.log.some(({ type }) => type === 'error'));
    expect(await errors(page)).toEqual(['hidden']);
    expect(await page.evaluate(() => window.Kelisim.ask('account'))).toBe(false);
  });
});

describe('navigation that replaces the body', () => {
  it('leaves one instance, still visible, still working', async () => {
    const page = await browser.open(site.page(byTag({ lang: 'en', head: RECORDER })));
    await accompanied(page);
    const replaceBody = () => {
      const body = document.createElement('body');
      body.innerHTML =
        '<main><h1>Next</h1><button data-kelisim-needs="account" onclick="window.went = true">Go</button></main>';
      document.body.replaceWith(body);
    };
    // As with a tag in the body, which routers run again.
    const runAgain = async () => {
      const script = document.createElement('script');
      script.src = '/dist/kelisim.js';
      document.body.append(script);
      await new Promise((resolve) => script.addEventListener('load', resolve));
    };
    for (const swap of [replaceBody, runAgain]) {
      await page.evaluate(swap);
      expect(await page.locator('kelisim-widget').count()).toBe(1);
      expect(await notice(page).isVisible()).toBe(true);
      expect(await isOnTop(page, 'kelisim-widget [data-action=accept-all]')).toBe(true);
    }
    await page.locator('[data-kelisim-needs]').click();
    await action(page, 'notice', 'allow').click();
    await page.waitForFunction(() => (window as unknown as { went: boolean }).went);
    expect(await errors(page)).toEqual([]);
  });
});

describe("the policy's own page", () => {
  it('has a minimal notice, so that the policy can be read first', async () => {
    const policy = site.page(
      byTag({ lang: 'en', options: { ...OPTIONS, policy: { ...OPTIONS.policy, url: '/page999' } } }),
    );
    const full = await browser.open(policy, PHONE);
    await notice(full).waitFor();
    const { pathname } = new URL(policy);
    const own = site.page(
      byTag({
        lang: 'en',
        options: { ...OPTIONS, policy: { ...OPTIONS.policy, url: `/page${Number(pathname.slice(5)) + 1}` } },
      }),
    );
    const minimal = await browser.open(`${own}?from=footer#clause`, PHONE);
    await notice(minimal).waitFor();
    const height = async (page: Page) => (await notice(page).boundingBox())?.height ?? 0;
    expect(await height(minimal)).toBeLessThan(0.75 * (await height(full)));
    expect(await notice(minimal).locator('li').count()).toBe(0);
    for (const name of ['accept-all', 'reject-all', 'settings'])
      expect(await action(minimal, 'notice', name).isVisible()).toBe(true);
    await action(minimal, 'notice', 'reject-all').click();
    expect(await status(minimal)).toBe('rejected');
  });
});

describe('the focused element of the page', () => {
  const covered = (page: Page) =>
    page.evaluate(() => {
      const focused = document.activeElement as HTMLElement;
      const { left, top, width, height } = focused.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2)?.localName === 'kelisim-widget';
    });
  const links = (count: number) =>
    Array.from({ length: count }, (_, index) => `<p><a href="#${index}">Link ${index} of the page</a></p>`).join('');

  it.each([
    ['a phone', PHONE],
    ['a desk', { viewport: { width: 1280, height: 720 } }],
  ])('is never covered on %s, tabbing through a long page', async (_where, options) => {
    const page = await browser.open(site.page(byTag({ lang: 'en', head: RECORDER, body: links(60) })), options);
    await accompanied(page);
    // What keeps it clear is loaded with the first focus in the page.
    const loaded = page.waitForResponse(/companion/);
    await page.locator('a').first().focus();
    await loaded;
    for (let index = 0; index < 60; index++) {
      await page.waitForTimeout(40);
      await expect.poll(() => covered(page), { message: `link ${index}` }).toBe(false);
      await page.keyboard.press('Tab');
    }
  });

  it('is not covered where the page cannot scroll: the notice moves', async () => {
    const css =
      'html, body { overflow: hidden; height: 100%; margin: 0 } #low { position: fixed; bottom: 20px; left: 20px } #high { position: fixed; top: 20px; left: 20px }';
    const body = '<a id="high" href="#h">High</a><a id="low" href="#l">Low</a>';
    const page = await browser.open(
      site.page(byTag({ lang: 'en', head: `${RECORDER}<style>${css}</style>`, body })),
      PHONE,
    );
    await accompanied(page);
    // What moves it is loaded with the first focus in the page.
    await page.locator('#low').focus();
    await page.waitForFunction(() => document.querySelector('kelisim-widget')?.getAttribute('data-edge') === 'top');
    for (const id of ['high', 'low']) {
      await page.locator(`#${id}`).focus();
      await page.waitForTimeout(100);
      await expect.poll(() => covered(page), { message: id }).toBe(false);
    }
    expect(await action(page, 'notice', 'accept-all').isVisible()).toBe(true);
  });
});

describe('printing', () => {
  it('leaves the notice and the way back out, and reports nothing', async () => {
    const url = site.page(byTag({ lang: 'en', head: RECORDER }));
    const page = await browser.open(url);
    await accompanied(page);
    await page.emulateMedia({ media: 'print' });
    expect(await notice(page).isVisible()).toBe(false);
    await page.waitForTimeout(300);
    expect(await errors(page)).toEqual([]);
    await page.emulateMedia({ media: 'screen' });
    expect(await notice(page).isVisible()).toBe(true);
    await setCookie(page, url, cookieValue());
    await page.reload();
    await wayBack(page).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await wayBack(page).isVisible()).toBe(false);
  });
});
