import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, notice, preferences, RECORDER, status } from '../support/kelisim';
import { failParts, openPage, settled } from '../support/kinds';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

/** Kind 19: `ask` is always answered, and its notice can be used. */
describe('ask while a view of ours is open', () => {
  const open = () =>
    openPage(browser, site.page(byTag({ lang: 'en', head: RECORDER, body: '<button id="host">Host</button>' })));
  /** A visitor who has said no, with a view open. */
  const withView = async (view: 'openPreferences' | 'openPolicy') => {
    const page = await open();
    await action(page, 'notice', 'reject-all').click();
    await page.evaluate((name) => window.Kelisim[name](), view);
    await page.locator(`kelisim-widget [part=${view === 'openPolicy' ? 'policy' : 'preferences'}]`).waitFor();
    return page;
  };
  const ask = (page: Awaited<ReturnType<typeof open>>, key = 'asked') =>
    page.evaluate((name) => {
      Object.assign(window, { [name]: window.Kelisim.ask('account') });
    }, key);

  it.each(['openPreferences', 'openPolicy'] as const)(
    'after %s its notice can be pressed and the promise resolves',
    async (view) => {
      const page = await withView(view);
      await ask(page);
      await notice(page).waitFor();
      await action(page, 'notice', 'allow').click();
      expect(await settled(page, 'asked')).toBe('true');
      expect(await status(page)).toBe('custom');
    },
  );

  it.each(['openPreferences', 'openPolicy'] as const)(
    'after %s, show gives a notice that can be pressed',
    async (view) => {
      const page = await withView(view);
      await page.evaluate(() => window.Kelisim.show());
      await notice(page).waitFor();
      await action(page, 'notice', 'accept-all').click();
      expect(await status(page)).toBe('accepted');
    },
  );

  it('a closed control that is pressed by a script of the page gets a notice that can be pressed', async () => {
    const page = await withView('openPreferences');
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<a id="in" href="#in" data-kelisim-needs="account">In</a>');
      document.getElementById('in')?.click();
    });
    await action(page, 'notice', 'allow').click();
    await page.waitForFunction(() => location.hash === '#in');
  });

  it('the keyboard reaches the notice that asks', async () => {
    const page = await withView('openPreferences');
    await ask(page);
    await notice(page).waitFor();
    // A modal dialog makes everything outside of it inert: only what can have the focus can be pressed.
    const focused = await action(page, 'notice', 'allow').evaluate((button) => {
      (button as HTMLElement).focus();
      return (button.getRootNode() as ShadowRoot).activeElement === button;
    });
    expect(focused).toBe(true);
  });

  it('a decision from code answers it', async () => {
    const page = await withView('openPreferences');
    await ask(page);
    await page.waitForTimeout(200);
    await page.evaluate(() => window.Kelisim.reject());
    expect(await settled(page, 'asked')).toBe('false');
  });

  it('settings that are opened from its notice and closed again leave a way to answer', async () => {
    const page = await open();
    await action(page, 'notice', 'reject-all').click();
    await ask(page);
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await page.keyboard.press('Escape');
    if ((await settled(page, 'asked')) === 'pending') {
      await action(page, 'notice', 'reject-all').click();
      expect(await settled(page, 'asked')).toBe('false');
    }
  });

  it('one decision answers two that ask for different names', async () => {
    const page = await withView('openPreferences');
    await ask(page, 'first');
    await page.evaluate(() => Object.assign(window, { second: window.Kelisim.ask('statistics') }));
    await page.waitForTimeout(300);
    await page.evaluate(() => window.Kelisim.save({ statistics: true }));
    expect([await settled(page, 'first'), await settled(page, 'second')]).toEqual(['false', 'true']);
  });

  it('is answered no when it cannot be shown, and when it is destroyed', async () => {
    const page = await open();
    await action(page, 'notice', 'reject-all').click();
    await ask(page);
    await notice(page).waitFor();
    await page.evaluate(() => window.Kelisim.destroy());
    expect(await settled(page, 'asked')).toBe('false');
    const without = await openPage(browser, site.page(byTag({ lang: 'en', head: RECORDER })), { before: failParts });
    await without.waitForFunction(() => window.Kelisim?.status);
    await ask(without);
    await without.waitForTimeout(300);
    await without.evaluate(() => window.Kelisim.hide());
    expect(await settled(without, 'asked')).toBe('false');
  });
});
