import { expect, it } from 'vitest';
import { useBrowser } from './support/browser';
import { notice } from './support/kelisim';
import { byTag, OPTIONS, useSite } from './support/serve';

const browser = useBrowser();
const site = useSite();

it.each([
  ['the option before the page', { options: { ...OPTIONS, language: 'kz' }, lang: 'en' }, 'ru-RU', 'kk'],
  ['the page before the browser', { lang: 'en-GB' }, 'ru-RU', 'en'],
  ['the page, with the code of the country', { lang: 'kz' }, 'ru-RU', 'kk'],
  ['the page, with three letters', { lang: 'kaz' }, 'ru-RU', 'kk'],
  ['the browser, where the page says nothing', { lang: '' }, 'ru-RU', 'ru'],
  ['the browser, where the page speaks another language', { lang: 'uz' }, 'en-US', 'en'],
  ['Kazakh, where nobody says anything we know', { lang: 'uz' }, 'de-DE', 'kk'],
])('the notice follows %s', async (_what, html, locale, expected) => {
  const page = await browser.open(site.page(byTag(html)), { locale });
  await notice(page).waitFor();
  expect(await page.evaluate(() => window.Kelisim.language)).toBe(expected);
  expect(await page.locator('kelisim-widget').getAttribute('lang')).toBe(expected);
});
