import { expect, inject, it } from 'vitest';
import { useBrowser } from './support/browser';
import { notice } from './support/kelisim';

const browser = useBrowser();

it('the QA bench names what is wrong in the options, and starts anew with right ones', async () => {
  const page = await browser.open(`${inject('demo')}/ru/?scenario=first`, { viewport: { width: 1280, height: 800 } });
  await notice(page).waitFor();
  await page.locator('.options summary').click();
  const editor = page.locator('[data-options]');
  const options = JSON.parse(await editor.inputValue());
  await editor.fill(JSON.stringify({ ...options, layout: 'middle' }));
  await page.locator('[data-option-problem=layout]').waitFor();
  const start = page.locator('.options button');
  expect(await start.isDisabled()).toBe(true);

  await editor.fill(JSON.stringify({ ...options, layout: 'bar', language: 'en' }));
  await start.click();
  await notice(page).getByText('We use cookies').waitFor();
  expect((await notice(page).boundingBox())?.width).toBe(1280);
  expect(await page.locator('kelisim-widget').count()).toBe(1);
});
