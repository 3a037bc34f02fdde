import { cleanup, render } from '@testing-library/preact';
import { h } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Notice } from '../../src/ui/Notice';
import { NotSaved } from '../../src/ui/views/NotSaved';
import { portal, smart } from '../fixtures/options';
import { LANGUAGES, messagesOf, recordOf, said, sceneOf } from '../fixtures/scene';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const draw = (...scene: Parameters<typeof sceneOf>) => render(<Notice scene={sceneOf(...scene)} />).container;
const action = (container: Element, name: string) => container.querySelector<HTMLElement>(`[data-action="${name}"]`);
const dated = { ...smart, policy: { ...smart.policy, effective: '2026-03-05' } };

/** What each sentence is about, whatever its wording: the texts are edited more often than the facts. */
const FACTS = {
  kk: { operator: /El Umiti/, refusal: /авторизация/, regardless: /IP/, purposes: /тану/, thirdParties: /мемлекеттік/ },
  ru: {
    operator: /El Umiti/,
    refusal: /авторизация/,
    regardless: /IP/,
    purposes: /поддержк/,
    thirdParties: /государствен/,
  },
  en: { operator: /El Umiti/, refusal: /sign-in/, regardless: /IP/, purposes: /support/, thirdParties: /state/ },
} as const;
const WITHDRAWAL = { kk: /кері қайтар/, ru: /отозвать/, en: /withdraw/ } as const;
/** The parts of a text that stand around its placeholders and clause numbers. */
const partsOf = (text = '') =>
  text
    .split(/{{\w+}}| ?\[[\d.]+\]/)
    .map((part) => part.trim())
    .filter(Boolean);

describe.each(LANGUAGES)('the notice of smartustaz.kz in %s', (language) => {
  const facts = FACTS[language];
  const messages = messagesOf(language);
  const container = () => draw(dated, { language });

  it('names the operator, that the policy applies and since when [9.2]', () => {
    const text = said(container());
    expect(text).toContain(messages['smartustaz.operator']);
    for (const part of partsOf(messages['notice.policyFrom'])) expect(text).toContain(part);
    expect(text).toMatch({ kk: /05\.03\.2026/, ru: /5 марта 2026/, en: /5 March 2026|March 5, 2026/ }[language]);
  });

  it('says that the policy applies where its day is not configured, and invents none', () => {
    const text = said(draw(smart, { language }));
    for (const part of partsOf(messages['notice.policy'])) expect(text).toContain(part);
    expect(text).not.toMatch(/20\d\d/);
  });

  it('lists the three things that are sent automatically [3.3]', () => {
    const items = [...container().querySelectorAll('ul li')].map(said);
    expect(items).toEqual([1, 2, 3].map((number) => messages[`smartustaz.automatic${number}`]));
  });

  it.each(['operator', 'refusal', 'regardless', 'purposes', 'thirdParties'] as const)(
    'says what the policy says: %s',
    (what) => {
      const words = messages[`smartustaz.${what}`];
      expect(words).toMatch(facts[what]);
      for (const part of partsOf(words)) expect(said(container())).toContain(part);
    },
  );

  it('says how long the choice holds, and that it can be withdrawn', () => {
    const line = [...container().querySelectorAll('p')].map(said).find((text) => text.includes('180'));
    expect(line).toMatch(WITHDRAWAL[language]);
  });

  it('says beside the buttons that accepting all accepts the policy', () => {
    const footer = container().querySelector('footer');
    const words = messages['notice.acceptMeans'] as string;
    expect(words).toMatch({ kk: /саясат/i, ru: /политик/i, en: /policy/i }[language]);
    expect(said(footer)).toContain(words);
    expect(footer?.querySelector('[data-action=accept-all]')).not.toBeNull();
  });

  it('has the clause numbers as links that tell where they lead', () => {
    const links = [...container().querySelectorAll<HTMLElement>('button[data-clause]')];
    expect(links.map(({ dataset }) => dataset.clause).sort()).toEqual(['3.3', '3.3.1', '3.3.2', '4.1', '5.2', '9.2']);
    for (const link of links) {
      expect(link.getAttribute('aria-label')).toContain(link.dataset.clause);
      expect(said(link)).toBe(link.dataset.clause);
    }
    expect(said(container())).not.toMatch(/\[|\]|{{|}}/);
  });

  it('names the categories that only a yes switches on', () => {
    for (const name of ['authorization', 'statistics', 'advertising']) {
      expect(said(container()).toLowerCase()).toContain(messages[`category.${name}`]?.toLowerCase());
    }
  });

  it('is a region with a name that says cookie, and takes no focus', () => {
    const notice = container().querySelector('section[part=notice]');
    expect(notice?.getAttribute('aria-label')).toMatch(/cookie/i);
    expect(notice?.getAttribute('tabindex')).toBe('-1');
    expect(notice?.matches('[role=dialog], [aria-modal], [autofocus]')).toBe(false);
    expect(document.activeElement).toBe(document.body);
  });

  it('has accept and reject as buttons of the same kind, side by side', () => {
    const [accept, reject] = [action(container(), 'accept-all'), action(container(), 'reject-all')];
    for (const button of [accept, reject]) expect(button?.localName).toBe('button');
    expect(accept?.className).toBe(reject?.className);
    expect(accept?.getAttribute('type')).toBe('button');
    const page = container();
    expect(action(page, 'accept-all')?.parentElement).toBe(action(page, 'reject-all')?.parentElement);
  });

  it('offers settings, the policy and the explanation of cookies', () => {
    const page = container();
    for (const name of ['settings', 'policy', 'about']) expect(action(page, name)?.localName).toBe('button');
  });

  it('has a language switch, each in its own language, the present one marked', () => {
    const buttons = [...container().querySelectorAll<HTMLElement>('[data-action=language]')];
    expect(buttons.map((button) => [button.dataset.language, button.lang, said(button)])).toEqual([
      ['kk', 'kk', 'Қаз'],
      ['ru', 'ru', 'Рус'],
      ['en', 'en', 'Eng'],
    ]);
    const pressed = buttons.filter((button) => button.getAttribute('aria-pressed') === 'true');
    expect(pressed.map(({ dataset }) => dataset.language)).toEqual([language]);
    // Whatever names them for the ear begins with what is seen.
    for (const button of buttons)
      expect((button.getAttribute('aria-label') ?? said(button)).startsWith(said(button))).toBe(true);
  });
});

describe('the notice', () => {
  it('says nothing of Global Privacy Control without the signal, and says it with one', () => {
    const words = messagesOf('en')['notice.signal'] as string;
    expect(said(draw(smart, { language: 'en' }))).not.toContain(words);
    vi.stubGlobal('navigator', { globalPrivacyControl: true, cookieEnabled: true, languages: [] });
    expect(said(draw(smart, { language: 'en' }))).toContain(words);
    cleanup();
    expect(said(draw({ ...portal, categories: ['statistics'] }, { language: 'en' }))).not.toContain(words);
  });

  it('can be closed by those who have decided, and only by them: closing is no decision', () => {
    expect(action(draw(smart), 'close')).toBeNull();
    cleanup();
    expect(action(draw(smart, { record: recordOf() }), 'close')).not.toBeNull();
    cleanup();
    expect(action(draw(smart, { record: recordOf({ policy: '1' }) }), 'close')).toBeNull();
  });

  it('that was asked for has one more button, for just that', () => {
    const container = draw(smart, { context: { asked: 'account' } });
    expect(action(container, 'allow')?.dataset.name).toBe('account');
    for (const name of ['accept-all', 'reject-all', 'settings']) expect(action(container, name)).not.toBeNull();
    cleanup();
    expect(action(draw(smart), 'allow')).toBeNull();
  });

  it('says the term in the right form of the word', () => {
    expect(said(draw({ ...smart, term: 1 }, { language: 'ru' }))).toContain('1 день');
    cleanup();
    expect(said(draw({ ...smart, term: 92 }, { language: 'ru' }))).toContain('92 дня');
    cleanup();
    expect(said(draw({ ...smart, term: 395 }, { language: 'ru' }))).toContain('395 дней');
    cleanup();
    expect(said(draw({ ...smart, term: '21' as never }, { language: 'ru' })), 'out of an attribute').toContain(
      '21 день',
    );
  });
});

describe('the notice of another portal', () => {
  const own = {
    ...portal,
    operator: { name: { kk: '№ 1 мектеп', ru: 'Школа № 1' } },
    disclosure: {
      automatic: ['<b>time</b>', { ru: 'адрес' }],
      refusal: '<img src=x onerror=alert(1)> refuse',
      regardless: { kk: 'logs' },
      purposes: 'purposes of ours',
      thirdParties: 'nobody',
    },
  } as const;

  it.each(LANGUAGES)('has no clause numbers and nothing of smartustaz in %s', (language) => {
    const container = draw(portal, { language });
    expect(container.querySelector('[data-clause]')).toBeNull();
    expect(said(container)).not.toMatch(/El Umiti|smart ?ustaz|\d+\.\d+/i);
    for (const [key, text] of Object.entries(messagesOf(language))) {
      if (key.startsWith('smartustaz.')) expect(said(container), key).not.toContain(text.replace(/ ?\[.*/, ''));
    }
  });

  it.each(LANGUAGES)('says in %s since when its policy applies only where the portal does', (language) => {
    const messages = messagesOf(language);
    const [begin = ''] = partsOf(messages['notice.policy']);
    expect(said(draw(portal, { language }))).not.toContain(begin);
    cleanup();
    const text = said(draw({ ...portal, policy: dated.policy }, { language }));
    for (const part of partsOf(messages['notice.policyFrom'])) expect(text).toContain(part);
  });

  it('names its operator in the language there is', () => {
    expect(said(draw(own, { language: 'ru' }))).toContain('Школа № 1');
    cleanup();
    expect(said(draw(own, { language: 'en' }))).toContain('№ 1 мектеп');
  });

  it('shows its texts, HTML as text', () => {
    const container = draw(own, { language: 'ru' });
    expect([...container.querySelectorAll('ul li')].map(said)).toEqual(['<b>time</b>', 'адрес']);
    expect(container.querySelector('img, b')).toBeNull();
    for (const text of ['<img src=x onerror=alert(1)> refuse', 'logs', 'purposes of ours', 'nobody'])
      expect(said(container)).toContain(text);
  });

  it('shows the name of an operator as text, whatever is in it', () => {
    for (const name of ['<script>alert(1)</script>', '{{clause}} $t(button.close) $&', '[3.3]x']) {
      const container = draw({ ...portal, operator: { name } }, { language: 'en' });
      expect(container.querySelector('script')).toBeNull();
      if (!name.startsWith('[')) expect(said(container)).toContain(name);
      cleanup();
    }
  });

  it('leaves out what is not stated', () => {
    const container = draw({ ...portal, categories: undefined }, { language: 'en' });
    expect(container.querySelector('ul')).toBeNull();
    expect(said(container)).not.toMatch(/undefined|null|\[object|: \./);
  });
});

describe('the notice after a decision that was not kept', () => {
  it('says so as an alert, with what refusing means, and can be closed', () => {
    const { container } = render(<NotSaved scene={sceneOf(smart, { language: 'en' })} />);
    expect(said(container.querySelector('[role=alert]'))).toContain(messagesOf('en')['notice.notSaved']);
    expect(container.querySelector('[data-action=close]')?.localName).toBe('button');
    expect(container.querySelector('[part=notice]')?.getAttribute('aria-label')).toMatch(/cookie/i);
    expect(container.querySelector('[data-action=accept-all]')).toBeNull();
  });
});

describe('a notice in place', () => {
  it('changes its language without a new element', () => {
    const { container, rerender } = render(<Notice scene={sceneOf(smart, { language: 'kk' })} />);
    const before = container.querySelector('[data-action=accept-all]');
    rerender(<Notice scene={sceneOf(smart, { language: 'ru' })} />);
    expect(container.querySelector('[data-action=accept-all]')).toBe(before);
    expect(said(before)).toBe('Принять все');
    expect(said(container)).not.toContain('Барлығын');
  });
});
