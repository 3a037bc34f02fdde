import { expect, inject, it } from 'vitest';
import { useBrowser } from './support/browser';
import { textOf } from './support/texts';

const browser = useBrowser();

it('the QA bench names what is wrong in the options, and starts anew with right ones', async () => {
  const page = await browser.open(`${inject('demo')}/ru/bench?scenario=first&size=1280x800`, {
    viewport: { width: 1280, height: 800 },
  });
  const frame = page.frameLocator('#qa-frame');
  const notice = frame.locator('kelisim-widget [part=notice]');
  await notice.waitFor();
  await page.locator('[role=tab][data-tab=options]').click();
  const editor = page.locator('[data-options]');
  const options = JSON.parse(await editor.inputValue());
  await editor.fill(JSON.stringify({ ...options, layout: 'middle' }));
  await page.locator('[data-option-problem=layout]').waitFor();
  const start = page.locator('[data-start]');
  expect(await start.isDisabled()).toBe(true);

  await editor.fill(JSON.stringify({ ...options, layout: 'bar', language: 'en' }));
  await start.click();
  await notice.getByText(textOf('notice.title', { operator: 'El Umiti' })).waitFor();
  expect(await notice.evaluate((element) => element.getBoundingClientRect().width)).toBe(1280);
  expect(await frame.locator('kelisim-widget').count()).toBe(1);
});
