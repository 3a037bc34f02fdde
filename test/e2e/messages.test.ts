import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { ROOT } from '../../build/bundle';
import { arabic } from '../../demo/locales/kelisim.ar';
import { useBrowser } from './support/browser';
import { action, cookieValue, notice, preferences, RECORDER, setCookie, wayBack } from './support/kelisim';
import { byTag, EMBEDDINGS, OPTIONS, useSite } from './support/serve';
import { textOf } from './support/texts';

const browser = useBrowser();
const site = useSite();
const demo = inject('demo');

/** A browser asks for an icon of the page, which there is none of. */
const isOurs = (problem: string) => !/404/.test(problem);

const TITLE = textOf('notice.title', { operator: 'El Umiti' });
const ARABIC_TITLE = arabic['notice.title'].replace('{{operator}}', arabic['smartustaz.name']);

const own = {
  kk: { 'notice.title': 'Өз атауымыз', 'button.reopen': 'Өз түймеміз', 'notice.term_other': '{{count}} тәулік.' },
};
const withOwn = { ...OPTIONS, messages: own };

describe.each(EMBEDDINGS)('texts of the portal, by %s', (_name, html) => {
  it('stand in the place of ours, and are what the record and the receipt are about', async () => {
    const page = await browser.open(site.page(html({ options: withOwn })));
    await notice(page).waitFor();
    expect(await notice(page).locator('h2').textContent()).toBe('Өз атауымыз');
    // The title does not name the operator: the first sentence does.
    const operator = textOf('smartustaz.operator', {}, 'kk');
    expect(await notice(page).textContent()).toContain(textOf('notice.operator', { operator }, 'kk'));
    expect(await notice(page).textContent()).toContain('180 тәулік.');
    expect(await action(page, 'notice', 'reject-all').textContent()).toBe(textOf('button.reject', {}, 'kk'));
    await action(page, 'notice', 'accept-all').click();
    await wayBack(page).waitFor();
    expect(await wayBack(page).textContent()).toBe('Өз түймеміз');
    const receipt = await page.evaluate(() => window.Kelisim.receipt());
    expect(receipt.text.shown).toMatch(/^Өз атауымыз\n/);
    const digest = createHash('sha256').update(`${receipt.text.shown}`).digest('hex');
    expect(await page.evaluate(() => window.Kelisim.record?.text)).toBe(digest.slice(0, 16));
    expect(page.problems.filter(isOurs)).toEqual([]);
  });

  it('are in the way back of a returning visitor, who loads nothing else for it', async () => {
    const url = site.page(html({ options: withOwn }));
    const page = await browser.blank();
    await setCookie(page, url, cookieValue());
    await page.goto(url);
    await expect.poll(() => wayBack(page).textContent()).toBe('Өз түймеміз');
    expect(page.requested.filter((path) => /(settings|companion|embeds|messages)(Part)?\.js/.test(path))).toHaveLength(
      1,
    );
  });

  it('cost nobody anything who has none', async () => {
    const page = await browser.open(site.page(html()));
    await notice(page).waitFor();
    await page.evaluate(() => window.Kelisim.openPreferences());
    await preferences(page).waitFor();
    expect(page.requested.filter((path) => /messages/.test(path))).toEqual([]);
  });

  it.each([
    ['messages.kk.notice.titel', { kk: { 'notice.titel': 'x' } }, '"notice.title"'],
    ['messages.kk.notice.operator', { kk: { 'notice.operator': 'x {{name}}' } }, '{{operator}}'],
    ['messages.ru.notice.operator', { ru: { 'notice.operator': 'x' } }, '{{operator}}'],
    ['messages.de-AT', { 'de-AT': {} }, 'Expected'],
  ])('that are wrong are named, and ours are shown: %s', async (field, messages, expected) => {
    const page = await browser.open(site.page(html({ head: RECORDER, options: { ...OPTIONS, messages } })));
    await page.waitForFunction(() => window.log.some(({ type }) => type === 'error'));
    const [error] = await page.evaluate(() => window.log.filter(({ type }) => type === 'error'));
    expect(error?.detail).toMatchObject({ code: 'config' });
    const { message } = (error as { detail: { message: string } }).detail;
    expect(message).toContain(field);
    expect(message).toContain(expected);
    await notice(page).waitFor();
    expect(await notice(page).locator('h2').textContent()).toBe(
      textOf('notice.title', { operator: textOf('smartustaz.name', {}, 'kk') }, 'kk'),
    );
  });

  it('are a whole language: of the page, in the switch, and of the record', async () => {
    const options = { ...OPTIONS, messages: { ar: arabic } };
    const page = await browser.open(site.page(html({ lang: 'ar-EG', options })));
    await notice(page).waitFor();
    const widget = page.locator('kelisim-widget');
    expect([await widget.getAttribute('lang'), await widget.getAttribute('dir')]).toEqual(['ar', 'rtl']);
    expect(await notice(page).textContent()).not.toMatch(/undefined|{{/);
    expect(await notice(page).textContent()).toContain('180 يومًا');
    await page.locator('kelisim-widget [part=notice] [data-language=en]').click();
    await expect.poll(() => notice(page).locator('h2').textContent()).toBe(TITLE);
    expect(await widget.getAttribute('dir')).toBe('ltr');
    await page.locator('kelisim-widget [part=notice] [data-language=ar]').click();
    await expect.poll(() => notice(page).locator('h2').textContent()).toBe(ARABIC_TITLE);
    await action(page, 'notice', 'accept-all').click();
    expect(await page.evaluate(() => window.Kelisim.record?.language)).toBe('ar');
    expect(page.problems.filter(isOurs)).toEqual([]);
  });
});

it('kelisim.all.js has them as well', async () => {
  const html = byTag({ options: withOwn }).replace('kelisim.js', 'kelisim.all.js');
  const page = await browser.open(site.page(html));
  await notice(page).waitFor();
  expect(await notice(page).locator('h2').textContent()).toBe('Өз атауымыз');
});

describe.each(['', '/npm'])('from right to left, on the demo%s', (embedding) => {
  it.each([
    ['desk, light', { viewport: { width: 1200, height: 800 }, colorScheme: 'light' }],
    ['phone, dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
  ] as const)('every view fits and is mirrored: %s', async (_what, context) => {
    const page = await browser.open(`${demo}${embedding}/en/?scenario=right-to-left`, context);
    await notice(page).waitFor();
    const middle = context.viewport.width / 2;
    const box = async (selector: string) =>
      (await page.locator(`kelisim-widget ${selector}`).first().boundingBox()) ?? { x: 0, width: 0 };
    const title = await box('[part=notice] h2');
    const languages = await box('[part=notice] .languages');
    expect(title.x).toBeGreaterThan(languages.x);
    const card = await box('[part=notice]');
    if (middle > 400) expect(card.x).toBeGreaterThan(context.viewport.width - card.x - card.width);
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    const input = await box('[part=preferences] input');
    expect(input.x + input.width / 2).toBeLessThan(middle);
    await page.evaluate(() => window.qaBench?.consent?.openPolicy('3.3.1'));
    await page.locator('kelisim-widget [part=policy]').waitFor();
    for (const part of ['preferences', 'policy']) {
      const beyond = await page.locator(`kelisim-widget [part=${part}]`).evaluate((view) => {
        const { left, right } = view.getBoundingClientRect();
        const seen = [...view.querySelectorAll('*')].filter((node) => !node.closest('.unseen') && node.clientWidth);
        return seen
          .filter((node) => {
            const box = node.getBoundingClientRect();
            return box.left < left || box.right > right;
          })
          .map(({ outerHTML }) => outerHTML.slice(0, 80));
      });
      expect(beyond, part).toEqual([]);
    }
    expect(page.problems.filter(isOurs)).toEqual([]);
  });
});

describe('i18next', () => {
  const library = () =>
    site.page(readFileSync(join(ROOT, 'node_modules/i18next/dist/esm/i18next.js'), 'utf8'), {
      'content-type': 'text/javascript',
    });
  const resources = {
    en: { translation: {}, kelisim: { notice: { title: 'Cookies, by the host' } } },
    ar: { kelisim: { notice: { title: arabic['notice.title'], acceptMeans: arabic['notice.acceptMeans'] } } },
  };
  const portal = (
    init: object,
    more = '',
    lang = 'en',
  ) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title>
${RECORDER}<script type="module">
import i18next from '${library()}';
import { createConsent } from '/dist/index.js';
import { fromI18next } from '/dist/i18next.js';
const i18n = window.i18n = i18next.createInstance();
${more || `await i18n.init(${JSON.stringify(init)});`}
window.Kelisim = createConsent(fromI18next(i18n, ${JSON.stringify(OPTIONS)}));
</script></head><body><main><h1>Host</h1></main></body></html>`;

  it('translates: its own texts before ours, both beside each other in its namespace', async () => {
    const page = await browser.open(site.page(portal({ lng: 'en', fallbackLng: 'ru', resources }, '', 'kk')));
    await notice(page).waitFor();
    expect(await notice(page).locator('h2').textContent()).toBe('Cookies, by the host');
    expect(await action(page, 'notice', 'accept-all').textContent()).toBe(textOf('button.accept'));
    const texts = () =>
      page.evaluate(() =>
        ['notice.title', 'button.accept'].map((key) =>
          (window as never as { i18n: { t(key: string): string } }).i18n.t(`kelisim:${key}`),
        ),
      );
    expect(await texts()).toEqual(['Cookies, by the host', textOf('button.accept')]);
    expect(page.problems.filter(isOurs)).toEqual([]);
  });

  it('and Kelisim follow each other’s language', async () => {
    const page = await browser.open(site.page(portal({ lng: 'en', fallbackLng: 'en', resources })));
    await notice(page).waitFor();
    await page.evaluate(() =>
      (window as never as { i18n: { changeLanguage(code: string): Promise<unknown> } }).i18n.changeLanguage('ru-KZ'),
    );
    await expect.poll(() => action(page, 'notice', 'accept-all').textContent()).toBe(textOf('button.accept', {}, 'ru'));
    await page.locator('kelisim-widget [part=notice] [data-language=kk]').click();
    await expect
      .poll(() => page.evaluate(() => (window as never as { i18n: { language: string } }).i18n.language))
      .toBe('kk');
    expect(await action(page, 'notice', 'accept-all').textContent()).toBe(textOf('button.accept', {}, 'kk'));
    expect(page.problems.filter(isOurs)).toEqual([]);
  });

  it('lends a language of its own, and what that lacks in the order of its fallbacks', async () => {
    const page = await browser.open(site.page(portal({ lng: 'ar', fallbackLng: ['ru', 'en'], resources })));
    await notice(page).waitFor();
    expect(await page.locator('kelisim-widget').getAttribute('dir')).toBe('rtl');
    expect(await notice(page).locator('h2').textContent()).toBe(
      arabic['notice.title'].replace('{{operator}}', textOf('smartustaz.name', {}, 'ru')),
    );
    expect(await action(page, 'notice', 'accept-all').textContent()).toBe(textOf('button.accept', {}, 'ru'));
    await action(page, 'notice', 'reject-all').click();
    expect(await wayBack(page).textContent()).toBe(textOf('button.reopen', {}, 'ru'));
  });

  it.each([
    ['was never initialised', '{}', 0],
    [
      'throws',
      'await i18n.init({ lng: "en", resources: {} }); i18n.t = i18n.exists = () => { throw new Error("broken") };',
      1,
    ],
  ])('that %s breaks nothing', async (_what, code, errors) => {
    const page = await browser.open(site.page(portal({}, code)));
    await notice(page).waitFor();
    expect(await notice(page).locator('h2').textContent()).toBe(TITLE);
    await action(page, 'notice', 'accept-all').click();
    await page.waitForFunction(() => document.documentElement.dataset.kelisimState === 'accepted');
    const said = await page.evaluate(() => window.log.filter(({ type }) => type === 'error'));
    expect(said).toHaveLength(errors);
  });

  it('that is initialised later takes over, language and texts', async () => {
    const page = await browser.open(site.page(portal({}, '{}', 'kk')));
    await notice(page).waitFor();
    await page.evaluate(
      (given) =>
        (window as never as { i18n: { init(options: object): Promise<unknown> } }).i18n.init({
          lng: 'en',
          resources: given,
        }),
      resources,
    );
    await expect.poll(() => notice(page).locator('h2').textContent()).toBe('Cookies, by the host');
    expect(await action(page, 'notice', 'accept-all').textContent()).toBe(textOf('button.accept'));
  });
});
