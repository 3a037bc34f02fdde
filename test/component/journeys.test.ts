import { describe, expect, it, vi } from 'vitest';
import { canonicalText } from '../../src/notice/canonicalText';
import { createConfig } from '../../src/options/createConfig';
import { hashText, shortHash } from '../../src/record/hashText';
import {
  cleanUpAfterEach,
  createStage,
  idle,
  idleAtOnce,
  opened,
  painted,
  refuseCookies,
  root,
  setCookie,
  silence,
  view,
  wayBack,
} from '../fixtures/instance';
import { smart } from '../fixtures/options';
import { textsOf } from '../fixtures/viewProps';

idleAtOnce();
cleanUpAfterEach();

const start = (options: Parameters<typeof createStage>[0] = {}) => createStage({ language: 'en', ...options });
const click = async (part: 'notice' | 'preferences' | 'policy', action: string) => {
  view(part)?.querySelector<HTMLElement>(`[data-action=${action}]`)?.click();
  await idle();
};
const switchOf = (name: string) => root().querySelector<HTMLInputElement>(`input[name=${name}]`);
/** The canonical text of what is on display. */
const shown = (part: 'notice' | 'preferences', language = 'en') => {
  const config = createConfig({ ...smart, language }, []);
  return canonicalText(view(part) as Element, config, textsOf(config), language);
};

describe('a first visit', () => {
  it('shows the notice once, and takes no focus', async () => {
    start();
    await idle();
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
      const { consent } = start();
      await idle();
      const text = shown('notice');
      view('notice')?.querySelector<HTMLElement>(`[data-action=${act}]`)?.click();
      expect(consent.status).toBe(status);
      expect(consent.record).toMatchObject({ granted, policy, how: act, language: 'en', text: shortHash(text) });
      expect(view('notice')).toBeNull();
      await vi.waitFor(() => expect(root().querySelector('[role=status]')?.textContent).toContain('saved'));
    },
  );

  it('records the text of the view on which the button was', async () => {
    const { consent } = start();
    await idle();
    await click('notice', 'settings');
    const text = shown('preferences');
    await click('preferences', 'accept-all');
    expect(consent.record?.text).toBe(shortHash(text));
    expect(text).not.toBe('');
  });

  it('is no decision by opening, reading, scrolling or leaving', async () => {
    const { consent } = start();
    await idle();
    await click('notice', 'settings');
    await click('preferences', 'close');
    await click('notice', 'policy');
    await click('policy', 'close');
    dispatchEvent(new Event('scroll'));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    consent.hide();
    await idle();
    expect(consent.status).toBe('undecided');
    expect(document.cookie).not.toContain('consent_kelisim');
  });

  it('settings and save untouched rejects everything', async () => {
    const { consent } = start();
    await idle();
    await click('notice', 'settings');
    await click('preferences', 'save');
    expect(consent.status).toBe('rejected');
    expect(consent.record?.how).toBe('save');
    expect(view('preferences') ?? view('notice')).toBeNull();
  });

  it('saves just what was switched on', async () => {
    const { consent } = start();
    await idle();
    await click('notice', 'settings');
    for (const name of ['statistics', 'policy']) switchOf(name)?.click();
    await click('preferences', 'save');
    expect(consent.record).toMatchObject({ granted: ['statistics'], policy: '2026-01', how: 'save' });
  });

  it('changes its language in place, and keeps what was switched', async () => {
    const { consent } = start();
    await idle();
    await click('notice', 'settings');
    switchOf('statistics')?.click();
    view('preferences')?.querySelector<HTMLElement>('[data-language=ru]')?.click();
    await idle();
    expect(consent.language).toBe('ru');
    expect(view('preferences')?.textContent).toContain('Сохранить выбор');
    expect(switchOf('statistics')?.checked).toBe(true);
    await click('preferences', 'save');
    expect(consent.record).toMatchObject({ granted: ['statistics'], language: 'ru' });
  });

  it('reads a clause of the policy from the notice', async () => {
    const stage = start();
    await idle();
    view('notice')?.querySelector<HTMLElement>('[data-clause="5.2"]')?.click();
    await idle();
    expect(opened(stage)).toEqual(['notice', 'policy']);
    expect(view('policy')?.querySelector<HTMLElement>('[aria-current]')?.dataset.number).toBe('5.2');
    view('policy')?.querySelector<HTMLElement>('.contents [data-clause="9"]')?.click();
    await idle();
    expect(view('policy')?.querySelector<HTMLElement>('[aria-current]')?.dataset.number).toBe('9');
    expect(opened(stage)).toEqual(['notice', 'policy']);
  });
});

describe('allow', () => {
  it('opens just what the feature needs', async () => {
    const { consent } = start({ autoShow: false });
    const answer = consent.ask('account');
    await idle();
    await click('notice', 'allow');
    await expect(answer).resolves.toBe(true);
    expect(consent.record).toMatchObject({ granted: ['authorization'], policy: '2026-01', how: 'allow' });
    expect(view('notice')).toBeNull();
  });
});

describe('withdrawing', () => {
  it('takes two clicks from any page', async () => {
    setCookie('authorization.statistics', 'advertising');
    const { consent } = start();
    await painted();
    wayBack()?.click();
    await idle();
    await click('preferences', 'withdraw');
    expect(consent.record).toMatchObject({ granted: [], policy: null, how: 'withdraw' });
    expect(consent.allows('account')).toBe(false);
  });

  it('needs no other file: the notice rejects, where the settings do not come', async () => {
    silence('error');
    setCookie('authorization.statistics', 'advertising');
    const stage = start();
    stage.broken.add('settings');
    await painted();
    wayBack()?.click();
    await idle();
    await click('notice', 'reject-all');
    expect(stage.consent.status).toBe('rejected');
  });
});

describe('a browser that refuses cookies', () => {
  it('is told that nothing was saved, and nowhere that it was', async () => {
    silence('error');
    refuseCookies();
    const { consent } = start();
    await idle();
    await click('notice', 'accept-all');
    await painted();
    expect(consent.stored).toBe(false);
    expect(root().querySelector('[role=alert]')?.textContent).toContain('not saved');
    expect(root().querySelector('[role=status]')?.textContent ?? '').toBe('');
    await click('notice', 'close');
    expect(view('notice')).toBeNull();
  });
});

describe('settings made ready before they are wanted', () => {
  it('are drawn away from the page when the visitor first points at the notice', async () => {
    const stage = start();
    await idle();
    view('notice')?.dispatchEvent(new Event('pointerover', { bubbles: true, composed: true }));
    await idle();
    expect(stage.log).toContain('load settings');
    expect(view('preferences')).toBeNull();
    await click('notice', 'settings');
    expect(stage.log.filter((entry) => entry === 'load settings')).toHaveLength(1);
    expect(view('preferences')?.textContent).toContain('Cookie settings');
  });

  it.each(['pointerover', 'focusin', 'touchstart'])('are not for who only decides (%s)', async (type) => {
    const stage = start();
    await idle();
    const sign = (action: string) =>
      view('notice')
        ?.querySelector(`[data-action=${action}]`)
        ?.dispatchEvent(new Event(type, { bubbles: true }));
    sign('accept-all');
    sign('reject-all');
    await idle();
    expect(stage.log).not.toContain('load settings');
    sign('settings');
    expect(stage.log).toContain('load settings');
  });
});

describe('the receipt', () => {
  it('is what was decided, with the text that was shown', async () => {
    const { consent } = start();
    await idle();
    const text = shown('notice');
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
      text: { hash: consent.record?.text, shown: text, sha256: hashText(text) },
    });
    expect(receipt.operator).toContain('El Umiti');
    expect(receipt.purposes.map(({ name, granted }) => [name, granted])).toEqual([
      ['necessary', true],
      ['authorization', true],
      ['statistics', true],
      ['advertising', true],
    ]);
    expect(JSON.stringify({ ...receipt, text: null })).not.toMatch(/\[\d/);
  });

  it.each([
    ['the notice', async () => click('notice', 'reject-all')],
    [
      'the settings',
      async () => {
        await click('notice', 'settings');
        await click('preferences', 'save');
      },
    ],
  ])('of a decision on %s of an earlier page finds the text again', async (_view, decide) => {
    const first = start();
    await idle();
    await decide();
    const { text } = await first.consent.receipt();
    expect(text.shown).toBeTruthy();
    first.consent.destroy();
    const second = start({ language: 'ru' });
    expect((await second.consent.receipt()).text).toEqual(text);
  });

  it('invents no text for a hash that today’s texts do not give', async () => {
    setCookie('statistics', 'authorization.advertising');
    const value = document.cookie.replace('text=', 'text=0123456789abcdef');
    // biome-ignore lint/suspicious/noDocumentCookie: the test plays the visitor
    document.cookie = `${value}; Path=/`;
    const { consent } = start();
    expect((await consent.receipt()).text).toEqual({ hash: '0123456789abcdef', sha256: null, shown: null });
  });
});
