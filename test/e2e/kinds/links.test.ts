import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, notice, policy, preferences, RECORDER } from '../support/kelisim';
import { errors, failParts, openPage } from '../support/kinds';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

/** Kind 21: a control that opens a view and is a link stays a link. */
describe('a link with data-kelisim-open', () => {
  const target = () => site.page('<!doctype html><title>Policy</title><h1>Policy</h1>');
  const page = async (
    more: Parameters<typeof byTag>[0] = {},
    before?: Parameters<typeof openPage>[2],
    attributes = '',
  ) => {
    const href = target();
    const body = `<a id="link" href="${href}" data-kelisim-open="policy" ${attributes}><b id="inside">Policy</b></a>`;
    const opened = await openPage(browser, site.page(byTag({ lang: 'en', head: RECORDER, body, ...more })), before);
    await opened.waitForFunction(() => document.readyState === 'complete');
    return { opened, href };
  };

  it('opens the view by a plain click', async () => {
    const { opened } = await page();
    await opened.waitForFunction(() => window.Kelisim?.status);
    await opened.locator('#inside').click();
    await policy(opened).waitFor();
  });

  it('is followed when the view cannot be loaded', async () => {
    const { opened, href } = await page({}, { before: failParts });
    await opened.waitForFunction(() => window.Kelisim?.status);
    await opened.locator('#inside').click();
    await opened.waitForURL(href);
  });

  it('is followed by the keyboard when the view cannot be loaded', async () => {
    const { opened, href } = await page({}, { before: failParts });
    await opened.waitForFunction(() => window.Kelisim?.status);
    await opened.locator('#link').focus();
    await opened.keyboard.press('Enter');
    await opened.waitForURL(href);
  });

  it('is followed when there is no instance, because the options cannot be read', async () => {
    const head = `${RECORDER}<script type="application/json" id="kelisim-options">{ nonsense</script>`;
    const { opened, href } = await page({ head });
    await opened.waitForFunction(() => window.log.some(({ type }) => type === 'error'));
    await opened.locator('#inside').click();
    await opened.waitForURL(href);
  });

  it('is followed when its view has a name that does not exist, which is reported', async () => {
    const href = target();
    const body = `<a id="link" href="${href}" data-kelisim-open="polcy">Policy</a>`;
    const opened = await openPage(browser, site.page(byTag({ lang: 'en', head: RECORDER, body })));
    await notice(opened).waitFor();
    await opened.evaluate(() =>
      document.addEventListener('kelisim:error', (event) => {
        sessionStorage.setItem('reported', JSON.stringify((event as CustomEvent).detail));
      }),
    );
    await opened.locator('#link').click();
    await opened.waitForURL(href);
    expect(await opened.evaluate(() => sessionStorage.getItem('reported'))).toContain('polcy');
  });

  it.each([
    ['with Ctrl', { modifiers: ['Control'] as const }],
    ['with Shift', { modifiers: ['Shift'] as const }],
    ['with the middle button', { button: 'middle' as const }],
  ])('pressed %s opens its address beside this page, and no view', async (_name, how) => {
    const { opened, href } = await page();
    await notice(opened).waitFor();
    const other = opened.context().waitForEvent('page', { timeout: 5000 });
    await opened.locator('#inside').click(how as object);
    await (await other).waitForURL(href);
    await opened.waitForTimeout(300);
    expect(await policy(opened).count()).toBe(0);
  });

  it('pressed with Alt, which saves a link, shows no view', async () => {
    const { opened } = await page();
    await notice(opened).waitFor();
    const prevented = await opened.locator('#inside').evaluate((inside) => {
      const event = new MouseEvent('click', { bubbles: true, cancelable: true, altKey: true, composed: true });
      // What the browser would do with it is not wanted in a test.
      let before = false;
      document.addEventListener('click', (click) => {
        before = click.defaultPrevented;
        click.preventDefault();
      });
      inside.dispatchEvent(event);
      return before;
    });
    expect(prevented).toBe(false);
  });

  it('a button opens its view with every key and modifier', async () => {
    const body = '<button id="open" data-kelisim-open="preferences">Settings</button>';
    const opened = await openPage(browser, site.page(byTag({ lang: 'en', head: RECORDER, body })));
    await notice(opened).waitFor();
    await opened.locator('#open').click({ modifiers: ['Control'] });
    await preferences(opened).waitFor();
  });

  it('a link inside the views of ours stays a link as well', async () => {
    const { opened } = await page();
    await notice(opened).waitFor();
    await action(opened, 'notice', 'settings').click();
    await preferences(opened).waitFor();
    const links = await opened
      .locator('kelisim-widget a[href]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol));
    for (const protocol of links) expect(protocol).toMatch(/^https?:$/);
    expect(await errors(opened)).toEqual([]);
  });
});
