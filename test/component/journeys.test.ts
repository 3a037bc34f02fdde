import { beforeEach, describe, expect, it, vi } from 'vitest';
import { resolveConfig } from '../../src/options/createConfig';
import { createInstance } from '../../src/instance/createInstance';
import type { Load } from '../../src/core/lazy';
import type { Consent } from '../../src/instance/Consent';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { painted } from '../../src/decide/painted';
import { loadBundled } from '../../src/loading/bundled';
import { hashText } from '../../src/record/hashText';
import { shownText } from '../../src/notice/shownText';
import { cleanUpAfterEach, idle, refuseCookies, setCookie, silence } from '../fixtures/instance';
import { smart } from '../fixtures/options';

cleanUpAfterEach();

/** Without what looks at the layout, which there is none of here. */
const loadAll = ((part) => (part === 'companion' ? Promise.resolve({ start() {} }) : loadBundled(part))) as Load;
const start = (options: Partial<ConsentOptions> = {}, load: Load = loadAll): Consent =>
  createInstance(resolveConfig({ ...smart, language: 'en', ...options } as ConsentOptions), load);
const root = () => document.querySelector('kelisim-widget')?.shadowRoot as ShadowRoot;
const view = (part: string) => root().querySelector(`[part=${part}]`);
const click = async (part: string, action: string) => {
  root().querySelector<HTMLElement>(`[part=${part}] [data-action=${action}]`)?.click();
  await shown();
};
/** Hashes in the making: elsewhere, for as long as the machine takes. */
const making = new Set<Promise<unknown>>();
beforeEach(() => {
  const { subtle } = crypto;
  const digest = subtle.digest.bind(subtle);
  vi.spyOn(subtle, 'digest').mockImplementation((...of) => {
    const hash = digest(...of);
    making.add(hash);
    hash.finally(() => making.delete(hash));
    return hash;
  });
});
/** Parts load, the view is drawn and, once it has been, its text hashed. */
const shown = async () => {
  for (let turn = 0; turn < 8; turn++) await idle();
  await painted();
  await idle();
  while (making.size) await Promise.all(making);
  await idle();
};

describe('a first visit', () => {
  it('shows the notice once, and takes no focus', async () => {
    start();
    await shown();
    expect(root().querySelectorAll('[part=notice]')).toHaveLength(1);
    expect(document.activeElement).toBe(document.body);
    expect(view('preferences') ?? view('policy')).toBeNull();
  });

  it.each([
    ['accept-all', 'accepted', ['authorization', 'statistics', 'advertising'], '2026-01'],
    ['reject-all', 'rejected', [], null],
  ] as const)(
    '%s is one click: decided, recorded with the text that was shown, and the notice gone',
    async (act, status, granted, policy) => {
      const consent = start();
      await shown();
      const text = shownText(view('notice') as Element);
      await click('notice', act);
      expect(consent.status).toBe(status);
      expect(consent.record).toMatchObject({
        granted,
        policy,
        how: act,
        language: 'en',
        text: await hashText(text, loadBundled),
      });
      expect(view('notice')).toBeNull();
      expect(root().querySelector('[role=status]')?.textContent).toContain('saved');
    },
  );

  it('raises the notice before the page is laid out, not after the paint that the hash waits for', async () => {
    const hashed: number[] = [];
    const showPopover = () => void hashed.push(vi.mocked(crypto.subtle.digest).mock.calls.length);
    Object.defineProperty(HTMLElement.prototype, 'showPopover', { configurable: true, value: showPopover });
    start();
    await shown();
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
    expect(hashed).toEqual([0]);
    expect(crypto.subtle.digest).toHaveBeenCalledOnce();
  });

  it('is no decision by opening, reading, scrolling or leaving', async () => {
    const consent = start();
    await shown();
    await click('notice', 'settings');
    await click('preferences', 'close');
    await click('notice', 'policy');
    await click('policy', 'close');
    dispatchEvent(new Event('scroll'));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    consent.hide();
    await shown();
    expect(consent.status).toBe('undecided');
    expect(document.cookie).not.toContain('consent_kelisim');
  });

  it('settings and save untouched means that everything is rejected', async () => {
    const consent = start();
    await shown();
    await click('notice', 'settings');
    await click('preferences', 'save');
    expect(consent.status).toBe('rejected');
    expect(consent.record?.how).toBe('save');
    expect(view('preferences') ?? view('notice')).toBeNull();
  });

  it('saves just what was switched on', async () => {
    const consent = start();
    await shown();
    await click('notice', 'settings');
    for (const name of ['statistics', 'policy']) root().querySelector<HTMLInputElement>(`input[name=${name}]`)?.click();
    await click('preferences', 'save');
    expect(consent.record).toMatchObject({ granted: ['statistics'], policy: '2026-01', how: 'save' });
  });

  it('speaks another language in place, and keeps what was switched', async () => {
    const consent = start();
    await shown();
    await click('notice', 'settings');
    root().querySelector<HTMLInputElement>('input[name=statistics]')?.click();
    root().querySelector<HTMLElement>('[part=preferences] [data-language=ru]')?.click();
    await shown();
    expect(consent.language).toBe('ru');
    expect(view('preferences')?.textContent).toContain('Сохранить выбор');
    expect(root().querySelector<HTMLInputElement>('input[name=statistics]')?.checked).toBe(true);
    await click('preferences', 'save');
    expect(consent.record).toMatchObject({ granted: ['statistics'], language: 'ru' });
  });
});

describe('allow', () => {
  it('opens just what the feature needs', async () => {
    const consent = start({ autoShow: false });
    const answer = consent.ask('account');
    await shown();
    await click('notice', 'allow');
    await expect(answer).resolves.toBe(true);
    expect(consent.record).toMatchObject({ granted: ['authorization'], policy: '2026-01', how: 'allow' });
    expect(view('notice')).toBeNull();
  });
});

describe('withdrawing', () => {
  it('takes two clicks from any page', async () => {
    setCookie('authorization.statistics', 'advertising');
    const consent = start();
    await shown();
    root().querySelector('button')?.click();
    await shown();
    await click('preferences', 'withdraw');
    expect(consent.record).toMatchObject({ granted: [], policy: null, how: 'withdraw' });
    expect(consent.allows('account')).toBe(false);
  });
});

describe('a browser that refuses cookies', () => {
  it('is told that nothing was saved, and nowhere that it was', async () => {
    silence('error');
    refuseCookies();
    const consent = start();
    await shown();
    await click('notice', 'accept-all');
    expect(consent.stored).toBe(false);
    expect(root().querySelector('[role=alert]')?.textContent).toContain('not saved');
    expect(root().querySelector('[role=status]')?.textContent).toBe('');
  });
});

describe('the receipt', () => {
  it('is what was decided, with the text that was shown', async () => {
    const consent = start();
    await shown();
    const text = shownText(view('notice') as Element);
    await click('notice', 'accept-all');
    const receipt = await consent.receipt();
    expect(receipt).toMatchObject({
      bin: null,
      subject: null,
      policy: { version: '2026-01', accepted: '2026-01', effective: null },
      decision: {
        status: 'accepted',
        how: 'accept-all',
        stored: true,
        granted: ['authorization', 'statistics', 'advertising'],
      },
      text: { hash: consent.record?.text, shown: text },
    });
    expect(receipt.operator).toContain('El Umiti');
    expect(receipt.purposes.map(({ name, granted }) => [name, granted])).toEqual([
      ['necessary', true],
      ['authorization', true],
      ['statistics', true],
      ['advertising', true],
    ]);
    expect(JSON.stringify(receipt)).not.toMatch(/\[\d/);
  });

  it('of a decision of an earlier page finds the text again', async () => {
    const first = start();
    await shown();
    const text = shownText(view('notice') as Element);
    await click('notice', 'reject-all');
    first.destroy();
    const second = start({ language: 'ru' });
    expect((await second.receipt()).text).toEqual({ hash: second.record?.text, shown: text });
  });

  it('invents no text for a hash that today’s texts do not give', async () => {
    setCookie('statistics', 'authorization.advertising');
    const value = document.cookie.replace('text=', 'text=0123456789abcdef');
    // biome-ignore lint/suspicious/noDocumentCookie: the test plays the visitor
    document.cookie = `${value}; Path=/`;
    const consent = start();
    expect((await consent.receipt()).text).toEqual({ hash: '0123456789abcdef', shown: null });
  });
});

describe('destroy', () => {
  it('while the UI is on its way brings no widget back', async () => {
    const consent = start();
    consent.destroy();
    await shown();
    expect(document.querySelector('kelisim-widget')).toBeNull();
  });

  it('before the notice has been painted: it does not come back with a new page', async () => {
    const consent = start();
    while (!view('notice')) await idle();
    expect(crypto.subtle.digest).not.toHaveBeenCalled();
    consent.destroy();
    await shown();
    document.body.replaceWith(document.createElement('body'));
    await idle();
    expect(document.querySelector('kelisim-widget')).toBeNull();
  });

  it('and a new instance at once: one widget, one notice', async () => {
    start().destroy();
    start();
    await shown();
    expect(document.querySelectorAll('kelisim-widget')).toHaveLength(1);
    expect(root().querySelectorAll('[part=notice]')).toHaveLength(1);
  });
});

describe('texts that cannot be loaded', () => {
  it('leave the page usable, everything closed, and come with the next call', async () => {
    silence('error');
    let broken = true;
    const load: Load = (part) =>
      broken && String(part) === 'ui.en' ? Promise.reject(new Error('offline')) : loadAll(part);
    const consent = start({}, load);
    const codes: string[] = [];
    consent.on('error', ({ code }) => codes.push(code));
    await shown();
    expect(codes).toEqual(['ui-failed']);
    expect(view('notice')).toBeNull();
    expect(root().querySelector('button')?.hidden).toBe(false);
    await expect(consent.ask('account')).resolves.toBe(false);
    broken = false;
    await consent.show();
    expect(view('notice')).not.toBeNull();
  });
});
