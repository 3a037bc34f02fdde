import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { action, notice, RECORDER, status } from '../support/kelisim';
import { openPage } from '../support/kinds';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

const BODY = `<div id="place"><button id="go" data-kelisim-needs="account">Sign in</button></div>
<script>
  window.pressed = [];
  for (const type of ['click', 'submit'])
    document.addEventListener(type, (event) => {
      // Only what is in the page: the buttons of the notice come here as its element.
      if (event.target.localName === 'kelisim-widget') return;
      pressed.push(type + ' ' + event.target.outerHTML);
      if (type === 'submit' || event.target.localName === 'a') event.preventDefault();
    });
</script>`;

/** Kind 20: after consent exactly the pressed control goes on: the same element name, the same need. */
describe('resuming', () => {
  const asked = async (control = '#go') => {
    const page = await openPage(browser, site.page(byTag({ lang: 'en', head: RECORDER, body: BODY })));
    await action(page, 'notice', 'reject-all').click();
    return { page, press: () => page.locator(control).click() };
  };
  type Page = Awaited<ReturnType<typeof asked>>['page'];
  const pressed = (page: Page) => page.evaluate(() => (window as never as { pressed: string[] }).pressed);
  const allow = async (page: Page) => {
    await action(page, 'notice', 'allow').click();
    await page.waitForFunction(() => window.Kelisim.allows('account'));
    await page.waitForTimeout(300);
  };

  it.each([
    ['a button that needs nothing', '<button id="go">Delete everything</button>'],
    [
      'a button that needs something else',
      '<button id="go" data-kelisim-needs="statistics">Share with everybody</button>',
    ],
    ['a link', '<a id="go" href="#gone" data-kelisim-needs="account">Delete everything</a>'],
    ['a form', '<form id="go" data-kelisim-needs="account"><input name="all"></form>'],
    ['a label of a check box', '<label id="go" data-kelisim-needs="account"><input type="checkbox">All</label>'],
  ])('does not press %s that has got the same id', async (_name, html) => {
    const { page, press } = await asked();
    await press();
    await notice(page).waitFor();
    await page.evaluate((text) => {
      (document.getElementById('place') as Element).innerHTML = text;
    }, html);
    await allow(page);
    expect(await pressed(page)).toEqual([]);
    expect(await page.evaluate(() => location.hash)).toBe('');
  });

  it.each([
    ['it needs something else by now', (button: Element) => button.setAttribute('data-kelisim-needs', 'statistics')],
    ['it needs nothing by now', (button: Element) => button.removeAttribute('data-kelisim-needs')],
  ])('does not press the same node when %s, as when a framework reuses nodes', async (_name, change) => {
    const { page, press } = await asked();
    await press();
    await notice(page).waitFor();
    await page.locator('#go').evaluate(change);
    await allow(page);
    expect(await pressed(page)).toEqual([]);
  });

  it('presses a control that was rendered anew with the same id, name and need, once', async () => {
    const { page, press } = await asked();
    await press();
    await notice(page).waitFor();
    await page.evaluate(() => {
      const place = document.getElementById('place') as Element;
      place.innerHTML = `${place.innerHTML}`;
    });
    await allow(page);
    expect(await pressed(page)).toHaveLength(1);
    expect(await status(page)).toBe('custom');
  });

  it('does not press a control whose place has gone, or one without an id', async () => {
    const { page } = await asked();
    await page.evaluate(() => {
      (document.getElementById('place') as Element).innerHTML = '<button data-kelisim-needs="account">One</button>';
    });
    await page.locator('#place button').click();
    await notice(page).waitFor();
    await page.evaluate(() => {
      (document.getElementById('place') as Element).innerHTML = '<button data-kelisim-needs="account">Two</button>';
    });
    await allow(page);
    expect(await pressed(page)).toEqual([]);
  });

  it('does not submit another form that has got the same id', async () => {
    const { page } = await asked();
    const put = (html: string) =>
      page.evaluate((text) => {
        (document.getElementById('place') as Element).innerHTML = text;
      }, html);
    await put('<form id="go" data-kelisim-needs="account"><button>Search</button></form>');
    await page.locator('#go button').click();
    await notice(page).waitFor();
    await page.evaluate(() => window.pressed.splice(0));
    await put('<form id="go"><button>Delete everything</button></form>');
    await allow(page);
    expect(await pressed(page)).toEqual([]);
  });
});

declare global {
  interface Window {
    pressed: string[];
  }
}
