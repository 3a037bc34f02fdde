import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type OpenPage, useBrowser } from './support/browser';
import { action, atRest, notice, policy, preferences, status, wayBack } from './support/kelisim';
import { byTag, EMBEDDINGS, useSite } from './support/serve';
import { textOf } from './support/texts';

const browser = useBrowser();
const site = useSite();

/** Makes of this browser one that lacks something, before any script of the page; to be run in the page. */
const LACKS = {
  adoptedStyleSheets: () => {
    for (const owner of [Document, ShadowRoot]) Reflect.deleteProperty(owner.prototype, 'adoptedStyleSheets');
    Reflect.set(
      window,
      'CSSStyleSheet',
      class {
        constructor() {
          throw new TypeError('Illegal constructor');
        }
      },
    );
  },
  /** No browser has popovers and no dialogs. */
  dialog: () => {
    for (const name of ['showModal', 'show', 'close', 'open', 'returnValue', 'requestClose'])
      Reflect.deleteProperty(HTMLDialogElement.prototype, name);
    for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover'])
      Reflect.deleteProperty(HTMLElement.prototype, name);
    Reflect.deleteProperty(window, 'HTMLDialogElement');
  },
  inert: () => {
    Reflect.deleteProperty(HTMLElement.prototype, 'inert');
  },
  popover: () => {
    for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover'])
      Reflect.deleteProperty(HTMLElement.prototype, name);
  },
  /** The option of `addEventListener`. */
  signal: () => {
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const { signal: _unknown, ...known } = typeof options === 'object' ? options : { capture: options };
      addEventListener.call(this, type, listener, known);
    };
  },
  /** What else Safari 14 does not know of what our source calls. */
  others: () => {
    for (const name of ['cookieStore', 'BroadcastChannel', 'trustedTypes', 'structuredClone'])
      Reflect.deleteProperty(window, name);
    Reflect.deleteProperty(Navigator.prototype, 'userActivation');
    Reflect.deleteProperty(HTMLFormElement.prototype, 'requestSubmit');
    Reflect.deleteProperty(AbortSignal.prototype, 'reason');
    Reflect.deleteProperty(String.prototype, 'at');
    Reflect.deleteProperty(Array.prototype, 'at');
    Reflect.deleteProperty(Object, 'hasOwn');
  },
} as const;
type Lack = keyof typeof LACKS;
const NAMES = Object.keys(LACKS) as Lack[];

async function without(url: string, names: readonly Lack[]): Promise<OpenPage> {
  const page = await browser.blank({ viewport: { width: 1000, height: 700 } });
  for (const name of names) await page.addInitScript(LACKS[name]);
  await page.goto(url);
  return page;
}

/** What a pointer meets in the middle of our own control: itself, not what the page or another view has above it. */
const isOnTop = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const root = document.querySelector('kelisim-widget')?.shadowRoot;
    const box = root?.querySelector(wanted)?.getBoundingClientRect();
    if (!root || !box?.width) return false;
    return !!root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest(wanted);
  }, selector);

const focusedPart = (page: Page) =>
  page.evaluate(() =>
    document.querySelector('kelisim-widget')?.shadowRoot?.activeElement?.closest('[part]')?.getAttribute('part'),
  );

/** A first visit, settings, the policy in brief, a decision, and the way back to it. */
async function visit(page: OpenPage) {
  await notice(page).waitFor();
  expect(await isOnTop(page, '[part=notice] [data-action=accept-all]')).toBe(true);
  await atRest(page);
  const style = await notice(page).evaluate((card) => {
    const { position, display } = getComputedStyle(card);
    return { position, display, bottom: innerHeight - card.getBoundingClientRect().bottom };
  });
  expect(style).toEqual({ position: 'fixed', display: 'flex', bottom: 16 });

  await action(page, 'notice', 'settings').click();
  await preferences(page).waitFor();
  await expect.poll(() => isOnTop(page, '[part=preferences] [data-action=save]')).toBe(true);
  await expect.poll(() => focusedPart(page)).toBe('preferences');
  await page.keyboard.press('Escape');
  await preferences(page).waitFor({ state: 'detached' });
  expect(await status(page)).toBe('undecided');

  await action(page, 'notice', 'policy').click();
  await policy(page).waitFor();
  await expect.poll(() => isOnTop(page, '[part=policy] [data-action=close]')).toBe(true);
  await action(page, 'policy', 'close').click();
  await policy(page).waitFor({ state: 'detached' });
  expect(await isOnTop(page, '[part=notice] [data-action=accept-all]')).toBe(true);

  await action(page, 'notice', 'settings').click();
  await preferences(page).waitFor();
  const row = preferences(page).locator('label', { has: page.locator('[name=statistics]') });
  expect(await row.locator('.state').textContent()).toBe(textOf('settings.off'));
  await row.click();
  await expect.poll(() => row.locator('.state').textContent()).toBe(textOf('settings.on'));
  await action(page, 'preferences', 'save').click();
  await page.locator('kelisim-widget .saved').waitFor();
  expect(await preferences(page).count()).toBe(0);
  expect(await page.evaluate(() => window.Kelisim.record?.granted)).toEqual(['statistics']);

  await page.reload();
  await wayBack(page).click();
  await preferences(page).waitFor();
  expect(await preferences(page).locator('[name=statistics]').isChecked()).toBe(true);
  // What the test's own site has no icon for.
  expect(page.problems.filter((line) => !line.startsWith('Failed to load resource'))).toEqual([]);
}

describe('a browser without', () => {
  it.each(NAMES)('%s: a first visit, settings, the policy, a decision', async (name) => {
    await visit(await without(site.page(byTag({ lang: 'en' })), [name]));
  });
});

describe.each(EMBEDDINGS)('a browser without any of these, by %s', (_, embed) => {
  it('a first visit, settings, the policy, a decision', async () => {
    await visit(await without(site.page(embed({ lang: 'en' })), NAMES));
  });
});

describe('a browser without dialogs', () => {
  const open = async (body = '') => {
    const page = await without(site.page(byTag({ lang: 'en', body })), ['dialog']);
    await action(page, 'notice', 'settings').click();
    await expect.poll(() => focusedPart(page)).toBe('preferences');
    return page;
  };

  it('has their role and their name', async () => {
    const page = await open();
    expect(await page.getByRole('dialog', { name: textOf('settings.title') }).getAttribute('aria-modal')).toBe('true');
  });

  it('keeps the focus in the view', async () => {
    const page = await open('<button id="host">Host</button>');
    await page.evaluate(() => document.getElementById('host')?.focus());
    await expect.poll(() => focusedPart(page)).toBe('preferences');
  });

  it('gives the focus back to the control that opened it', async () => {
    const page = await open();
    await page.keyboard.press('Escape');
    await expect
      .poll(() =>
        page.evaluate(() =>
          document.querySelector('kelisim-widget')?.shadowRoot?.activeElement?.getAttribute('data-action'),
        ),
      )
      .toBe('settings');
  });
});
