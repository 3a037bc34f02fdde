import { describe, expect, it, vi } from 'vitest';
import { ConfigError } from '../../src/options/ConfigError';
import { resolveConfig } from '../../src/options/createConfig';
import { createInstance } from '../../src/instance/createInstance';
import { PLACE, page } from '../../src/instance/singleton';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { createConsent } from '../../src/loading/createConsent';
import { painted } from '../../src/decide/painted';
import { createConsent as createInProduction } from '../../src/production';
import { cleanUpAfterEach, createStage, idle, said, setCookie, silence } from '../fixtures/instance';
import { smart } from '../fixtures/options';

cleanUpAfterEach();

const widget = () => document.querySelector('kelisim-widget');

describe('at the start', () => {
  it('a visitor without a record is undecided, and everything optional is closed', () => {
    const { consent } = createStage();
    expect(consent.status).toBe('undecided');
    expect(consent.record).toBeNull();
    expect(['authorization', 'statistics', 'advertising', 'account'].filter((name) => consent.allows(name))).toEqual(
      [],
    );
    expect(consent.allows('necessary')).toBe(true);
  });

  it('the notice shows by itself', async () => {
    const { opened } = createStage();
    await idle();
    expect(opened).toEqual([{ view: 'notice', context: {} }]);
  });

  it('the notice does not show by itself where the host has said so', async () => {
    const { log } = createStage({ autoShow: false });
    await idle();
    expect(log).toEqual(['ready']);
  });

  it('a visitor who has decided loads nothing', async () => {
    setCookie('authorization.statistics', 'advertising');
    const { consent, log } = createStage();
    await idle();
    expect(consent.status).toBe('custom');
    expect(log.filter((entry) => entry.startsWith('load'))).toEqual([]);
  });

  it('a visitor with an outdated record is asked again, everything optional closed', async () => {
    setCookie('authorization.statistics.advertising', '', '2025-01');
    const { consent, opened } = createStage();
    await idle();
    expect(consent.status).toBe('outdated');
    expect(consent.record?.granted).toEqual(['authorization', 'statistics', 'advertising']);
    expect(['authorization', 'statistics', 'advertising', 'account'].filter((name) => consent.allows(name))).toEqual(
      [],
    );
    expect(opened).toHaveLength(1);
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

  it('the widget has an open shadow root with the way back, in the language of the page', () => {
    createStage();
    expect(widget()?.shadowRoot?.querySelector('button')?.textContent).toBe('Cookie баптаулары');
    expect(widget()?.getAttribute('lang')).toBe('kk');
  });

  it('the way back opens the preferences', async () => {
    const { opened } = createStage({ autoShow: false });
    widget()?.shadowRoot?.querySelector('button')?.click();
    await idle();
    expect(opened).toEqual([{ view: 'preferences', context: {} }]);
  });

  it('the way back is not drawn where the host has one of its own', () => {
    createStage({ button: false });
    expect(widget()?.shadowRoot?.querySelector('button')).toBeNull();
  });

  it('a configuration error throws, and leaves nothing on the page', () => {
    const wrong = { ...smart, policy: { url: '/privacy' } } as unknown as ConsentOptions;
    expect(() => createConsent(wrong)).toThrow(ConfigError);
    expect(widget()).toBeNull();
    expect(page[PLACE]).toBeUndefined();
    expect(document.documentElement.dataset.kelisimState).toBeUndefined();
  });
});

describe('a second instance', () => {
  it('is the first, with one warning', () => {
    const warn = silence('warn');
    const first = createStage().consent;
    expect(
      createInstance(resolveConfig({ ...smart, policy: { version: '2', url: '/x' } }), () =>
        Promise.reject(new Error('unused')),
      ),
    ).toBe(first);
    expect(warn.mock.calls).toEqual([['kelisim: twice']]);
    // Where a copy of another version looks for it.
    expect((globalThis as Record<symbol, unknown>)[Symbol.for('kelisim')]).toBe(first);
    expect(document.querySelectorAll('kelisim-widget')).toHaveLength(1);
  });
});

describe('the entry of production builds', () => {
  it('gives the same instance as the other, and takes wrong options without a throw: they open nothing', async () => {
    const error = silence('error');
    const { consent, details } = createStage({ autoShow: false, term: 0 });
    await expect(consent.accept()).rejects.toMatchObject({ code: 'config', field: 'term' });
    expect(details.filter(({ type }) => type === 'error')).toHaveLength(1);
    expect(error).toHaveBeenCalledTimes(1);
    expect(consent.allows('statistics')).toBe(false);
    expect(document.cookie).toBe('');
    consent.destroy();
    const checked = () => createConsent({ ...smart, term: 0 } as never);
    expect(checked).toThrow(/^term: expected/);
    const unchecked = createInProduction({ ...smart, autoShow: false, term: 0 } as never);
    expect(createConsent({ ...smart } as never)).toBe(unchecked);
    unchecked.destroy();
  });
});

describe('the way back', () => {
  const back = () => widget()?.shadowRoot?.querySelector('button') as HTMLButtonElement;

  it('goes while the notice is there, not while the preferences are', async () => {
    const { consent } = createStage({ autoShow: false });
    await consent.openPreferences();
    expect(back().hidden).toBe(false);
    await consent.show();
    expect(back().hidden).toBe(true);
  });

  it('comes again where the notice was hidden before it came', async () => {
    const { consent, opened } = createStage({ autoShow: false });
    const shown = consent.show();
    consent.hide();
    await shown;
    expect([opened, back().hidden]).toEqual([[], false]);
  });

  it('has the look that the options ask for, and the language of the page', async () => {
    const { consent } = createStage({ autoShow: false, theme: 'dark', position: 'end' });
    expect(widget()?.dataset).toMatchObject({ theme: 'dark', position: 'end' });
    expect(back().style.cssText).toContain('color-scheme: dark');
    expect(back().style.cssText).toContain('inset-inline-end: 12px');
    expect(`${back().part}`).toBe('button');
    consent.destroy();
    createStage({ autoShow: false });
    expect(back().style.cssText).toContain('color-scheme: light dark');
    expect(back().style.cssText).toContain('inset-inline-start: 12px');
  });

  it('has the word of the portal where the portal has one, and Kazakh where nobody has', async () => {
    const messages = { ru: { 'core.reopen': 'Печенье' }, uz: { 'preferences.title': '…' } };
    const { consent } = createStage({ autoShow: false, messages } as never);
    await consent.setLanguage('ru');
    expect(back().textContent).toBe('Печенье');
    await consent.setLanguage('en');
    expect(back().textContent).toBe('Cookie settings');
    await consent.setLanguage('uz');
    expect([back().textContent, widget()?.lang]).toEqual(['Cookie баптаулары', 'uz']);
  });

  it('is told its language once: to be told it again has all of the notice styled anew', async () => {
    const { consent } = createStage({ autoShow: false });
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
  it('tells the user interface', async () => {
    const { consent, log } = createStage();
    await idle();
    consent.hide();
    expect(log.at(-1)).toBe('hide');
  });

  it('before there is one does no harm', async () => {
    const { consent, log } = createStage({ autoShow: false });
    expect(() => consent.hide()).not.toThrow();
    await idle();
    expect(log).toEqual(['ready']);
  });
});

describe('what is still loading', () => {
  it('is answered by a decision: the notice does not come after it', async () => {
    const stage = createStage({ autoShow: false });
    await stage.consent.openPreferences();
    const shown = Promise.all([stage.consent.accept(), stage.consent.show()]);
    await shown;
    expect(stage.opened).toEqual([{ view: 'preferences', context: {} }]);
  });

  it('is the notice alone for a first visit', async () => {
    const { log } = createStage();
    await idle();
    expect(log.filter((entry) => entry.startsWith('load'))).toEqual(['load ui.kk']);
  });

  it('is the second layer beside the notice for who asks', async () => {
    const { consent, log } = createStage({ autoShow: false });
    void consent.ask('account');
    await idle();
    expect(log.slice(0, 2)).toEqual(['load views.kk', 'load ui.kk']);
    void consent.ask('statistics');
    await idle();
    expect(log.filter((entry) => entry === 'load views.kk')).toHaveLength(1);
  });

  it('is the second layer as well for who has been here before, in the language of now', async () => {
    setCookie('statistics', 'authorization.advertising');
    const { consent, log } = createStage();
    await consent.setLanguage('ru');
    await consent.openPreferences();
    expect(log.slice(-3)).toEqual(['load views.ru', 'load ui.kk', 'open preferences']);
  });

  it('may fail: who needs the second layer says so', async () => {
    setCookie('statistics', 'authorization.advertising');
    const stage = createStage();
    stage.broken.add('views.kk');
    await stage.consent.openPreferences();
    expect(stage.opened).toHaveLength(1);
    expect(stage.log).not.toContain('error');
  });
});

describe('setLanguage with a user interface', () => {
  const shown = async () => {
    const stage = createStage();
    await idle();
    const translate = vi.spyOn(stage.ui, 'translate');
    const update = vi.spyOn(stage.ui, 'update');
    return { ...stage, translate, update };
  };

  it('has its texts loaded, and shows them', async () => {
    const { consent, translate, update } = await shown();
    update.mockImplementation(async () => expect(consent.language).toBe('ru'));
    await consent.setLanguage('ru-KZ');
    expect(translate).toHaveBeenCalledWith('ru');
    expect(update).toHaveBeenCalledTimes(1);
  });

  it('keeps the language where another wish came after it, or the texts did not', async () => {
    const { consent, translate, update } = await shown();
    translate.mockResolvedValue(false);
    await consent.setLanguage('ru');
    expect(consent.language).toBe('kk');
    expect(update).not.toHaveBeenCalled();
  });
});

describe('receipt', () => {
  it('loads the user interface, which makes it', async () => {
    const stage = createStage({ autoShow: false });
    const receipt = { policy: 'x' } as never;
    vi.spyOn(stage.ui, 'receipt').mockResolvedValue(receipt);
    expect(await stage.consent.receipt()).toBe(receipt);
    expect(stage.log).toContain('load ui.kk');
  });
});

describe('a server that renews the cookie', () => {
  const loaded = async (options: Partial<ConsentOptions>) => {
    const { log } = createStage({ autoShow: false, ...options });
    await idle();
    return log.includes('load sync');
  };

  it('is asked on every page that has a record', async () => {
    setCookie('statistics', 'authorization.advertising');
    expect(await loaded({ renewUrl: '/consent' })).toBe(true);
  });

  it('is asked on no page without one', async () => {
    expect(await loaded({ renewUrl: '/consent' })).toBe(false);
  });

  it('is not asked where there is none', async () => {
    setCookie('statistics', 'authorization.advertising');
    expect(await loaded({})).toBe(false);
  });
});

describe('a part that acts by itself', () => {
  it('begins once', async () => {
    const { consent, log } = createStage({ autoShow: false });
    await consent.accept();
    await consent.reject();
    await consent.accept();
    const begun = () => log.filter((entry) => /sync|gates/.test(entry));
    await vi.waitFor(() => expect(begun()).toEqual(['load gates', 'load sync']));
    await consent.reject();
    await painted();
    expect(begun()).toHaveLength(2);
  });

  it('that could not be loaded is tried again on the next occasion', async () => {
    silence('error');
    const stage = createStage({ autoShow: false });
    stage.broken.add('sync');
    const tries = () => stage.log.filter((entry) => entry === 'load sync');
    await stage.consent.accept();
    await vi.waitFor(() => expect(said(stage, 'error')).toHaveLength(1));
    stage.broken.clear();
    await stage.consent.accept();
    await vi.waitFor(() => expect(tries()).toHaveLength(2));
    expect(said(stage, 'error')).toEqual([{ code: 'ui-failed', message: 'Error: no sync' }]);
  });
});

describe('destroy', () => {
  it('again, once another has taken the place, leaves that one alone', () => {
    const first = createStage({ autoShow: false }).consent;
    first.destroy();
    const second = createStage({ autoShow: false }).consent;
    first.destroy();
    expect(page[PLACE]).toBe(second);
    expect(document.documentElement.dataset.kelisimState).toBe('undecided');
    expect(document.querySelectorAll('kelisim-widget')).toHaveLength(1);
  });

  it('removes the element, the state on <html> and the UI', async () => {
    const { consent, log } = createStage();
    await idle();
    consent.destroy();
    expect(widget()).toBeNull();
    expect(document.documentElement.hasAttribute('data-kelisim-state')).toBe(false);
    expect(log.at(-1)).toBe('destroyed');
    expect(Reflect.ownKeys(globalThis)).not.toContain(PLACE);
  });

  it('keeps the cookie', async () => {
    const { consent } = createStage();
    await consent.reject();
    consent.destroy();
    expect(document.cookie).toContain('consent_kelisim=v=1');
  });

  it('removes the listeners of the host and those on the host’s controls', async () => {
    const { consent, opened } = createStage({ autoShow: false });
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
    expect(opened).toHaveLength(1);
    consent.destroy();
    link.click();
    await idle();
    expect([clicked, opened.length]).toEqual([1, 1]);
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
    expect(document.querySelectorAll('kelisim-widget')).toHaveLength(1);
  });

  it('of a decision under way leaves no state behind', async () => {
    const { consent } = createStage({ autoShow: false });
    const decision = consent.accept();
    consent.destroy();
    await decision.catch(() => {});
    expect(document.documentElement.hasAttribute('data-kelisim-state')).toBe(false);
  });
});
