import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AskedKey } from '../../src/texts/TextKey';
import { type OpenPage, useBrowser } from './support/browser';
import {
  action,
  atRest,
  cookieValue,
  notice,
  policy,
  preferences,
  RECORDER,
  setCookie,
  wayBack,
} from './support/kelisim';
import { byTag, EMBEDDINGS, OPTIONS, useSite } from './support/serve';
import { textOf } from './support/texts';

const browser = useBrowser();
const site = useSite();
const focused = (page: OpenPage) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('data-action') ?? element?.id ?? '';
  });

/** What the first layer has to say (what is sent, what is asked, what refusing and accepting mean, the term). */
const said = (language: string) => {
  const list = (['authorization', 'statistics', 'advertising'] as const)
    .map((name) => textOf(`category.${name}`, {}, language).toLocaleLowerCase(language))
    .join(', ');
  const of = (key: AskedKey, values = {}) => textOf(key, values, language).replace(/ \[([\d.]+)\]/g, '\u00a0$1');
  return [
    of('notice.title', { operator: of('smartustaz.name') }),
    of('smartustaz.automatic'),
    of('notice.optional', { list }),
    of('smartustaz.refusal'),
    of('smartustaz.thirdParties'),
    of('notice.term', { count: 180 }),
    of('notice.details'),
    of('notice.acceptMeans'),
  ];
};
const LANGUAGES = ['kk', 'ru', 'en'] as const;
const SINCE = { kk: '01.09.2026', ru: '1 сентября 2026 г.', en: '1 September 2026' };

describe.each(EMBEDDINGS)('by %s', (_name, html) => {
  it.each(LANGUAGES)('the notice says what it has to, in %s, as a region that takes no focus', async (lang) => {
    const page = await browser.open(site.page(html({ lang, body: '<input id="field" autofocus>' })));
    await notice(page).waitFor();
    const text = await notice(page).textContent();
    for (const part of said(lang)) expect(text).toContain(part);
    for (const part of ['cookie', 'IP', '180']) expect(text).toContain(part);
    const clauses = await notice(page).locator('[data-clause]').allTextContents();
    expect(clauses).toEqual(['3.3', '3.3.2', '3.3.1', '5.2']);
    expect(await notice(page).getAttribute('aria-label')).toContain('ookie');
    expect(await page.getByRole('region', { name: /cookie/i }).count()).toBe(1);
    expect(await page.locator('kelisim-widget').getAttribute('lang')).toBe(lang);
    expect(await focused(page)).toBe('field');
  });

  it('the language changes in place: texts, language of the widget, focus kept, nothing reloaded', async () => {
    const page = await browser.open(site.page(html()));
    await notice(page).waitFor();
    await page.evaluate(() => Object.assign(window, { same: true }));
    for (const code of ['ru', 'en', 'kk']) {
      const title = textOf('notice.title', { operator: textOf('smartustaz.name', {}, code) }, code);
      await notice(page).locator(`[data-language=${code}]`).click();
      await notice(page).getByRole('heading', { name: title }).waitFor();
      expect(await page.locator('kelisim-widget').getAttribute('lang')).toBe(code);
      expect(await focused(page)).toBe('language');
      expect(await page.evaluate(() => window.Kelisim.language)).toBe(code);
    }
    expect(await page.evaluate(() => 'same' in window)).toBe(true);
    await notice(page).locator('[data-language=ru]').click();
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    await preferences(page)
      .getByRole('switch', { name: textOf('category.statistics', {}, 'ru') })
      .click();
    await preferences(page).locator('[data-language=en]').click();
    await preferences(page)
      .getByRole('heading', { name: textOf('settings.title') })
      .waitFor();
    expect(await preferences(page).getByRole('switch', { name: 'Statistics' }).isChecked()).toBe(true);
    await action(page, 'preferences', 'save').click();
    expect(await page.evaluate(() => window.Kelisim.record?.language)).toBe('en');
    const wrong = await page.evaluate(() => window.Kelisim.setLanguage('xx').catch((error) => error.message));
    expect(wrong).toContain('language');
  });

  it('decided: the focus returns to where it was, and a polite region says once that the choice is saved', async () => {
    const page = await browser.open(site.page(html({ lang: 'en', body: '<button id="work">Work</button>' })));
    await notice(page).waitFor();
    await page.locator('#work').focus();
    await action(page, 'notice', 'settings').focus();
    await page.keyboard.press('Enter');
    await preferences(page).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('settings');
    await action(page, 'notice', 'accept-all').focus();
    await page.keyboard.press('Enter');
    expect(await notice(page).count()).toBe(0);
    expect(await focused(page)).toBe('work');
    const region = page.locator('kelisim-widget [role=status]');
    await expect.poll(() => region.textContent()).toBe(textOf('notice.saved'));
    await page.waitForFunction(
      () => !document.querySelector('kelisim-widget')?.shadowRoot?.querySelector('[role=status]')?.textContent,
    );
  });

  it('the way back opens the preferences, and can be switched off', async () => {
    const page = await browser.open(site.page(html({ lang: 'ru' })));
    await notice(page).waitFor();
    expect(await wayBack(page).isVisible()).toBe(false);
    await action(page, 'notice', 'reject-all').click();
    expect(await wayBack(page).textContent()).toBe(textOf('button.reopen', {}, 'ru'));
    await wayBack(page).click();
    await preferences(page).waitFor();
    await page.keyboard.press('Escape');
    const without = await browser.open(site.page(html({ options: { ...OPTIONS, button: false } })));
    await action(without, 'notice', 'reject-all').click();
    expect(await wayBack(without).count()).toBe(0);
  });
});

describe('views', () => {
  it.each([
    [320, 568],
    [768, 1024],
    [1280, 800],
  ])('accept and reject look alike and are in view at %i×%i', async (width, height) => {
    for (const lang of LANGUAGES) {
      const page = await browser.open(site.page(byTag({ lang })), { viewport: { width, height } });
      await notice(page).waitFor();
      await atRest(page);
      const boxes = [];
      for (const name of ['accept-all', 'reject-all']) {
        const button = action(page, 'notice', name);
        const box = await button.boundingBox();
        if (!box) throw new Error('not displayed');
        const style = await button.evaluate((element) => {
          const { backgroundColor, color, fontSize, fontWeight, borderColor } = getComputedStyle(element);
          return [element.tagName, backgroundColor, color, fontSize, fontWeight, borderColor].join();
        });
        expect(box.height).toBeGreaterThanOrEqual(44);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        boxes.push({ area: box.width * box.height, style });
      }
      expect(boxes[0]?.style).toBe(boxes[1]?.style);
      const ratio = (boxes[0]?.area ?? 0) / (boxes[1]?.area ?? 1);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.1);
      const card = await notice(page).boundingBox();
      if (width < 480) expect((card?.height ?? 0) / height).toBeLessThanOrEqual(0.701);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.context().close();
    }
  });

  it.each([
    [320, 256],
    [480, 270],
  ])('at %i×%i, as at fourfold zoom, every button can be reached', async (width, height) => {
    for (const lang of LANGUAGES) {
      const page = await browser.open(site.page(byTag({ lang })), { viewport: { width, height } });
      await notice(page).waitFor();
      for (const name of ['policy', 'reject-all', 'accept-all']) {
        const button = action(page, 'notice', name);
        await button.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
        const box = await button.boundingBox();
        // Scroll positions are whole pixels, boxes are not.
        expect(box?.y).toBeGreaterThanOrEqual(0);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(height + 0.5);
      }
      await page.context().close();
    }
  });

  it('preferences: categories with purpose and cookies, the items of the law, necessary as text', async () => {
    const categories = {
      statistics: { cookies: [{ name: '_stat', provider: { en: 'Counter' }, purpose: 'visits', duration: 30 }] },
    };
    const page = await browser.open(site.page(byTag({ lang: 'en', options: { ...OPTIONS, categories } })));
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    const text = (await preferences(page).textContent()) ?? '';
    for (const part of [
      textOf('category.necessary'),
      textOf('settings.alwaysOn'),
      textOf('category.authorization'),
      textOf('category.statistics'),
      textOf('category.advertising'),
      textOf('law.source'),
      textOf('law.operator'),
      // The preset knows no BIN, and the portal has listed the cookies of one category only.
      textOf('settings.notSaid', { list: `${textOf('law.bin')}, ${textOf('settings.cookieList')}` }),
      textOf('law.subject'),
      textOf('law.notAsked'),
      '180 days',
      textOf('law.purposes'),
      textOf('law.thirdParties'),
      textOf('law.crossBorder'),
      textOf('law.publicSources'),
      textOf('law.data'),
      textOf('law.other'),
    ])
      expect(text).toContain(part);
    await preferences(page)
      .getByText(textOf('settings.cookies', { count: 1 }))
      .first()
      .click();
    const row = preferences(page).getByRole('row', { name: /_stat/ });
    expect(await row.textContent()).toBe('_statCountervisits30 days');
    expect(await preferences(page).getByText('consent_kelisim').count()).toBe(1);
  });

  it.each(LANGUAGES)('policy in brief, in %s: nine sections, deep links, the full text', async (lang) => {
    const page = await browser.open(site.page(byTag({ lang })));
    await action(page, 'notice', 'policy').click();
    await policy(page).waitFor();
    for (let section = 1; section <= 9; section++)
      expect(await policy(page).locator(`h3[data-number="${section}"]`).count()).toBe(1);
    expect(await policy(page).locator('a').getAttribute('href')).toBe('/policy');
    expect(await policy(page).textContent()).toContain(textOf('policy.since', { date: SINCE[lang] }, lang));
    await page.keyboard.press('Escape');
    for (const [clause, marked] of [
      ['3.3', '3.3'],
      ['4.1', '4.1.1'],
      ['3.2.3', '3.2'],
      ['9.2', '9.2'],
      ['5', '5'],
    ] as const) {
      await page.evaluate((number) => window.Kelisim.openPolicy(number), clause);
      const target = policy(page).locator('[aria-current]');
      expect(await target.getAttribute('data-number')).toBe(marked);
      await atRest(page);
      const box = await target.boundingBox();
      const scroll = await policy(page).locator('.scroll').boundingBox();
      expect(box && scroll && box.y >= scroll.y - 1 && box.y < scroll.y + scroll.height).toBe(true);
    }
    await page.keyboard.press('Escape');
    await policy(page).waitFor({ state: 'detached' });
    await notice(page).locator('[data-clause="3.3.1"]').first().click();
    expect(await policy(page).locator('[aria-current]').getAttribute('data-number')).toBe('3.3.1');
  });

  it('a modal is a modal: the page is out of reach, Escape closes it, the focus returns', async () => {
    const page = await browser.open(
      site.page(
        byTag({ lang: 'en', head: RECORDER, body: '<button id="open" data-kelisim-open="policy">Open</button>' }),
      ),
    );
    await action(page, 'notice', 'reject-all').click();
    await page.locator('#open').focus();
    await page.keyboard.press('Enter');
    await policy(page).waitFor();
    for (let i = 0; i < 25; i++) {
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate(() =>
          [document.body, document.querySelector('kelisim-widget')].includes(document.activeElement as HTMLElement),
        ),
      ).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('open');
    const views = await page.evaluate(() =>
      window.log
        .filter(({ type }) => ['show', 'hide'].includes(type))
        .map(({ type, detail }) => `${type} ${(detail as { view: string }).view}`),
    );
    expect(views).toEqual(['show notice', 'hide notice', 'show policy', 'hide policy']);
  });

  it('the whole way by keyboard: the notice is the first stop of Tab', async () => {
    const page = await browser.open(site.page(byTag({ lang: 'en', body: '<a href="#x">link</a>' })));
    await notice(page).waitFor();
    const stops: string[] = [];
    for (let i = 0; i < 16; i++) {
      await page.keyboard.press('Tab');
      stops.push(await focused(page));
    }
    expect(stops).toContain('accept-all');
    expect(stops.indexOf('accept-all')).toBeLessThan(stops.indexOf('settings'));
    await action(page, 'notice', 'settings').focus();
    await page.keyboard.press('Enter');
    await preferences(page).waitFor();
    await preferences(page).getByRole('switch', { name: 'Statistics' }).focus();
    await page.keyboard.press('Space');
    await action(page, 'preferences', 'save').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => window.Kelisim.record?.granted)).toEqual(['statistics']);
  });

  it('the receipt is a JSON file with what was shown and agreed, also on a later visit', async () => {
    const url = site.page(
      byTag({ lang: 'ru', options: { ...OPTIONS, operator: { name: 'El Umiti', bin: '123456789012' } } }),
    );
    const page = await browser.open(url);
    await action(page, 'notice', 'accept-all').click();
    await page.reload();
    await wayBack(page).click();
    await preferences(page).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      action(page, 'preferences', 'receipt' as never).click(),
    ]);
    const receipt = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(receipt).toMatchObject({
      operator: 'El Umiti',
      bin: '123456789012',
      subject: null,
      policy: { version: '2026-01', effective: '2026-09-01', accepted: '2026-01' },
      decision: { how: 'accept-all', language: 'ru', status: 'accepted', stored: true },
    });
    const { hash, shown } = receipt.text;
    expect(createHash('sha256').update(shown).digest('hex').slice(0, 16)).toBe(hash);
    expect(shown).toContain(textOf('notice.title', { operator: 'El Umiti' }, 'ru'));
    expect(receipt.transfers.thirdParties).toContain('(5.2)');
  });

  it('on plain http, where crypto.subtle is missing, the hash is the same', async () => {
    const head = "<script>Object.defineProperty(crypto, 'subtle', { value: undefined })</script>";
    const hashes = [];
    for (const html of [byTag(), byTag({ head })]) {
      const page = await browser.open(site.page(html));
      await action(page, 'notice', 'accept-all').click();
      hashes.push(await page.evaluate(() => window.Kelisim.record?.text));
    }
    expect(hashes[0]).toMatch(/^[\da-f]{16}$/);
    expect(hashes[1]).toBe(hashes[0]);
  });

  it('a portal without a preset shows its own policy, and nothing of smartustaz', async () => {
    const options = {
      operator: { name: { kk: 'Мектеп', en: 'School' }, bin: '1' },
      policy: { version: '1', url: 'https://school.example/privacy' },
      categories: { analytics: { purpose: '<b>Counting</b>' }, maps: { title: { en: 'Maps' } } },
      features: { courses: { needs: ['analytics'], title: 'Courses' } },
      disclosure: { thirdParties: 'Nobody.', automatic: ['An address'] },
    };
    const page = await browser.open(site.page(byTag({ lang: 'en', options })));
    const text = (await notice(page).textContent()) ?? '';
    for (const part of ['School', 'analytics, Maps', 'Nobody.', 'An address']) expect(text).toContain(part);
    expect(text).not.toMatch(/Umiti|3\.3|9\.2/);
    await action(page, 'notice', 'settings').click();
    await preferences(page).waitFor();
    expect(await preferences(page).getByText('<b>Counting</b>').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.evaluate(() => window.Kelisim.openPolicy('3.3'));
    expect(await policy(page).textContent()).not.toMatch(/Umiti/);
    await page.keyboard.press('Escape');
    await page.evaluate(() => void window.Kelisim.ask('courses' as never));
    await notice(page)
      .getByRole('heading', { name: textOf('ask.title', { feature: 'Courses' }) })
      .waitFor();
  });

  it('a filter that hides the widget leaves the page usable and the gates shut', async () => {
    const head = '<style>kelisim-widget { display: none !important }</style>';
    const page = await browser.open(site.page(byTag({ head, body: '<a id="free" href="#free">x</a>' })));
    await page.waitForFunction(() => window.Kelisim?.status);
    await page.waitForTimeout(300);
    expect(await notice(page).isVisible()).toBe(false);
    await page.locator('#free').click();
    await page.waitForURL(/#free$/);
    expect(await page.evaluate(() => window.Kelisim.allows('account'))).toBe(false);
  });

  it.each([
    ['light', 'dark'],
    ['dark', 'light'],
  ] as const)('theme %s wins over a system in %s', async (theme, colorScheme) => {
    const page = await browser.open(site.page(byTag({ options: { ...OPTIONS, theme } })), { colorScheme });
    await notice(page).waitFor();
    const background = await notice(page).evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(background).toBe(theme === 'dark' ? 'rgb(22, 29, 36)' : 'rgb(255, 255, 255)');
  });

  it('position end puts the card and the way back on the other side', async () => {
    const page = await browser.open(site.page(byTag({ options: { ...OPTIONS, position: 'end' } })));
    await notice(page).waitFor();
    await atRest(page);
    const box = await notice(page).boundingBox();
    expect(1280 - (box?.x ?? 0) - (box?.width ?? 0)).toBeLessThan(40);
    await action(page, 'notice', 'reject-all').click();
    const back = await wayBack(page).boundingBox();
    expect(1280 - (back?.x ?? 0) - (back?.width ?? 0)).toBeLessThan(40);
  });

  it('the settings of a returning visitor look as on a first visit', async () => {
    const url = site.page(byTag());
    const look = async (page: OpenPage) => {
      await preferences(page).waitFor();
      const box = await preferences(page).boundingBox();
      const button = await action(page, 'preferences', 'save').boundingBox();
      const colours = await action(page, 'preferences', 'save').evaluate((element) => {
        const { backgroundColor, color, fontFamily } = getComputedStyle(element);
        return [backgroundColor, color, fontFamily];
      });
      return [box?.width, button?.width, button?.height, ...colours];
    };
    const first = await browser.open(url);
    await action(first, 'notice', 'settings').click();
    const returning = await browser.blank();
    await setCookie(returning, url, cookieValue());
    await returning.goto(url);
    await wayBack(returning).click();
    expect(await look(returning)).toEqual(await look(first));
  });

  it('a valid record of an earlier visit is never asked again within its term', async () => {
    const url = site.page(byTag());
    const page = await browser.blank();
    const now = Math.floor(Date.now() / 1000);
    await setCookie(page, url, cookieValue({ at: now - 179 * 86_400, until: now + 86_400 }));
    await page.goto(url);
    await wayBack(page).waitFor();
    await page.waitForTimeout(300);
    expect(await notice(page).count()).toBe(0);
  });
});
