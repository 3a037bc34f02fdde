import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, cookieValue, notice, preferences, RECORDER, setCookie, wayBack } from '../support/kelisim';
import { errors, openPage } from '../support/kinds';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

/** No control that opens a view: there is a way back only where the page has none of its own. */
const BODY = '<a id="in" href="#arrived" data-kelisim-needs="account">In</a>';
const OPEN = '<button id="open" data-kelisim-open="preferences">Settings</button>';
const html = () => byTag({ lang: 'en', head: RECORDER, body: BODY });
/** A control that comes late. */
const addOpener = (page: Page) =>
  page.evaluate((button) => document.body.insertAdjacentHTML('beforeend', button), OPEN);

/** A visitor who has not decided; the notice is on display. */
const first = async () => {
  const page = await openPage(browser, site.page(html()));
  await notice(page).waitFor();
  return page;
};
/** A visitor who has said no to all, on a later page. */
const returning = async () => {
  const url = site.page(html());
  const page = await openPage(browser, url, {
    before: (blank) =>
      setCookie(
        blank,
        url,
        cookieValue({ policy: '', yes: '', no: 'authorization.statistics.advertising', how: 'reject-all' }),
      ),
  });
  await wayBack(page).waitFor();
  return page;
};
/** As much as the host itself knows about the instance before something happens to the page. */
const state = (page: Page) => page.evaluate(() => document.documentElement.getAttribute('data-kelisim-state'));

/** What frameworks do to a whole document. Each keeps what the server has sent, and nothing else. */
const ACTS: readonly (readonly [name: string, act: (body: string) => void])[] = [
  [
    'hydration keeps only head and body in <html>',
    () => document.documentElement.replaceChildren(document.head, document.body),
  ],
  [
    'a morph takes the attributes of <html> back to those of the server',
    () => {
      const root = document.documentElement;
      for (const name of root.getAttributeNames()) root.removeAttribute(name);
      root.setAttribute('lang', 'en');
    },
  ],
  [
    'a morph takes our element and our attribute away in one task',
    () => {
      document.querySelector('kelisim-widget')?.remove();
      document.documentElement.removeAttribute('data-kelisim-state');
    },
  ],
  [
    '<html> is replaced by another',
    (body) => {
      const root = document.createElement('html');
      root.innerHTML = `<head><title>New</title></head><body>${body}</body>`;
      document.replaceChild(root, document.documentElement);
    },
  ],
  [
    'the inside of <html> is written anew',
    (body) => {
      document.documentElement.innerHTML = `<head><title>New</title></head><body>${body}</body>`;
    },
  ],
  [
    '<body> is replaced, and our element with it',
    (body) => {
      document.body.append(document.querySelector('kelisim-widget') as Element);
      const other = document.createElement('body');
      other.innerHTML = body;
      document.body.replaceWith(other);
    },
  ],
  [
    'the inside of <body> is written anew while our element is in it',
    (body) => {
      document.body.append(document.querySelector('kelisim-widget') as Element);
      document.body.innerHTML = body;
    },
  ],
  [
    'document.write makes a new document',
    (body) => {
      document.open();
      document.write(`<!doctype html><html lang="en"><head><title>New</title></head><body>${body}</body></html>`);
      document.close();
    },
  ],
];

/** Kind 26: what is ours in or on `<html>` comes back by itself. */
describe.each(ACTS)('%s', (_name, act) => {
  it('the notice and the state come back, and the visitor can decide', async () => {
    const page = await first();
    await page.evaluate(act as never, BODY as never);
    await notice(page).waitFor({ timeout: 3000 });
    await expect.poll(() => state(page), { timeout: 3000 }).toBe('undecided');
    expect(await page.locator('kelisim-widget').count()).toBe(1);
    await action(page, 'notice', 'reject-all').click();
    await expect.poll(() => state(page), { timeout: 3000 }).toBe('rejected');
    await notice(page).waitFor({ state: 'hidden', timeout: 3000 });
    // Taken for hostile by nobody.
    expect(await page.evaluate(() => window.log?.filter(({ type }) => type === 'error') ?? [])).toEqual([]);
  });

  it('the way back and the state come back for a returning visitor, and controls work', async () => {
    const page = await returning();
    await page.evaluate(act as never, BODY as never);
    await expect.poll(() => state(page), { timeout: 3000 }).toBe('rejected');
    await wayBack(page).click({ timeout: 3000 });
    await preferences(page).waitFor({ timeout: 3000 });
    await page.keyboard.press('Escape');
    await addOpener(page);
    await page.locator('#open').click({ timeout: 3000 });
    await preferences(page).waitFor({ timeout: 3000 });
    await page.keyboard.press('Escape');
    await page.locator('#in').click({ timeout: 3000 });
    await action(page, 'notice', 'allow').click({ timeout: 3000 });
    await page.waitForFunction(() => location.hash === '#arrived', null, { timeout: 3000 });
  });
});

describe('after document.open', () => {
  it('events reach new listeners, and other tabs, the clock and gated content are heard', async () => {
    const page = await returning();
    await page.evaluate(() => {
      document.open();
      document.write('<!doctype html><html lang="en"><head><title>New</title></head><body><p>New</p></body></html>');
      document.close();
      document.addEventListener('kelisim:change', () => {
        document.title = 'heard';
      });
      document.body.insertAdjacentHTML(
        'beforeend',
        '<template data-kelisim-needs="statistics"><b id="t">x</b></template>',
      );
    });
    await setCookie(page, page.url(), cookieValue({ at: Math.floor(Date.now() / 1000) }));
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await expect.poll(() => state(page), { timeout: 4000 }).toBe('accepted');
    await page.waitForFunction(() => document.title === 'heard', null, { timeout: 3000 });
    await page.locator('#t').waitFor({ timeout: 3000 });
  });

  it('frames that the new document brings are closed and opened', async () => {
    const page = await returning();
    await page.evaluate((address) => {
      document.open();
      document.write(
        `<!doctype html><title>New</title><iframe id="f" title="x" data-kelisim-needs="statistics" data-src="${address}"></iframe>`,
      );
      document.close();
    }, site.page('<p id="inside">Inside</p>'));
    await page.locator('[part=gate]').waitFor({ timeout: 3000 });
    await page.evaluate(() => void window.Kelisim.accept());
    // Without the attribute `src`, which a page cache would keep.
    await page.frameLocator('#f').locator('#inside').waitFor({ timeout: 3000 });
    expect(await page.locator('[part=gate]').count()).toBe(0);
  });
});

/** Routers keep pages as text or as copies: a copy of our element is none. */
describe.each([
  [
    'innerHTML',
    () => {
      const root = document.documentElement;
      // A second of the same name comes with the text.
      root.innerHTML = `${root.innerHTML}`;
    },
  ],
  ['a copy of <html>', () => document.replaceChild(document.documentElement.cloneNode(true), document.documentElement)],
  [
    'a copy beside it',
    () => document.body.append((document.querySelector('kelisim-widget') as Element).cloneNode(true)),
  ],
  [
    'a text beside it',
    () =>
      document.body.insertAdjacentHTML('beforeend', (document.querySelector('kelisim-widget') as Element).outerHTML),
  ],
] as const)('a snapshot that is put back by %s', (_name, act) => {
  it('leaves one element of ours that works, for new and for returning visitors', async () => {
    for (const open of [first, returning]) {
      const page = await open();
      await page.evaluate(act as never);
      await page.waitForTimeout(500);
      if (open === first) await action(page, 'notice', 'settings').click({ timeout: 3000 });
      else await wayBack(page).click({ timeout: 3000 });
      await preferences(page).waitFor({ timeout: 3000 });
      await action(page, 'preferences', 'save').click({ timeout: 3000 });
      await expect.poll(() => state(page), { timeout: 3000 }).toBe('rejected');
      // What has no shadow root shows nothing, and starts nothing.
      const shown = await page.evaluate(
        () => [...document.querySelectorAll('kelisim-widget')].filter(({ shadowRoot }) => shadowRoot).length,
      );
      expect(shown).toBe(1);
      expect(await errors(page).catch(() => [])).toEqual([]);
    }
  });
});

describe('our element', () => {
  it('is shown wherever a script puts it', async () => {
    const page = await first();
    await page.evaluate(() => document.body.append(document.querySelector('kelisim-widget') as Element));
    await page.waitForTimeout(300);
    await notice(page).waitFor({ timeout: 3000 });
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await page.evaluate(() => document.body.prepend(document.querySelector('kelisim-widget') as Element));
    await page.waitForTimeout(300);
    // Still modal: the page behind it cannot be pressed.
    const modal = await preferences(page).evaluate((dialog) => dialog.matches(':modal'));
    expect(modal).toBe(true);
    await action(page, 'preferences', 'save').click({ timeout: 3000 });
    await expect.poll(() => state(page), { timeout: 3000 }).toBe('rejected');
    expect(await errors(page)).toEqual([]);
  });

  it('keeps its language, theme and side when a morph takes its attributes', async () => {
    const page = await first();
    const before = await notice(page).evaluate((element) => element.getBoundingClientRect().toJSON());
    await page.evaluate(() => {
      const host = document.querySelector('kelisim-widget') as Element;
      for (const name of host.getAttributeNames()) host.removeAttribute(name);
    });
    await page.waitForTimeout(500);
    await notice(page).waitFor({ timeout: 3000 });
    const language = await notice(page).evaluate((element) => {
      const root = (element.getRootNode() as ShadowRoot).host;
      return (element.closest('[lang]') ?? root).getAttribute('lang');
    });
    expect(language).toBe('en');
    expect(await notice(page).evaluate((element) => element.getBoundingClientRect().toJSON())).toEqual(before);
  });

  it('comes back at most five times in ten seconds to a script that keeps removing it, then it is reported', async () => {
    const page = await first();
    await page.evaluate(() => {
      Object.assign(window, { removed: 0 });
      const remove = () => {
        const host = document.querySelector('kelisim-widget');
        if (!host) return;
        (window as never as { removed: number }).removed++;
        host.remove();
      };
      new MutationObserver(remove).observe(document, { childList: true, subtree: true });
      remove();
    });
    await expect.poll(async () => (await errors(page)).map(({ code }) => code), { timeout: 5000 }).toEqual(['hidden']);
    await page.waitForTimeout(700);
    const removed = await page.evaluate(() => (window as never as { removed: number }).removed);
    expect(removed).toBe(6);
    expect((await errors(page)).length).toBe(1);
    expect(await page.locator('kelisim-widget').count()).toBe(0);
    // The page goes on, and nothing is open.
    expect(await page.evaluate(() => [window.Kelisim.status, window.Kelisim.allows('statistics')])).toEqual([
      'undecided',
      false,
    ]);
    await addOpener(page);
    await page.locator('#open').click();
  });

  it('comes back to a script that removes it once, unreported', async () => {
    const page = await first();
    await page.evaluate(() => document.querySelector('kelisim-widget')?.remove());
    await notice(page).waitFor({ timeout: 3000 });
    expect(await errors(page)).toEqual([]);
  });

  it('the attribute is put back at most five times in ten seconds to a script that keeps removing it', async () => {
    const page = await returning();
    await page.evaluate(() => {
      Object.assign(window, { removed: 0 });
      new MutationObserver(() => {
        if (!document.documentElement.hasAttribute('data-kelisim-state')) return;
        (window as never as { removed: number }).removed++;
        document.documentElement.removeAttribute('data-kelisim-state');
      }).observe(document.documentElement, { attributes: true });
      document.documentElement.removeAttribute('data-kelisim-state');
    });
    await page.waitForTimeout(1500);
    const removed = await page.evaluate(() => (window as never as { removed: number }).removed);
    expect(removed).toBeGreaterThan(0);
    expect(removed).toBeLessThan(7);
  });

  it('stays away after destroy, whatever happens to the page', async () => {
    const page = await first();
    await page.evaluate(() => window.Kelisim.destroy());
    await page.evaluate(() => document.documentElement.replaceChildren(document.head, document.body));
    await page.waitForTimeout(500);
    expect(await page.locator('kelisim-widget').count()).toBe(0);
    expect(await state(page)).toBe(null);
  });

  it('settings that are open come back open and modal with a new <html>', async () => {
    const page = await first();
    await page.evaluate(() => window.Kelisim.openPreferences());
    await preferences(page).waitFor();
    await page.evaluate(() => {
      document.documentElement.replaceChildren(document.head, document.body);
    });
    await expect
      .poll(() => preferences(page).evaluate((dialog) => dialog.matches(':modal')), { timeout: 3000 })
      .toBe(true);
    await action(page, 'preferences', 'save').click({ timeout: 3000 });
    await expect.poll(() => state(page), { timeout: 3000 }).toBe('rejected');
  });
});
