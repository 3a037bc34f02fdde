import { describe, expect, it, vi } from 'vitest';
import { lawLine } from '../../src/notice/lawLine';
import { shownText } from '../../src/notice/shownText';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { createConfig } from '../../src/options/createConfig';
import { noticeStyles, type RenderOptions, renderNotice } from '../../src/server/renderNotice';
import { errorOf } from '../fixtures/errorOf';
import { smart } from '../fixtures/options';

vi.setConfig({ testTimeout: 60_000 });

const DAY = 86_400;
const PAGE = 'https://smartustaz.kz/courses?a=1&b=2';
const OPTIONS: RenderOptions = { ...smart, action: '/consent' };

function draw(more: Partial<RenderOptions> = {}, headers: Record<string, string> = {}, url = PAGE): string {
  // Not happy-dom's, which keeps cookies back as a page would have to.
  const request = { url, headers: new Map(Object.entries(headers)) } as unknown as Request;
  return renderNotice({ request, options: { ...OPTIONS, language: 'en', ...more } });
}

/** What the browser makes of it: the element, and what is in its template. */
function parse(html: string): { readonly widget: Element; readonly root: Element } {
  const [, outside = '', inside = ''] =
    /^(<kelisim-widget[^>]*>)<template[^>]*>(.*)<\/template><\/kelisim-widget>$/s.exec(html) ?? [];
  const [around, root] = [outside, inside].map((markup) => {
    const element = document.createElement('div');
    element.innerHTML = markup;
    return element;
  });
  return { widget: around?.firstElementChild as Element, root: root as Element };
}

const rootOf = (...of: Parameters<typeof draw>) => parse(draw(...of)).root;
const field = (root: Element, name: string) => root.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value;
const cookie = (policy: string, yes = 'authorization.statistics.advertising', no = '') => {
  const at = Math.floor(Date.now() / 1000) - DAY;
  return {
    cookie: `consent_kelisim=v=1&id=K3v9AAAAAAAAAAAAAAAAAA&at=${at}&until=${at + 180 * DAY}&policy=${policy}&lang=kk&yes=${yes}&no=${no}&how=save&text=`,
  };
};
async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(digest).toString('hex').slice(0, 16);
}

describe('who is asked', () => {
  it('everybody without a decision', () => expect(draw()).toContain('<form'));
  it('nobody who has decided', () => expect(draw({}, cookie('2026-01'))).toBe(''));
  it('everybody again for a new version, and told why', () => {
    const root = rootOf({}, cookie('2025-01'));
    expect(root.querySelector('.reason')?.textContent).toContain('2026-01');
    expect(rootOf().querySelector('.reason')).toBeNull();
  });
});

describe('the element', () => {
  it('says what the sheet goes by, in a template that becomes its shadow root', () => {
    const html = draw({ theme: 'dark', position: 'start', layout: 'bar' });
    const { dataset, lang } = parse(html).widget as HTMLElement;
    expect([dataset.static, dataset.theme, dataset.position, dataset.layout]).toEqual(['', 'dark', 'start', 'bar']);
    expect(lang).toBe('en');
    expect(html).toContain('><template shadowrootmode="open"><style>');
    const [by, of] = [parse(draw()).widget as HTMLElement, parse(draw({ theme: 'light' })).widget as HTMLElement];
    expect([by.dataset.layout, by.dir, by.getAttribute('translate')]).toEqual(['card', 'ltr', 'no']);
    expect(of.dataset.theme).toBe('light');
  });

  it('has these attributes and no other, and no text of its own', () => {
    const { widget, root } = parse(draw());
    expect(widget.getAttributeNames()).toEqual([
      ...['data-static', 'lang', 'dir', 'translate', 'data-theme', 'data-position', 'data-layout'],
    ]);
    const form = root.querySelector('form') as Element;
    expect([...form.childNodes].map(({ nodeName }) => nodeName)).toEqual(['INPUT', 'INPUT', 'INPUT', 'SECTION']);
  });

  it('brings its sheet, with a nonce, or names a file', () => {
    const style = rootOf().querySelector('style');
    expect(style?.textContent).toBe(noticeStyles);
    expect(noticeStyles).toContain('.card');
    expect(style?.hasAttribute('nonce')).toBe(false);
    expect(rootOf({ nonce: 'a"b' }).querySelector('style')?.getAttribute('nonce')).toBe('a"b');
    const named = rootOf({ stylesheet: '/k.css?a="&b' });
    expect(named.querySelector('link')?.outerHTML).toContain('rel="stylesheet"');
    expect(named.querySelector('link')?.getAttribute('href')).toBe('/k.css?a="&b');
    expect(named.querySelector('style')).toBeNull();
  });
});

describe('the page of the policy', () => {
  it('has the notice without what the policy says itself, by the address of the request', () => {
    const linesOf = (url: string) => rootOf({}, {}, url).querySelectorAll('.scroll > p').length;
    expect(linesOf('https://smartustaz.kz/privacy')).toBeLessThan(linesOf(PAGE));
  });

  it('is not one whose address begins as another host would: the way back stays here', () => {
    const root = rootOf({}, {}, 'https://smartustaz.kz//evil.kz/a?b=1');
    expect(field(root, 'back')).toBe('/evil.kz/a?b=1');
    const [first] = root.querySelectorAll('a[data-action=language]');
    expect(first?.getAttribute('href')).toBe('/evil.kz/a?b=1&kelisim-language=kk');
  });
});

describe('its language', () => {
  const languageOf = (...of: Parameters<typeof draw>) => parse(draw(...of)).widget.getAttribute('lang');
  const none = { language: undefined } as unknown as Partial<RenderOptions>;

  it.each([
    ['the option', { language: 'ru' }, { 'accept-language': 'en' }, `${PAGE}&kelisim-language=kk`, 'ru'],
    ['the address', none, { 'accept-language': 'en' }, `${PAGE}&kelisim-language=ru`, 'ru'],
    ['the browser', none, { 'accept-language': 'de-DE, ru-RU;q=0.9,en;q=0.8' }, PAGE, 'ru'],
    ['the browser, by its weight alone', none, { 'accept-language': 'de, ru;q=0.9,en;q=0.8' }, PAGE, 'ru'],
    ['Kazakh, where nothing is known', none, {}, PAGE, 'kk'],
  ])('is that of %s', (_of, options, headers, url, language) => {
    expect(languageOf(options, headers, url)).toBe(language);
    expect(field(rootOf(options, headers, url), 'lang')).toBe(language);
  });

  it.each([
    ['kk', 'Қабылдау', 'Таңдауды сақтау'],
    ['ru', 'Принять', 'Сохранить выбор'],
    ['en', 'Accept', 'Save choices'],
  ])('has its texts, those of the settings too: %s', (language, first, more) => {
    const labels = [...rootOf({ language }).querySelectorAll('button')].map((button) => button.textContent);
    expect([labels[0], labels[2]]).toEqual([first, more]);
  });

  it('is one of the portal, from right to left', () => {
    const own = { 'notice.title': 'نحن', 'notice.titlePlain': 'نحن' };
    const messages = { ar: own } as unknown as ConsentOptions['messages'];
    const { widget, root } = parse(draw({ language: 'ar', messages }));
    expect([widget.getAttribute('lang'), widget.getAttribute('dir')]).toEqual(['ar', 'rtl']);
    expect(root.querySelector('h2')?.textContent).toBe('نحن');
  });

  it('changes by links to this page', () => {
    const root = rootOf({}, {}, `${PAGE}&kelisim-language=en`);
    const links = [...root.querySelectorAll<HTMLAnchorElement>('a[data-action=language]')];
    expect(
      links.map((link) => [
        link.getAttribute('lang'),
        link.dataset.language,
        link.getAttribute('href'),
        link.getAttribute('aria-current'),
      ]),
    ).toEqual([
      ['kk', 'kk', '/courses?a=1&b=2&kelisim-language=kk', null],
      ['ru', 'ru', '/courses?a=1&b=2&kelisim-language=ru', null],
      ['en', 'en', '/courses?a=1&b=2&kelisim-language=en', 'true'],
    ]);
    expect(links.map((link) => link.textContent)).toEqual(['Қаз', 'Рус', 'Eng']);
    expect(field(root, 'back')).toBe('/courses?a=1&b=2');
  });
});

describe('the form', () => {
  it('posts, to where the option says', () => {
    const form = rootOf({ action: '/c?x="&y' }).querySelector('form');
    expect([form?.getAttribute('method'), form?.getAttribute('action')]).toEqual(['post', '/c?x="&y']);
  });

  it('decides by buttons, of the same look', () => {
    const buttons = [...rootOf().querySelectorAll('button')].map((button) => ({
      ...{ name: button.name, value: button.value, type: button.getAttribute('type') },
      ...{ action: button.dataset.action, look: button.className, label: button.textContent },
    }));
    const common = { name: 'act', type: 'submit', look: 'main' };
    expect(buttons).toEqual([
      { ...common, value: 'accept-all', action: 'accept-all', label: 'Accept' },
      { ...common, value: 'reject-all', action: 'reject-all', label: 'Reject' },
      { ...common, value: 'save', action: 'save', label: 'Save choices' },
    ]);
  });

  it('has the settings in a disclosure: nothing is checked', () => {
    const details = rootOf().querySelector('details');
    expect(details?.querySelector('summary')?.outerHTML).toBe('<summary data-action="settings">Settings</summary>');
    expect(details?.hasAttribute('open')).toBe(false);
    const boxes = [...(details?.querySelectorAll('label') ?? [])].map((label) => {
      const input = label.querySelector('input');
      return [input?.type, input?.name, input?.getAttribute('value'), input?.checked, label.textContent];
    });
    expect(boxes).toEqual([
      ['checkbox', 'authorization', 'on', false, expect.stringMatching(/^Sign-inTo sign in/)],
      ['checkbox', 'statistics', 'on', false, expect.stringMatching(/^StatisticsTo count/)],
      ['checkbox', 'advertising', 'on', false, expect.stringMatching(/^AdvertisingTo show/)],
      ['checkbox', 'policy', 'on', false, expect.stringContaining('2026-01')],
    ]);
    expect(details?.querySelector('p')?.textContent).toBe('Strictly necessary: Always on');
  });

  it('has what the law asks for in it, its clauses as links: no button is without a use', () => {
    const root = rootOf();
    expect(root.querySelector('details dl')?.textContent).toContain('El Umiti');
    expect(root.querySelectorAll('details a.clause').length).toBeGreaterThan(5);
    expect(root.querySelectorAll('button:not([type=submit])')).toHaveLength(0);
  });

  it('leads to the policy where ours would show it', () => {
    const root = rootOf();
    const links = [...root.querySelectorAll('.links > a')].map((link) => [
      link.getAttribute('data-action'),
      link.getAttribute('href'),
      link.textContent,
    ]);
    expect(links).toEqual([['policy', '/privacy', 'Privacy policy']]);
    const clause = root.querySelector('a.clause');
    expect(clause?.getAttribute('href')).toBe('/privacy');
    expect(clause?.getAttribute('data-clause')).toMatch(/^\d/);
    expect(clause?.getAttribute('aria-label')).toContain(clause?.textContent);
  });
});

describe('the mark-up', () => {
  it('is what a browser reads as it stands, and nothing in it is script or refers to functions', () => {
    const html = draw({ disclosure: { refusal: 'A <b>&amp; "B"' } });
    const { root } = parse(html);
    expect(root.textContent).toContain('A <b>&amp; "B"');
    expect(html).not.toMatch(/undefined|\[object|=>|popover|on[a-z]+=/i);
    // Parsed and written again it is the same: nothing was left open or closed twice.
    const again = document.createElement('div');
    again.innerHTML = root.innerHTML;
    expect(again.innerHTML).toBe(root.innerHTML);
    expect(root.querySelector('[part=notice]')?.getAttribute('tabindex')).toBe('-1');
    expect(root.querySelector('[part=notice]')?.getAttribute('aria-label')).toBeTruthy();
    expect(html).not.toMatch(/<\/(?:input|link)>/);
  });

  it.each(['kk', 'ru', 'en'])(
    'in %s the hash is that of the text in it, as the page would take it',
    async (language) => {
      for (const headers of [{}, { 'sec-gpc': '1' }, cookie('2025-01')]) {
        const root = rootOf({ language }, headers as Record<string, string>);
        const notice = root.querySelector('[part=notice]') as Element;
        const config = createConfig({ ...smart, language }, []);
        const text = `${shownText(notice)}\n${lawLine(config, language, language)}`;
        expect(field(root, 'text')).toBe(await hash(text));
      }
    },
  );

  it('tells those who send Global Privacy Control what it does', () => {
    const [with1, without] = [rootOf({}, { 'sec-gpc': '1' }), rootOf({}, { 'sec-gpc': '0' })];
    expect(with1.textContent?.length).toBeGreaterThan(without.textContent?.length ?? 0);
  });
});

it.each([
  ['policy.url', { policy: { version: '1', url: 'javascript:1' } }],
  ['messages', { messages: { de: 7 } as unknown as ConsentOptions['messages'] }],
])('refuses wrong options: %s', (wrong, more) => {
  const error = errorOf(() => draw(more as Partial<RenderOptions>));
  expect(error).toMatchObject({ code: 'config', field: expect.stringContaining(wrong) });
});

it('ignores an option that does not exist, and says so once', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const more = { positon: 'end' } as unknown as Partial<RenderOptions>;
  expect(draw(more)).toBe(draw());
  expect(draw(more)).toBe(draw());
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/positon: there is no such option.*Did you mean "position"/)],
  ]);
  warn.mockRestore();
});
