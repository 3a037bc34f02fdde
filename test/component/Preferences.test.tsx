import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { h } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { Preferences } from '../../src/settings/Preferences';
import { portal, smart } from '../fixtures/options';
import { LANGUAGES, messagesOf, recordOf, said, viewProps } from '../fixtures/viewProps';

afterEach(cleanup);

const draw = (...props: Parameters<typeof viewProps>) => render(<Preferences {...viewProps(...props)} />).container;
const switches = (container: Element) =>
  Object.fromEntries([...container.querySelectorAll('input')].map((input) => [input.name, input.checked]));
const items = (container: Element) =>
  Object.fromEntries([...container.querySelectorAll('dt')].map((term) => [said(term), said(term.nextElementSibling)]));
const en = messagesOf('en');
/** The parts of a text around its placeholders. */
const partsOf = (text = '') => text.split(/{{\w+}}/).map((part) => part.trim());

describe.each(LANGUAGES)('the preferences of smartustaz.kz in %s', (language) => {
  const messages = messagesOf(language);
  const container = () => draw(smart, { language });

  it('have every switch off at first, the policy’s among them', () => {
    expect(switches(container())).toEqual({
      authorization: false,
      statistics: false,
      advertising: false,
      policy: false,
    });
  });

  it('say in words that what is necessary is always on', () => {
    const row = [...container().querySelectorAll('.row')].find((one) => !one.querySelector('input'));
    expect(said(row)).toContain(messages['category.necessary']);
    expect(said(row)).toContain(messages['settings.alwaysOn']);
    expect(row?.querySelector('input')).toBeNull();
  });

  it('have a named switch, its state in words, and a purpose for each category', () => {
    const page = container();
    for (const name of ['authorization', 'statistics', 'advertising'] as const) {
      const input = page.querySelector(`input[name=${name}]`);
      expect(input?.getAttribute('role')).toBe('switch');
      expect(said(input?.closest('label')?.querySelector('strong'))).toBe(messages[`category.${name}`]);
      expect(said(input?.closest('label'))).toContain(messages['settings.off']);
      expect(said(input?.closest('.row'))).toContain(messages[`purpose.${name}`]?.split('{{')[0]);
    }
  });

  it('name the version whose acceptance has a switch of its own', () => {
    expect(said(container().querySelector('input[name=policy]')?.closest('.row'))).toContain('2026-01');
  });

  it('have the items of law 94-V, article 8(4)', () => {
    const found = items(container());
    const of = (key: string) => found[messages[key] as string];
    expect(of('law.operator')).toContain('El Umiti');
    expect(of('law.subject')).toBe(messages['law.notAsked']);
    expect(of('law.term')).toContain('180');
    expect(of('law.term')).toContain('5.1');
    expect(of('law.thirdParties')).toContain('5.2');
    expect(of('law.crossBorder')).toBe(messages['smartustaz.crossBorder']);
    expect(of('law.publicSources')).toContain('6.2.2');
    expect(of('law.data')).toContain('3.2');
    expect(of('law.data')).toContain(messages['law.ownData']);
    expect(of('law.other')).toContain('3.3.2');
  });

  it('name what the operator has not said, in one line, and nothing of it among the items', () => {
    const page = container();
    expect(items(page)[messages['law.bin'] as string]).toBeUndefined();
    const [line = ''] = partsOf(messages['settings.notSaid']);
    const gaps = [...page.querySelectorAll('p')].map(said).find((text) => text.startsWith(line));
    expect(gaps).toContain(messages['law.bin']);
    expect(gaps).toContain(messages['settings.cookieList']);
    expect(gaps).not.toContain(messages['law.crossBorder']);
  });

  it('are a dialog with a name, closed by a button with a name', () => {
    const dialog = container().querySelector('dialog[part=preferences]');
    expect(said(dialog?.querySelector(`#${dialog.getAttribute('aria-labelledby')}`))).toBe(messages['settings.title']);
    expect(dialog?.querySelector('[data-action=close]')?.getAttribute('aria-label')).toBe(messages['button.close']);
  });

  it('end with save, and with accept and reject, which look alike', () => {
    const buttons = [...container().querySelectorAll<HTMLElement>('footer button')];
    expect(buttons.map(({ dataset }) => dataset.action)).toEqual(['save', 'accept-all', 'reject-all']);
    expect(buttons.map(said)).toEqual([
      messages['settings.save'],
      messages['button.accept'],
      messages['button.reject'],
    ]);
    // The two of them always look alike.
    expect(buttons[1]?.className).toBe(buttons[2]?.className);
  });
});

describe('switches', () => {
  it('show what was decided', () => {
    const record = recordOf({ granted: ['authorization', 'advertising'], denied: ['statistics'] });
    expect(switches(draw(smart, { record }))).toEqual({
      authorization: true,
      statistics: false,
      advertising: true,
      policy: true,
    });
  });

  it('show the policy off when another version was accepted', () => {
    expect(switches(draw(smart, { record: recordOf({ policy: '2025-01' }) }))).toMatchObject({ policy: false });
  });

  it('say what was chosen before, and what is new, when a record is outdated', () => {
    const container = draw({ ...smart, categories: { maps: {} } }, { language: 'en', record: recordOf() });
    const row = (name: string) => said(container.querySelector(`input[name=${name}]`)?.closest('.row'));
    expect(row('authorization')).toContain(en['settings.beforeOn']);
    expect(row('statistics')).toContain(en['settings.beforeOff']);
    expect(row('maps')).toContain(en['settings.new']);
  });

  it('are off when a record is outdated, until the visitor takes the earlier choices over', async () => {
    const record = recordOf({ granted: ['authorization', 'statistics'], denied: ['advertising'], policy: '2025-01' });
    const container = draw(smart, { language: 'en', record });
    const off = { authorization: false, statistics: false, advertising: false, policy: false };
    expect(switches(container)).toEqual(off);
    fireEvent.click(screen.getByText(en['settings.restore'] as string));
    expect(switches(container)).toEqual({ ...off, authorization: true, statistics: true });
  });

  it('say their state in words as they are flipped', () => {
    const container = draw(smart, { language: 'en' });
    const input = container.querySelector('input[name=statistics]') as HTMLInputElement;
    const state = () => said(input.closest('label')?.querySelector('.state'));
    expect(state()).toBe('Off');
    fireEvent.click(input);
    expect([state(), input.checked]).toEqual(['On', true]);
    fireEvent.click(input);
    expect([state(), input.checked]).toEqual(['Off', false]);
  });

  it('say nothing of before while the record counts', () => {
    const text = said(draw(smart, { language: 'en', record: recordOf() }));
    for (const key of ['settings.beforeOn', 'settings.beforeOff', 'settings.new']) expect(text).not.toContain(en[key]);
  });
});

describe('cookies', () => {
  const options: ConsentOptions = {
    ...portal,
    categories: {
      statistics: {
        title: { en: '<b>Counting</b>' },
        purpose: { en: 'why <i>so</i>' },
        cookies: [
          { name: '_ym_uid', provider: 'Yandex', purpose: { kk: 'сан', en: 'count' }, duration: 365 },
          { name: '_ym_d', duration: { en: 'until you close the browser' } },
          { name: '<script>' },
        ],
      },
      advertising: {},
    },
  };

  it('are listed with who sets them, what for and how long', () => {
    const container = draw(options, { language: 'en' });
    const rows = [...container.querySelectorAll('input[name=statistics]')].flatMap((input) => [
      ...(input.closest('.row')?.querySelectorAll('tbody tr') ?? []),
    ]);
    expect(rows.map((row) => [...row.children].map(said))).toEqual([
      ['_ym_uid', 'Yandex', 'count', '365 days'],
      ['_ym_d', en['table.thisSite'], '–', 'until you close the browser'],
      ['<script>', en['table.thisSite'], '–', '–'],
    ]);
  });

  it('bring their headings along for phones, and HTML of the host as text', () => {
    const container = draw(options, { language: 'en' });
    const headings = ['table.name', 'table.provider', 'table.purpose', 'table.duration'].map((key) => en[key]);
    for (const row of container.querySelectorAll<HTMLElement>('tbody tr')) {
      expect([...row.querySelectorAll('td')].map(({ dataset }) => dataset.heading)).toEqual(headings);
    }
    expect(
      [...(container.querySelector('thead tr')?.children ?? [])].map((cell) => [
        said(cell),
        cell.getAttribute('scope'),
      ]),
    ).toEqual(headings.map((heading) => [heading, 'col']));
    expect(container.querySelector('b, i, script')).toBeNull();
    expect(said(container)).toContain('<b>Counting</b>');
  });

  it('of the portal that are not listed are named among what the operator has not said', () => {
    const [line = ''] = partsOf(en['settings.notSaid']);
    const gaps = (of: Element) => [...of.querySelectorAll('p')].map(said).find((text) => text.startsWith(line));
    expect(gaps(draw(options, { language: 'en' }))).toContain(en['settings.cookieList']);
    cleanup();
    const listed = { ...options, categories: { statistics: { cookies: [{ name: 'a' }] } } };
    expect(gaps(draw(listed, { language: 'en' }))).not.toContain(en['settings.cookieList']);
  });

  it('of our own: the one, with how long it lives', () => {
    const container = draw({ ...smart, term: 90 }, { language: 'en' });
    const own = [...container.querySelectorAll('.row tbody tr')].at(-1);
    expect([...(own?.children ?? [])].map(said)).toEqual([
      'consent_kelisim',
      en['table.thisSite'],
      en['table.ownPurpose'],
      '95 days',
    ]);
  });

  it('of our own live as long when the term comes out of an attribute', () => {
    const container = draw({ ...smart, term: '90' as never }, { language: 'en' });
    expect(said([...container.querySelectorAll('.row tbody tr')].at(-1)?.lastElementChild)).toBe('95 days');
  });
});

describe('the law items of another portal', () => {
  it('name everything that is missing as not stated, and invent nothing', () => {
    const container = draw(portal, { language: 'en' });
    const found = items(container);
    const [line = ''] = partsOf(en['settings.notSaid']);
    const gaps = [...container.querySelectorAll('p')].map(said).find((text) => text.startsWith(line));
    for (const key of ['bin', 'purposes', 'thirdParties', 'crossBorder', 'publicSources', 'data', 'other']) {
      expect(found[en[`law.${key}`] as string], key).toBeUndefined();
      expect(gaps, key).toContain(en[`law.${key}`]);
    }
    expect(found[en['law.operator'] as string]).toBe('School No. 1');
    expect(found[en['law.term'] as string]).toBe('180 days');
    expect(said(container)).not.toMatch(/El Umiti|smart ?ustaz/i);
    expect(container.querySelector('[data-clause]')).toBeNull();
  });

  it('say what the portal has stated', () => {
    const disclosure = {
      purposes: 'p',
      thirdParties: 't',
      crossBorder: 'c',
      publicSources: 's',
      data: 'd',
      other: 'o',
    };
    const found = items(draw({ ...portal, operator: { name: 'X', bin: '123' }, disclosure }, { language: 'en' }));
    expect(Object.values(found)).toEqual(
      expect.arrayContaining(['X', '123', 'p', 't', 'c', 's', `${en['law.ownData']} d`, 'o']),
    );
  });
});

describe('the details of a consent', () => {
  it('are none before a decision', () => {
    const container = draw(smart, { language: 'en' });
    expect(container.querySelector('.record')).toBeNull();
    expect(container.querySelector('[data-action=withdraw], [data-action=receipt]')).toBeNull();
  });

  it('are when, until when, which version, and the number', () => {
    const container = draw(smart, { language: 'en', record: recordOf() });
    const found = items(container);
    expect(found[en['record.at'] as string]).toContain('2027');
    expect(found[en['record.until'] as string]).toContain('2027');
    expect(found[en['record.version'] as string]).toBe('2026-01');
    expect(found[en['record.id'] as string]).toBe('K3v9abcdefghij_-ABCDEF');
    for (const action of ['withdraw', 'receipt'])
      expect(container.querySelector(`[data-action=${action}]`)?.localName).toBe('button');
    expect(said(container)).not.toContain(en['record.notStored']);
  });

  it('offer nothing to withdraw where nothing was given', () => {
    const container = draw(smart, { language: 'en', record: recordOf({ granted: [], policy: null }) });
    expect(container.querySelector('[data-action=withdraw]')).toBeNull();
    expect(items(container)[en['record.version'] as string]).toBe(en['record.notAccepted']);
  });

  it('offer to withdraw where only the policy was accepted', () => {
    expect(draw(smart, { record: recordOf({ granted: [] }) }).querySelector('[data-action=withdraw]')).not.toBeNull();
  });

  it('say that a choice is in no cookie', () => {
    expect(said(draw(smart, { language: 'en', record: recordOf(), stored: false }))).toContain(en['record.notStored']);
  });
});
