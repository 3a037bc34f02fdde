import { cleanup, render } from '@testing-library/preact';
import { h } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { sectionsOf } from '../../src/settings/brief';
import { Policy } from '../../src/settings/Policy';
import { portal, smart } from '../fixtures/options';
import { LANGUAGES, type Language, messagesOf, said, viewProps } from '../fixtures/viewProps';

afterEach(cleanup);

const draw = (...props: Parameters<typeof viewProps>) => render(<Policy {...viewProps(...props)} />).container;
/** Sections and clauses of the policy in brief, in order. */
const briefOf = (language: Language) => sectionsOf(viewProps(smart, { language }).wording).flat();
const marked = (clause?: string) => {
  const container = draw(smart, { clause });
  const found = [...container.querySelectorAll<HTMLElement>('[aria-current]')].map(({ dataset }) => dataset.number);
  cleanup();
  return found;
};

describe.each(LANGUAGES)('the policy of smartustaz.kz in brief, in %s', (language) => {
  const messages = messagesOf(language);
  const container = () => draw(smart, { language });

  it('has all nine sections, in order, each with its title', () => {
    const headings = [...container().querySelectorAll('h3')].map(said);
    const sections = briefOf(language).filter(([number]) => !number.includes('.'));
    expect(sections.map(([number]) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(headings.slice(-9)).toEqual(sections.map(([number, title]) => `${number}. ${title}`));
  });

  it('has every clause with its number, in order', () => {
    const page = container();
    for (const [number, text] of briefOf(language)) {
      if (!number.includes('.')) continue;
      expect(said(page.querySelector(`.numbered[data-number="${number}"]`))).toBe(
        `${number} ${text.replace(/\[([\d.]+)\]/g, '$1').replace(/\s+/g, ' ')}`,
      );
    }
    const numbers = [...page.querySelectorAll<HTMLElement>('section [data-number]')].map(
      ({ dataset }) => dataset.number,
    );
    expect(numbers).toEqual(['cookies', ...briefOf(language).map(([number]) => number)]);
  });

  it('has the clauses that hold a fact', () => {
    const numbers = briefOf(language).map(([number]) => number);
    for (const number of [
      '1.1.1',
      '1.1.6',
      '2.1',
      '2.2',
      '2.3',
      '2.4',
      '3.2',
      '3.3',
      '3.3.1',
      '3.3.2',
      '3.4',
      '4.1.1',
      '4.1.2',
      '4.1.3',
      '4.1.4',
      '4.1.5',
      '4.1.6',
      '4.1.7',
      '5.1',
      '5.2',
      '5.3',
      '5.4',
      '5.5',
      '6.1',
      '6.2.1',
      '6.2.2',
      '6.2.4',
      '7.1',
      '7.2',
      '8.1',
      '8.2',
      '8.3',
      '8.4',
      '9.1',
      '9.2',
      '9.3',
      '9.4',
    ]) {
      expect(numbers).toContain(number);
    }
  });

  it('has contents that lead to the explanation of cookies and to each section', () => {
    const links = [...container().querySelectorAll<HTMLElement>('.contents button')].map(
      ({ dataset }) => dataset.clause,
    );
    expect(links).toEqual(['cookies', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  it('says that it is a summary, and links the full text in a new tab that cannot reach back', () => {
    const page = container();
    expect(said(page)).toContain(messages['policy.note']);
    const link = page.querySelector('a');
    expect(link?.getAttribute('href')).toBe('/privacy');
    expect(link?.getAttribute('target')).toBe('_blank');
    expect(link?.getAttribute('rel')).toContain('noopener');
    expect(said(link)).toContain(messages['policy.newTab']);
  });

  it('says since when it applies where the portal has said so, and invents no day', () => {
    const since = messages['policy.since']?.split('{{')[0] as string;
    expect(said(container())).not.toContain(since);
    cleanup();
    const dated = draw({ ...smart, policy: { ...smart.policy, effective: '2026-03-05' } }, { language });
    expect(said(dated)).toContain(since);
    expect(said(dated)).toMatch({ kk: /05\.03\.2026/, ru: /5 марта 2026/, en: /5 March 2026/ }[language]);
    cleanup();
    expect(said(draw({ ...smart, policy: { ...smart.policy, effective: 'soon' } }, { language }))).not.toContain(since);
  });

  it('explains cookies: what they are, what is sent, what refusing means, what each category is for', () => {
    const text = said(container().querySelector('section'));
    for (const key of [
      'policy.cookie',
      'smartustaz.automatic',
      'smartustaz.refusal',
      'smartustaz.thirdParties',
      'purpose.necessary',
      'purpose.statistics',
    ]) {
      expect(text).toContain(messages[key]?.split(/ ?[[{]/)[0]);
    }
  });
});

describe('the clause that one came for', () => {
  it.each([
    ['3.3', ['3.3']],
    ['3.3.1', ['3.3.1']],
    ['9.2', ['9.2']],
    ['5', ['5']],
    ['cookies', ['cookies']],
    ['4.1', ['4.1.1']],
    ['6.2', ['6.2.1']],
    ['6.2.2', ['6.2.2']],
    ['6.2.3', ['6.2.1']],
    ['3.1', ['3.1']],
    ['3.9', ['3']],
    ['1.1.2', ['1.1.1']],
    ['3.2.3', ['3.2']],
    ['2.3.1.1', ['2.3']],
    ['5.9', ['5']],
  ])('%s marks %s', (clause, expected) => {
    expect(marked(clause)).toEqual(expected);
  });

  it.each([[undefined], [''], ['12'], ['12.1'], ['33'], ['x'], ['.'], ['constructor'], ['<b>']])(
    '%s marks nothing',
    (clause) => {
      expect(marked(clause)).toEqual([]);
    },
  );

  it('can take the focus', () => {
    const container = draw(smart, { clause: '3.3' });
    expect(container.querySelector('[aria-current]')?.getAttribute('tabindex')).toBe('-1');
  });
});

describe('the policy of another portal', () => {
  it.each(LANGUAGES)('has the explanation of cookies and the link, and nothing of smartustaz in %s', (language) => {
    const container = draw(
      { ...portal, policy: { ...portal.policy, url: 'https://edu.kz/p?a=1&b="2"' } },
      { language },
    );
    expect(container.querySelectorAll('h3')).toHaveLength(1);
    expect(container.querySelector('.numbered, section [data-clause]')).toBeNull();
    expect(container.querySelector('a')?.getAttribute('href')).toBe('https://edu.kz/p?a=1&b="2"');
    expect(said(container)).not.toMatch(/El Umiti|smart ?ustaz|\d\.\d/i);
    expect(said(container)).not.toContain(messagesOf(language)['policy.note']);
  });

  it('marks nothing for a clause that it does not have', () => {
    const container = draw(portal, { clause: '3.3' });
    expect(container.querySelector('[aria-current]')).toBeNull();
  });
});
