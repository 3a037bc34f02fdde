import { describe, expect, it, vi } from 'vitest';
import { INSTANCE, page } from '../../src/instance/singleton';
import { createConsent } from '../../src/loading/createConsent';
import { ConfigError } from '../../src/options/ConfigError';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import {
  askedFor,
  cleanUpAfterEach,
  createStage,
  idle,
  idleAtOnce,
  loaded,
  opened,
  painted,
  root,
  said,
  setCookie,
  silence,
  view,
  wayBack,
} from '../fixtures/instance';
import { smart } from '../fixtures/options';

idleAtOnce();
cleanUpAfterEach();

const NAMES = ['authorization', 'statistics', 'advertising', 'account'];
const widget = () => document.querySelector<HTMLElement>('kelisim-widget');
const whenBack = () =>
  vi.waitFor(() => {
    const button = wayBack();
    if (!button) throw new Error('the way back is not there yet');
    return button;
  });

describe('at the start', () => {
  it('a visitor without a record is undecided, and everything optional is closed', () => {
    const { consent } = createStage();
    expect(consent.status).toBe('undecided');
    expect(consent.record).toBeNull();
    expect(NAMES.filter((name) => consent.allows(name))).toEqual([]);
    expect(consent.allows('necessary')).toBe(true);
  });

  it('the notice shows by itself, and no part is loaded for it', async () => {
    const stage = createStage();
    await idle();
    expect(opened(stage)).toEqual(['notice']);
    expect(loaded(stage)).toEqual([]);
  });

  it('the notice does not show by itself where the portal has said so', async () => {
    const { log } = createStage({ autoShow: false });
    await idle();
    expect(log).toEqual(['ready']);
  });

  it('a visitor who has decided loads nothing', async () => {
    setCookie('authorization.statistics', 'advertising');
    const stage = createStage();
    await idle();
    expect(stage.consent.status).toBe('custom');
    expect(loaded(stage)).toEqual([]);
  });

  it('a visitor with an outdated record is asked again and told why, everything optional closed', async () => {
    setCookie('authorization.statistics.advertising', '', '2025-01');
    const stage = createStage();
    await idle();
    expect(stage.consent.status).toBe('outdated');
    expect(stage.consent.record?.granted).toEqual(['authorization', 'statistics', 'advertising']);
    expect(NAMES.filter((name) => stage.consent.allows(name))).toEqual([]);
    expect(opened(stage)).toEqual(['notice']);
    expect(loaded(stage)).toEqual(['settings']);
    expect(view('notice')?.querySelector('.reason')).not.toBeNull();
  });

  it.each([
    ['undecided', () => {}],
    ['accepted', () => setCookie('authorization.statistics.advertising', '')],
    ['rejected', () => setCookie('', 'authorization.statistics.advertising', '')],
    ['custom', () => setCookie('statistics', 'authorization.advertising')],
    ['outdated', () => setCookie('statistics', 'authorization.advertising', '1')],
  ])('<html> says %s', (status, prepare) => {
    prepare();
    const { consent } = createStage({ autoShow: false });
    expect(consent.status).toBe(status);
    expect(document.documentElement.dataset.kelisimState).toBe(status);
  });

  it('the element comes with what it shows, and has an open shadow root', async () => {
    createStage();
    expect(widget()).toBeNull();
    await idle();
    expect(widget()?.shadowRoot?.querySelector('[part=notice]')).not.toBeNull();
    expect(widget()?.getAttribute('lang')).toBe('kk');
  });

  it('a configuration error throws in development, and leaves nothing on the page', () => {
    const wrong = { ...smart, policy: { url: '/privacy' } } as unknown as ConsentOptions;
    expect(() => createConsent(wrong)).toThrow(ConfigError);
    expect(() => createConsent({ ...smart, positon: 'end' } as never)).toThrow(/Did you mean "position"/);
    expect(widget()).toBeNull();
    expect(page[INSTANCE]).toBeUndefined();
    expect(document.documentElement.dataset.kelisimState).toBeUndefined();
  });

  it('a cookie of our name that is no record is reported once, and counts as no decision', async () => {
    silence('error');
    // biome-ignore lint/suspicious/noDocumentCookie: the test plays another tool
    document.cookie = 'consent_kelisim=v=2&yes=statistics; Path=/';
    const stage = createStage({ autoShow: false });
    await painted();
    expect(stage.consent.status).toBe('undecided');
    expect(said(stage, 'error')).toMatchObject([
      { code: 'config', message: expect.stringContaining('consent_kelisim') },
    ]);
  });
});

it.each([
  ['https://school.kz/', 1],
  ['https://smartustaz.kz/', 0],
])('the preset says on the console at %s that it is not for that site: %i times', async (address, times) => {
  const warn = silence('warn');
  const { happyDOM, location } = window as unknown as Window & { happyDOM: { setURL(address: string): void } };
  const before = location.href;
  happyDOM.setURL(address);
  createStage();
  await painted();
  await idle();
  happyDOM.setURL(before);
  expect(warn.mock.calls.filter(([message]) => /is for smartustaz\.kz, found "school\.kz"/.test(message))).toHaveLength(
    times,
  );
});

describe('a second instance', () => {
  it('is the first, with one warning', async () => {
    const warn = silence('warn');
    const stage = createStage();
    expect(stage.again({ policy: { version: '2', url: '/x' } })).toBe(stage.consent);
    expect(warn.mock.calls).toEqual([[expect.stringContaining('has a consent already')]]);
    // Where a copy of another version looks for it.
    expect((globalThis as Record<symbol, unknown>)[Symbol.for('kelisim')]).toBe(stage.consent);
    await idle();
    expect(document.querySelectorAll('kelisim-widget')).toHaveLength(1);
  });
});

describe('options that are wrong, by script tag and in production', () => {
  it('open nothing, show nothing and record nothing; the sentence is reported', async () => {
    const error = silence('error');
    const stage = createStage({ term: 0 });
    await idle();
    await expect(stage.consent.accept()).rejects.toMatchObject({ code: 'config', field: 'term' });
    await stage.consent.show();
    await stage.consent.openPreferences();
    expect(said(stage, 'error')).toEqual([
      { code: 'config', message: expect.stringMatching(/^term is 0\. Expected a number of days/) },
    ]);
    expect(error).toHaveBeenCalledTimes(1);
    expect(opened(stage)).toEqual([]);
    expect(stage.consent.allows('statistics')).toBe(false);
    expect(document.cookie).toBe('');
  });

  it('name option and documentation where the sentences do not come', async () => {
    silence('error');
    const stage = createStage({ autoShow: false, term: 0 }, ['settings']);
    await vi.waitFor(() => expect(said(stage, 'error')).toHaveLength(2));
    expect(said(stage, 'error')[1]).toEqual({
      code: 'config',
      message: 'term is invalid. See docs/OPTIONS.md#term',
    });
  });

  it('that are only unknown are reported and ignored: deciding works', async () => {
    silence('error');
    const stage = createStage({ autoShow: false, positon: 'end' } as never);
    await idle();
    expect(said(stage, 'error')).toEqual([
      { code: 'config', message: expect.stringContaining('Did you mean "position"?') },
    ]);
    await expect(stage.consent.accept()).resolves.toEqual({ stored: true });
    expect(stage.consent.status).toBe('accepted');
  });
});

describe('the way back', () => {
  it('comes once the page is idle, in the language of the page, and opens the preferences', async () => {
    const stage = createStage({ autoShow: false });
    expect(wayBack()).toBeUndefined();
    const button = await whenBack();
    expect(button.textContent).toBe('Cookie баптаулары');
    expect(button.getAttribute('part')).toBe('button');
    button.click();
    await idle();
    expect(opened(stage)).toEqual(['preferences']);
  });

  it.each([
    ['the option says so', { button: false }, ''],
    ['the page has a control of its own', {}, '<a href="/p" data-kelisim-open="preferences"></a>'],
  ])('does not come where %s', async (_where, options, html) => {
    document.body.innerHTML = html;
    createStage({ autoShow: false, ...options });
    await painted();
    expect(wayBack() ?? null).toBeNull();
    expect(widget()).toBeNull();
  });

  it('goes while the notice is there, not while the preferences are', async () => {
    const { consent } = createStage({ autoShow: false });
    const button = await whenBack();
    await consent.openPreferences();
    expect(button.hidden).toBe(false);
    await consent.show();
    expect(button.hidden).toBe(true);
    consent.hide();
    await painted();
    expect(button.hidden).toBe(false);
  });

  it('stays where the notice was hidden before it came', async () => {
    const stage = createStage({ autoShow: false, messages: { kk: { 'button.close': 'x' } } });
    const button = await whenBack();
    const shown = stage.consent.show();
    stage.consent.hide();
    await shown;
    expect([opened(stage), button.hidden]).toEqual([[], false]);
  });

  it('has the look that the options ask for', async () => {
    const { consent } = createStage({ autoShow: false, theme: 'dark', position: 'end' });
    const dark = await whenBack();
    expect(widget()?.dataset).toMatchObject({ theme: 'dark', position: 'end', layout: 'card' });
    expect(dark.style.cssText).toContain('color-scheme: dark');
    expect(dark.style.cssText).toContain('inset-inline-end: 12px');
    consent.destroy();
    createStage({ autoShow: false });
    const light = await whenBack();
    expect(light.style.cssText).toContain('color-scheme: light dark');
    expect(light.style.cssText).toContain('inset-inline-start: 12px');
  });

  it('has the word of the portal where the portal has one, and Kazakh where nobody has', async () => {
    const messages = { ru: { 'button.reopen': 'Печенье' }, uz: { 'settings.title': '…' } };
    const { consent } = createStage({ autoShow: false, messages });
    const button = await whenBack();
    await consent.setLanguage('ru');
    expect(button.textContent).toBe('Печенье');
    await consent.setLanguage('en');
    expect(button.textContent).toBe('Cookie settings');
    await consent.setLanguage('uz');
    expect([button.textContent, widget()?.lang]).toEqual(['Cookie баптаулары', 'uz']);
  });

  it('is told its language once: to be told it again has all of the notice styled anew', async () => {
    const { consent } = createStage();
    await idle();
    const told: MutationRecord[] = [];
    const watcher = new MutationObserver((records) => void told.push(...records));
    watcher.observe(widget() as Element, { attributeFilter: ['lang'] });
    await consent.accept();
    await consent.setLanguage(consent.language);
    await idle();
    expect(told).toEqual([]);
    await consent.setLanguage('ru');
    await idle();
    expect(told).toHaveLength(1);
    watcher.disconnect();
  });
});

describe('hide', () => {
  it('closes every view, and is no decision', async () => {
    const stage = createStage();
    await idle();
    await stage.consent.openPreferences();
    await stage.consent.openPolicy();
    stage.consent.hide();
    expect([view('notice'), view('preferences'), view('policy')]).toEqual([null, null, null]);
    expect(stage.log.slice(-3).sort()).toEqual(['hide notice', 'hide policy', 'hide preferences']);
    expect(stage.consent.status).toBe('undecided');
  });

  it('without an open view does no harm', async () => {
    const { consent, log } = createStage({ autoShow: false });
    expect(() => consent.hide()).not.toThrow();
    await idle();
    expect(log).toEqual(['ready']);
  });
});

describe('what is still loading', () => {
  it('is overtaken by a decision: the notice does not come after it', async () => {
    const stage = createStage({ autoShow: false });
    const asked = stage.consent.ask('account');
    await stage.consent.accept();
    await expect(asked).resolves.toBe(true);
    await idle();
    expect(opened(stage)).toEqual([]);
    expect(view('notice')).toBeNull();
  });

  it('is loaded once', async () => {
    const stage = createStage({ autoShow: false });
    void stage.consent.ask('account');
    await idle();
    void stage.consent.ask('statistics');
    await stage.consent.openPreferences();
    expect(askedFor()).toBe('statistics');
    expect(loaded(stage).filter((part) => part === 'settings')).toHaveLength(1);
  });

  it('that could not be loaded is tried again on the next occasion, and reported once', async () => {
    silence('error');
    setCookie('statistics', 'authorization.advertising');
    const stage = createStage({ autoShow: false });
    await idle();
    stage.broken.add('embeds');
    await stage.consent.withdraw();
    await vi.waitFor(() => expect(said(stage, 'error')).toHaveLength(1));
    await stage.consent.accept();
    await stage.consent.withdraw();
    await idle();
    stage.broken.clear();
    await stage.consent.accept();
    await stage.consent.withdraw();
    await idle();
    expect(loaded(stage)).toEqual(['embeds', 'embeds', 'embeds']);
    expect(said(stage, 'error')).toEqual([{ code: 'ui-failed', message: expect.stringMatching(/^no embeds \(see /) }]);
  });

  it('of another release is reported with what to do, and the notice goes on alone', async () => {
    silence('error');
    const stage = createStage({ autoShow: false });
    const part = await import('../../src/settings/settingsPart');
    vi.spyOn(part, 'interfaceNumber', 'get').mockReturnValue(99 as never);
    void stage.consent.ask('account');
    await idle();
    expect(said(stage, 'error')).toMatchObject([
      { code: 'ui-failed', message: expect.stringMatching(/kelisim\.settings\.js is of another release.*no-cache/) },
    ]);
    expect(view('notice')).not.toBeNull();
  });
});

describe('setLanguage', () => {
  it('draws what is open in the language, at once', async () => {
    const { consent } = createStage();
    await idle();
    const done = consent.setLanguage('ru-KZ');
    expect(view('notice')?.textContent).toContain('Принять');
    await done;
    expect(consent.language).toBe('ru');
    await consent.openPolicy();
    void consent.setLanguage('en');
    expect(view('policy')?.textContent).toContain('Privacy policy');
  });

  it('keeps scroll position and focus of the notice', async () => {
    const { consent } = createStage();
    await idle();
    const scroll = view('notice')?.querySelector('.scroll') as HTMLElement;
    scroll.scrollTop = 40;
    view('notice')?.querySelector<HTMLElement>('[data-action=settings]')?.focus();
    await consent.setLanguage('ru');
    expect(view('notice')?.querySelector('.scroll')?.scrollTop).toBe(40);
    expect((root().activeElement as HTMLElement).dataset.action).toBe('settings');
    expect(root().activeElement).toBe(view('notice')?.querySelector('[data-action=settings]'));
  });
});

describe('an error while drawing', () => {
  it('is reported, and does not stop the page', async () => {
    silence('error');
    vi.spyOn(document, 'createDocumentFragment').mockImplementation(() => {
      throw new Error('the page has changed it');
    });
    const stage = createStage();
    await idle();
    expect(said(stage, 'error').at(-1)).toMatchObject({ code: 'ui-failed', message: /could not be drawn/ });
    expect(opened(stage)).toEqual([]);
    expect(stage.consent.allows('statistics')).toBe(false);
  });
});

describe('a server that renews the cookie', () => {
  const renewed = async (options: Partial<ConsentOptions>) => {
    const call = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(null, { status: 204 }));
    const stage = createStage({ autoShow: false, ...options });
    await idle();
    return { ...stage, call };
  };

  it('is asked by a POST without a body where the cookie of a script may be near its end', async () => {
    setCookie('statistics', 'authorization.advertising', '2026-01', 6);
    const { call } = await renewed({ renewUrl: '/consent' });
    expect(call).toHaveBeenCalledOnce();
    const [address, init] = call.mock.calls[0] ?? [];
    expect(`${address}`).toMatch(/\/consent$/);
    expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin' });
    // An answer after the page could undo a later decision.
    expect(init).not.toHaveProperty('keepalive');
    expect(init).not.toHaveProperty('body');
  });

  it.each([
    ['without a record', () => {}, { renewUrl: '/consent' }],
    ['with a young record', () => setCookie('statistics', ''), { renewUrl: '/consent' }],
    ['where there is no server', () => setCookie('statistics', '', '2026-01', 6), {}],
  ])('is not asked on a page %s', async (_where, prepare, options) => {
    prepare();
    expect((await renewed(options)).call).not.toHaveBeenCalled();
  });

  it('is asked after a decision, once that has been painted', async () => {
    const { consent, call } = await renewed({ renewUrl: '/consent' });
    await consent.accept();
    expect(call).not.toHaveBeenCalled();
    await painted();
    expect(call).toHaveBeenCalledOnce();
  });

  it('answers no decision that came later: its request is aborted first', async () => {
    setCookie('statistics', 'authorization.advertising', '2026-01', 6);
    const { consent, call } = await renewed({ renewUrl: '/consent' });
    const signal = call.mock.calls[0]?.[1]?.signal as AbortSignal;
    expect(signal.aborted).toBe(false);
    await consent.reject();
    expect(signal.aborted).toBe(true);
  });

  it('is not asked once the instance has gone', async () => {
    const { consent, call } = await renewed({ renewUrl: '/consent' });
    await consent.accept();
    consent.destroy();
    await painted();
    expect(call).not.toHaveBeenCalled();
  });

  it('of another site is a configuration error', async () => {
    silence('error');
    const stage = await renewed({ renewUrl: 'https://example.com/consent' });
    await stage.consent.accept();
    await painted();
    expect(stage.call).not.toHaveBeenCalled();
    expect(said(stage, 'error')).toMatchObject([{ code: 'config', message: /^renewUrl is / }]);
  });
});

describe('destroy', () => {
  it('again, once another has taken the place, leaves that one alone', async () => {
    const first = createStage({ autoShow: false }).consent;
    first.destroy();
    const second = createStage().consent;
    first.destroy();
    await idle();
    expect(page[INSTANCE]).toBe(second);
    expect(document.documentElement.dataset.kelisimState).toBe('undecided');
    expect(document.querySelectorAll('kelisim-widget')).toHaveLength(1);
  });

  it('removes the element, the state on <html> and the views', async () => {
    const stage = createStage();
    await idle();
    await stage.consent.openPreferences();
    stage.consent.destroy();
    await painted();
    expect(widget()).toBeNull();
    expect(document.documentElement.hasAttribute('data-kelisim-state')).toBe(false);
    expect(stage.log.slice(-2).sort()).toEqual(['hide notice', 'hide preferences']);
    expect(Reflect.ownKeys(globalThis)).not.toContain(INSTANCE);
  });

  it('keeps the cookie', async () => {
    const { consent } = createStage();
    await consent.reject();
    consent.destroy();
    expect(document.cookie).toContain('consent_kelisim=v=1');
  });

  it('removes the listeners of the portal and those on its controls', async () => {
    const { consent } = createStage({ autoShow: false });
    const heard: unknown[] = [];
    consent.on('change', (detail) => heard.push(detail));
    consent.subscribe(() => heard.push('subscriber'));
    const link = document.createElement('button');
    link.dataset.kelisimNeeds = 'account';
    let clicked = 0;
    link.onclick = () => clicked++;
    document.body.append(link);
    link.click();
    expect(clicked).toBe(0);
    await idle();
    expect(askedFor()).toBe('account');
    consent.destroy();
    link.click();
    await idle();
    expect([clicked, widget()]).toEqual([1, null]);
    document.dispatchEvent(new CustomEvent('kelisim:change', { detail: {} }));
    expect(heard).toEqual([]);
  });

  it('makes room for a new instance', async () => {
    const first = createStage();
    await first.consent.accept();
    first.consent.destroy();
    const second = createStage();
    expect(second.consent).not.toBe(first.consent);
    expect(second.consent.status).toBe('accepted');
    await idle();
    expect(second.log).toContain('ready');
  });

  it('while a part is on its way brings nothing back', async () => {
    const stage = createStage({ autoShow: false });
    const asked = stage.consent.ask('account');
    stage.consent.destroy();
    await expect(asked).resolves.toBe(false);
    await painted();
    expect(widget()).toBeNull();
    document.body.replaceWith(document.createElement('body'));
    await idle();
    expect(widget()).toBeNull();
  });

  it('resolves whoever waits for a decision with what is allowed', async () => {
    const { consent } = createStage({ autoShow: false });
    const asked = consent.ask('account');
    await idle();
    consent.destroy();
    await expect(asked).resolves.toBe(false);
  });
});
