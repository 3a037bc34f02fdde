import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/core/ConfigError';
import { resolveConfig } from '../../src/core/config';
import { createInstance } from '../../src/core/createInstance';
import { PLACE, page } from '../../src/core/singleton';
import type { ConsentOptions } from '../../src/core/types';
import { createConsent } from '../../src/createConsent';
import { createConsent as createInProduction } from '../../src/production';
import { cleanUpAfterEach, createStage, idle, setCookie, silence } from '../fixtures/instance';
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
    expect(warn).toHaveBeenCalledTimes(1);
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

describe('destroy', () => {
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
