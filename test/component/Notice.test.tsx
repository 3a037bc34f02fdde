import { cleanup, render } from '@testing-library/preact';
import { h } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { Notice, reason } from '../../src/settings/noticeParts';
import { portal, smart } from '../fixtures/options';
import { LANGUAGES, messagesOf, noticeProps, recordOf, said } from '../fixtures/viewProps';

afterEach(cleanup);

const draw = (...props: Parameters<typeof noticeProps>) => {
  cleanup();
  return render(<Notice {...noticeProps(...props)} />).container;
};
const action = (container: Element, name: string) => container.querySelector<HTMLElement>(`[data-action="${name}"]`);

/** What each sentence is about, whatever its wording: the texts are edited more often than the facts. */
const FACTS = {
  kk: { automatic: /IP/, refusal: /авторизация/, thirdParties: /мемлекеттік/ },
  ru: { automatic: /IP/, refusal: /авторизаци/, thirdParties: /государствен|госорган/ },
  en: { automatic: /IP/, refusal: /sign-in/, thirdParties: /state/ },
} as const;
const WITHDRAWAL = { kk: /кері қайтар/, ru: /отозвать/, en: /withdraw/ } as const;
/** The parts of a text that stand around its placeholders and clause numbers. */
const partsOf = (text = '') =>
  text
    .split(/{{\w+}}| ?\[[\d.]+\][.,;]?/)
    .map((part) => part.trim())
    .filter(Boolean);

describe.each(LANGUAGES)('the notice of smartustaz.kz in %s', (language) => {
  const facts = FACTS[language];
  const messages = messagesOf(language);
  const container = () => draw(smart, { language });

  it('names the operator in its title', () => {
    const title = said(container().querySelector('h2'));
    expect(title).toContain('El Umiti');
    for (const part of partsOf(messages['notice.title'])) expect(title).toContain(part);
  });

  it.each(['automatic', 'refusal', 'thirdParties'] as const)('says what the policy says: %s', (what) => {
    const words = messages[`smartustaz.${what}`];
    expect(words).toMatch(facts[what]);
    for (const part of partsOf(words)) expect(said(container())).toContain(part);
  });

  it('says how long the choice holds, that it can be withdrawn, and where the full content is', () => {
    const line = [...container().querySelectorAll('p')].map(said).find((text) => text.includes('180'));
    expect(line).toMatch(WITHDRAWAL[language]);
    expect(line).toContain(messages['notice.details']);
  });

  it('says beside the buttons that accepting accepts the policy', () => {
    const footer = container().querySelector('footer');
    const words = messages['notice.acceptMeans'] as string;
    expect(words).toMatch({ kk: /саясат/i, ru: /политик/i, en: /policy/i }[language]);
    expect(said(footer)).toContain(words);
    expect(footer?.querySelector('[data-action=accept-all]')).not.toBeNull();
  });

  it('has the clause numbers as links that tell where they lead', () => {
    const links = [...container().querySelectorAll<HTMLElement>('button[data-clause]')];
    expect(links.map(({ dataset }) => dataset.clause).sort()).toEqual(['3.3', '3.3.1', '3.3.2', '5.2']);
    for (const link of links) {
      expect(link.getAttribute('aria-label')).toContain(link.dataset.clause);
      expect(said(link)).toBe(link.dataset.clause);
    }
    expect(said(container())).not.toMatch(/\[|\]|{{|}}/);
  });

  it('keeps a clause number on the line of the word before it, with the punctuation after it', () => {
    for (const reference of container().querySelectorAll('.reference'))
      expect(reference.textContent).toMatch(/^\u00a0[\d.]+[.,;:!?)»”]*$/);
  });

  it('names the categories that only a choice switches on', () => {
    for (const name of ['authorization', 'statistics', 'advertising'])
      expect(said(container()).toLowerCase()).toContain(messages[`category.${name}`]?.toLowerCase());
  });

  it('is a region with a name that says cookie, and takes no focus', () => {
    const notice = container().querySelector('section[part=notice]');
    expect(notice?.getAttribute('aria-label')).toMatch(/cookie/i);
    expect(notice?.getAttribute('tabindex')).toBe('-1');
    expect(notice?.matches('[role=dialog], [aria-modal], [autofocus]')).toBe(false);
    expect(document.activeElement).toBe(document.body);
  });

  it('has accept and reject as buttons of the same kind, side by side', () => {
    const page = container();
    const [accept, reject] = [action(page, 'accept-all'), action(page, 'reject-all')];
    for (const button of [accept, reject]) expect(button?.localName).toBe('button');
    expect(accept?.className).toBe(reject?.className);
    expect(accept?.getAttribute('type')).toBe('button');
    expect(accept?.parentElement).toBe(reject?.parentElement);
  });

  it('offers settings and the policy', () => {
    const page = container();
    for (const name of ['settings', 'policy']) expect(action(page, name)?.localName).toBe('button');
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
    expect(said(draw(smart, { language: 'en', gpc: true }))).toContain(words);
    expect(said(draw({ ...portal, categories: ['statistics'] }, { language: 'en', gpc: true }))).not.toContain(words);
  });

  it('can be closed by a visitor who has decided, and by no other: closing is no decision', () => {
    expect(action(draw(smart), 'close')).toBeNull();
    expect(action(draw(smart, { record: recordOf() }), 'close')).not.toBeNull();
    expect(action(draw(smart, { record: recordOf({ policy: '1' }), reason }), 'close')).toBeNull();
  });

  it('that was asked for has one more button, for just that', () => {
    const container = draw(smart, { asked: 'account', reason });
    expect(action(container, 'allow')?.dataset.name).toBe('account');
    for (const name of ['accept-all', 'reject-all', 'settings']) expect(action(container, name)).not.toBeNull();
    expect(action(draw(smart), 'allow')).toBeNull();
  });

  it('is the plain one where the part that says why has not come', () => {
    for (const props of [{ asked: 'account' }, { record: recordOf({ policy: '1' }) }])
      expect(draw(smart, props).innerHTML).toBe(draw(smart).innerHTML);
  });

  it('says the term in the right form of the word', () => {
    expect(said(draw({ ...smart, term: 1 }, { language: 'ru' }))).toContain('1 день');
    expect(said(draw({ ...smart, term: 92 }, { language: 'ru' }))).toContain('92 дня');
    expect(said(draw({ ...smart, term: 395 }, { language: 'ru' }))).toContain('395 дней');
    const attribute = draw({ ...smart, term: '21' as never }, { language: 'ru' });
    expect(said(attribute), 'from an attribute').toContain('21 день');
  });

  it('has no language switch where the portal has its own', () => {
    expect(action(draw({ ...smart, languageSwitch: false }), 'language')).toBeNull();
  });

  it('leaves out on the page of the policy what the policy itself says', () => {
    const props = noticeProps(smart, { language: 'en' });
    const { container } = render(<Notice {...props} address="https://smartustaz.kz/privacy?a=1#b" />);
    expect(container.querySelector('.scroll > p')).toBeNull();
    expect(action(container, 'accept-all')).not.toBeNull();
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
      thirdParties: 'nobody',
    },
  } as const;

  it.each(LANGUAGES)('has no clause numbers and nothing of smartustaz in %s', (language) => {
    const container = draw(portal, { language });
    expect(container.querySelector('[data-clause]')).toBeNull();
    expect(said(container)).not.toMatch(/El Umiti|smart ?ustaz|\d+\.\d+/i);
    for (const [key, text] of Object.entries(messagesOf(language)))
      if (key.startsWith('smartustaz.')) expect(said(container), key).not.toContain(text.replace(/ ?\[.*/, ''));
  });

  it('names its operator in the language there is', () => {
    expect(said(draw(own, { language: 'ru' }))).toContain('Школа № 1');
    expect(said(draw(own, { language: 'en' }))).toContain('№ 1 мектеп');
  });

  it('names an operator whose name is long in a line of its own', () => {
    const name = 'Communal State Institution «General Education School No. 1 of the Akmola Region»';
    const container = draw({ ...portal, operator: { name } }, { language: 'en' });
    expect(said(container.querySelector('h2'))).toBe(messagesOf('en')['notice.titlePlain']);
    expect(said(container.querySelector('.scroll'))).toContain(`This site is run by ${name}.`);
  });

  it('shows its texts, HTML as text', () => {
    const container = draw(own, { language: 'ru' });
    expect(container.querySelector('img, b')).toBeNull();
    for (const text of ['<b>time</b>, адрес', '<img src=x onerror=alert(1)> refuse', 'logs', 'nobody'])
      expect(said(container)).toContain(text);
  });

  it('shows the name of an operator as text, whatever is in it', () => {
    for (const name of ['<script>alert(1)</script>', '{{clause}} $t(button.close) $&', '[3.3]x']) {
      const container = draw({ ...portal, operator: { name } }, { language: 'en' });
      expect(container.querySelector('script')).toBeNull();
      expect(said(container.querySelector('.scroll'))).toContain(name);
    }
  });

  it('leaves out what is not stated', () => {
    const container = draw({ ...portal, categories: undefined }, { language: 'en' });
    expect(container.querySelectorAll('.scroll > p')).toHaveLength(1);
    expect(said(container)).not.toMatch(/undefined|null|\[object|: \./);
  });
});

describe('the notice after a decision that was not kept', () => {
  it('says so as an alert, and can be closed', () => {
    const container = draw(smart, { language: 'en', notSaved: true, record: recordOf() });
    expect(said(container.querySelector('[role=alert]'))).toContain(messagesOf('en')['notice.notSaved']);
    expect(action(container, 'close')?.localName).toBe('button');
    expect(container.querySelector('[part=notice]')?.getAttribute('aria-label')).toMatch(/cookie/i);
    expect(action(container, 'accept-all')).toBeNull();
  });
});
