import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { notice } from '../support/kelisim';
import { byTag, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();

it.each(['dataset', 'localName', 'getAttribute', 'hasAttribute', 'matches', 'id', 'isConnected'])(
  'a gated form with a field named %s asks, and is sent after consent',
  async (field) => {
    const target = new URL(site.page('<p>arrived</p>')).pathname;
    const page = await browser.open(
      site.page(
        byTag({
          body: `<form id="form" data-kelisim-needs="account" action="${target}">
            <input name="${field}" value="x" aria-label="x"><button id="send">send</button></form>`,
        }),
      ),
    );
    await notice(page).waitFor();
    // By script: what drives the page reads properties of the form.
    await page.evaluate(() => document.getElementById('send')?.click());
    await page.locator('kelisim-widget [data-action=allow]').click();
    await page.getByText('arrived').waitFor({ timeout: 10_000 });
    expect(new URL(page.url()).search).toBe(`?${field}=x`);
  },
);
