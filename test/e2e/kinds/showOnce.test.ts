import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { TRACE } from '../support/kinds';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const NEEDS = 'data-kelisim-needs="statistics"';

it.each(['reject', 'withdraw', 'save'] as const)('“show once” ends with a later refusal: %s', async (act) => {
  const inner = new URL(site.page('<p>inside</p>')).pathname;
  const page = await browser.open(
    site.page(
      byTag({
        head: TRACE,
        options: { ...OPTIONS, autoShow: false },
        body: `<iframe title="Map" ${NEEDS} data-kelisim-src="${inner}"></iframe>
          <img alt="Chart" ${NEEDS} data-kelisim-src="/favicon.ico">`,
      }),
    ),
  );
  const once = page.locator('[part=gate-once]');
  await once.first().click();
  await once.first().click();
  await page.frameLocator('iframe').getByText('inside').waitFor();
  expect(await page.locator('img[src]').count()).toBe(1);

  await page.evaluate((act) => window.Kelisim[act]({}), act);
  await once.nth(1).waitFor();
  expect(await page.locator('img[src]').count()).toBe(0);
  expect(page.frames().map((frame) => new URL(frame.url(), page.url()).pathname)).not.toContain(inner);
});

it('“show once” remains when the language changes, and when more content comes', async () => {
  const inner = new URL(site.page('<p>inside</p>')).pathname;
  const page = await browser.open(
    site.page(
      byTag({
        options: { ...OPTIONS, autoShow: false },
        body: `<iframe title="Map" ${NEEDS} data-kelisim-src="${inner}"></iframe>`,
      }),
    ),
  );
  await page.locator('[part=gate-once]').click();
  await page.frameLocator('iframe').getByText('inside').waitFor();
  await page.evaluate(async () => {
    await window.Kelisim.setLanguage('ru');
    document.body.append(Object.assign(document.createElement('p'), { textContent: 'more' }));
  });
  await page.waitForTimeout(300);
  expect(await page.locator('[part=gate-once]').count()).toBe(0);
});
