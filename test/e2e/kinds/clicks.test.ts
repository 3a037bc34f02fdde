import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, cookieValue, notice, RECORDER, setCookie, status } from '../support/kelisim';
import { breakParts, changes, errors, jar, openPage, SOON } from '../support/kinds';
import { byTag, EMBEDDINGS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

/** The digest that a browser takes long for, or refuses. */
const DIGESTS: { readonly [what: string]: string } = {
  'takes long':
    'SubtleCrypto.prototype.digest = () => new Promise((resolve) => setTimeout(resolve, 900, new ArrayBuffer(32)));',
  'is rejected': "SubtleCrypto.prototype.digest = () => Promise.reject(new Error('NotSupportedError'));",
  throws: "SubtleCrypto.prototype.digest = () => { throw new Error('NotSupportedError'); };",
  'never comes': 'SubtleCrypto.prototype.digest = () => new Promise(() => {});',
};

describe.each(EMBEDDINGS)('a digest of the browser, by %s', (_name, html) => {
  describe.each(Object.entries(DIGESTS))('that %s', (_what, script) => {
    it('no click waits for it, and a decision is made once', async () => {
      const page = await browser.blank();
      await page.addInitScript(script);
      await page.goto(site.page(html({ head: RECORDER })));
      await notice(page).waitFor(SOON);
      const at = await page.evaluate(async () => {
        const root = document.querySelector('kelisim-widget')?.shadowRoot;
        const button = root?.querySelector<HTMLElement>('[part=notice] [data-action=reject-all]');
        button?.click();
        const status = window.Kelisim.status;
        button?.click();
        button?.click();
        await new Promise((resolve) => setTimeout(resolve, 1200));
        return status;
      });
      expect(await changes(page)).toEqual(['rejected']);
      expect(at).toBe('rejected');
      expect(await notice(page).count()).toBe(0);
      expect(page.problems.filter((text) => text.startsWith('uncaught'))).toEqual([]);
    });

    it('no button of the settings waits for it', async () => {
      const page = await browser.blank();
      await page.addInitScript(script);
      const url = site.page(html({ head: RECORDER }));
      await setCookie(page, url, cookieValue());
      await page.goto(url);
      await page.waitForFunction(() => window.Kelisim?.status === 'accepted');
      // It may wait for the digest: the button is what counts.
      await page.evaluate(() => void window.Kelisim.openPreferences());
      await action(page, 'preferences', 'withdraw').click(SOON);
      await expect.poll(() => status(page), SOON).toBe('rejected');
      expect(await changes(page)).toEqual(['rejected']);
    });
  });
});

it('on plain http, where there is no digest, a click decides although no further part comes', async () => {
  const page = await browser.blank();
  await page.addInitScript("Object.defineProperty(crypto, 'subtle', { value: undefined });");
  const line = await breakParts(page, false);
  await page.goto(site.page(byTag({ head: RECORDER })));
  await notice(page).waitFor(SOON);
  line.broken = true;
  await action(page, 'notice', 'accept-all').click();
  await expect.poll(() => status(page), SOON).toBe('accepted');
  expect(await page.evaluate(() => window.Kelisim.record?.text)).toMatch(/^[\da-f]{16}$/);
});

it('two buttons pressed in one task: the first decides', async () => {
  const page = await browser.open(site.page(byTag({ head: RECORDER })));
  await notice(page).waitFor(SOON);
  await page.evaluate(() => {
    const root = document.querySelector('kelisim-widget')?.shadowRoot;
    for (const name of ['reject-all', 'accept-all'])
      root?.querySelector<HTMLElement>(`[part=notice] [data-action=${name}]`)?.click();
  });
  await page.waitForTimeout(300);
  expect(await changes(page)).toEqual(['rejected']);
});

describe('what lies below a button that has decided', () => {
  const BODY = `<button id="below" style="position: fixed; inset: 0; width: 100%; opacity: .5">Buy</button>
    <script>
      window.pressed = [];
      document.getElementById('below').onclick = (event) => pressed.push(event.detail);
    </script>`;
  const pressed = (page: Page) => page.evaluate(() => (window as unknown as { pressed: unknown[] }).pressed.length);
  const open = async (touch = false) => {
    const page = await browser.open(site.page(byTag({ head: RECORDER, body: BODY })), { hasTouch: touch });
    await notice(page).waitFor(SOON);
    await page.waitForFunction(() => window.log.some(({ type }) => type === 'show'));
    return page;
  };
  const centre = async (page: Page, name: string) => {
    const box = await action(page, 'notice', name).boundingBox();
    if (!box) throw new Error('not displayed');
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };

  it.each(['accept-all', 'reject-all'])('is not pressed by a double click on %s', async (name) => {
    const page = await open();
    await page.mouse.dblclick(...(await centre(page, name)));
    await page.waitForTimeout(100);
    expect(await changes(page)).toHaveLength(1);
    expect(await pressed(page)).toBe(0);
  });

  it('is not pressed by a trembling second click', async () => {
    const page = await open();
    const [x, y] = await centre(page, 'accept-all');
    await page.mouse.click(x, y);
    await page.mouse.click(x + 5, y - 5);
    expect(await pressed(page)).toBe(0);
  });

  it('is not pressed by a double tap', async () => {
    const page = await open(true);
    const [x, y] = await centre(page, 'accept-all');
    await page.touchscreen.tap(x, y);
    await page.touchscreen.tap(x, y);
    await page.waitForTimeout(100);
    expect(await changes(page)).toHaveLength(1);
    expect(await pressed(page)).toBe(0);
  });

  it('is pressed a little later, and elsewhere at once', async () => {
    const page = await open();
    const [x, y] = await centre(page, 'accept-all');
    await page.mouse.click(x, y);
    await page.mouse.click(x, y - 200);
    expect(await pressed(page)).toBe(1);
    await page.waitForTimeout(650);
    await page.mouse.click(x, y);
    expect(await pressed(page)).toBe(2);
  });

  it('is not pressed by a double click in the settings', async () => {
    const page = await open();
    await page.evaluate(() => window.Kelisim.openPreferences());
    const box = await action(page, 'preferences', 'save').boundingBox();
    if (!box) throw new Error('not displayed');
    await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
    expect(await changes(page)).toHaveLength(1);
    expect(await pressed(page)).toBe(0);
  });

  it('a click of a script right after the decision goes on', async () => {
    const page = await open();
    await page.mouse.click(...(await centre(page, 'accept-all')));
    await page.evaluate(() => document.getElementById('below')?.click());
    expect(await pressed(page)).toBe(1);
  });

  it('is not pressed by a key that is held down while the focus returns', async () => {
    const page = await open();
    await page.evaluate(() => {
      window.Kelisim.hide();
      document.getElementById('below')?.focus();
    });
    await page.evaluate(() => window.Kelisim.show());
    await notice(page).waitFor(SOON);
    await page.waitForTimeout(300);
    await action(page, 'notice', 'reject-all').focus();
    await page.keyboard.down('Enter');
    await page.waitForTimeout(200);
    // The system repeats the key.
    await page.keyboard.down('Enter');
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    expect(await changes(page)).toHaveLength(1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('below');
    expect(await pressed(page)).toBe(0);
  });
});

/** What the hash is made with can be broken by a page, or by an element of the portal that is none. */
describe.each(EMBEDDINGS)('a text that cannot be read, by %s', (_name, html) => {
  const BROKEN = "String.prototype.normalize = () => { throw new Error('broken'); };";

  it.each([
    ['reject-all', 'rejected'],
    ['accept-all', 'accepted'],
  ])('does not stop the button %s; the decision is recorded without it, and that is reported', async (name, wanted) => {
    const page = await openPage(browser, site.page(html({ head: RECORDER })));
    await notice(page).waitFor(SOON);
    await page.evaluate(BROKEN);
    await action(page, 'notice', name).click(SOON);
    await expect.poll(() => status(page), SOON).toBe(wanted);
    expect(new URLSearchParams(await jar(page)).get('text')).toBe('');
    expect((await errors(page)).map(({ code }) => code)).toEqual(['ui-failed']);
  });

  it.each(['#mine', {}, 5])('does not stop a refusal from code: shown: %j', async (shown) => {
    const page = await openPage(browser, site.page(html({ head: RECORDER })));
    await notice(page).waitFor(SOON);
    const result = await page.evaluate((shown) => window.Kelisim.reject({ shown: shown as never }), shown);
    expect(result).toEqual({ stored: true });
    expect((await errors(page)).map(({ code }) => code)).toEqual(['ui-failed']);
  });
});
