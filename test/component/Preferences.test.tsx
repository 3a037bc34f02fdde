import { cleanup, render } from '@testing-library/preact';
import { h } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { Preferences } from '../../src/ui/views/Preferences';
import { portal, smart } from '../fixtures/options';
import { LANGUAGES, messagesOf, recordOf, said, sceneOf } from '../fixtures/scene';

afterEach(cleanup);

const draw = (...scene: Parameters<typeof sceneOf>) => render(<Preferences scene={sceneOf(...scene)} />).container;
const switches = (container: Element) =>
  Object.fromEntries([...container.querySelectorAll('input')].map((input) => [input.name, input.checked]));
const items = (container: Element) =>
  Object.fromEntries([...container.querySelectorAll('dt')].map((term) => [said(term), said(term.nextElementSibling)]));
const en = messagesOf('en');

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
    const row = container().querySelector('.row');
    expect(said(row)).toContain(messages['category.necessary']);
    expect(said(row)).toContain(messages['preferences.alwaysOn']);
    expect(row?.querySelector('input')).toBeNull();
  });

  it('have a named switch, its state in words, and a purpose for each category', () => {
    const page = container();
    for (const name of ['authorization', 'statistics', 'advertising'] as const) {
      const input = page.querySelector(`input[name=${name}]`);
      expect(input?.getAttribute('role')).toBe('switch');
      expect(said(input?.closest('label')?.querySelector('strong'))).toBe(messages[`category.${name}`]);
      expect(said(input?.closest('label'))).toContain(messages['preferences.off']);
      expect(said(input?.closest('.row'))).toContain(messages[`purpose.${name}`]?.split('{{')[0]);
    }
  });

  it('name the version whose acceptance has a switch of its own', () => {
    expect(said(container().querySelector('input[name=policy]')?.closest('.row'))).toContain('2026-01');
  });

  it('have the items of law 94-V, article 8(4)', () => {
    const found = items(container());
    const missing = messages['law.notStated'];
    const of = (key: string) => found[messages[key] as string];
    expect(of('law.operator')).toContain('El Umiti');
    expect(of('law.bin')).toBe(missing);
    expect(of('law.subject')).toBe(messages['law.unknown']);
    expect(of('law.term')).toContain('180');
    expect(of('law.term')).toContain('5.1');
    expect(of('law.thirdParties')).toContain('5.2');
    expect(of('law.crossBorder')).toBe(messages['smartustaz.crossBorder']);
    expect(of('law.publicSources')).toContain('6.2.2');
    expect(of('law.data')).toContain('3.2');
    expect(of('law.other')).toContain('3.3.2');
  });

  it('are a dialog with a name, closed by a button with a name', () => {
    const dialog = container().querySelector('dialog[part=preferences]');
    expect(said(dialog?.querySelector(`#${dialog.getAttribute('aria-labelledby')}`))).toBe(
      messages['preferences.title'],
    );
    expect(dialog?.querySelector('[data-action=close]')?.getAttribute('aria-label')).toBe(messages['button.close']);
  });

  it('end with save, accept all and reject all, all three of one kind', () => {
    const buttons = [...container().querySelectorAll<HTMLElement>('footer button')];
    expect(buttons.map(({ dataset }) => dataset.action)).toEqual(['save', 'accept-all', 'reject-all']);
    expect(buttons.map(said)).toEqual([
      messages['preferences.save'],
      messages['button.acceptAll'],
      messages['button.rejectAll'],
    ]);
    expect(new Set(buttons.map(({ className }) => className)).size).toBe(1);
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
    expect(row('authorization')).toContain(en['preferences.beforeOn']);
    expect(row('statistics')).toContain(en['preferences.beforeOff']);
    expect(row('maps')).toContain(en['preferences.new']);
  });

  it('say nothing of before while the record counts', () => {
    const text = said(draw(smart, { language: 'en', record: recordOf() }));
    for (const key of ['preferences.beforeOn', 'preferences.beforeOff', 'preferences.new'])
      expect(text).not.toContain(en[key]);
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

  it('of the portal that are not named are said not to be', () => {
    const container = draw(options, { language: 'en' });
    expect(said(container.querySelector('input[name=advertising]')?.closest('.row'))).toContain(
      en['preferences.noCookies'],
    );
  });

  it('of our own: the one, with how long it lives', () => {
    const container = draw({ ...smart, term: 90 }, { language: 'en' });
    const own = container.querySelector('.row tbody tr');
    expect([...(own?.children ?? [])].map(said)).toEqual([
      'consent_kelisim',
      en['table.thisSite'],
      en['table.ownPurpose'],
      '95 days',
    ]);
  });

  it('of our own live as long when the term comes out of an attribute', () => {
    const container = draw({ ...smart, term: '90' as never }, { language: 'en' });
    expect(said(container.querySelector('.row tbody tr')?.lastElementChild)).toBe('95 days');
  });
});

describe('the law items of another portal', () => {
  it('say of everything that is missing that it is not stated, and invent nothing', () => {
    const container = draw(portal, { language: 'en' });
    const found = items(container);
    for (const key of ['bin', 'thirdParties', 'crossBorder', 'publicSources', 'data', 'other']) {
      expect(found[en[`law.${key}`] as string], key).toBe(en['law.notStated']);
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
    expect(Object.values(found)).toEqual(expect.arrayContaining(['X', '123', 'p', 't', 'c', 's', 'd', 'o']));
  });
});

describe('the details of a consent', () => {
  it('are none before a decision', () => {
    const container = draw(smart, { language: 'en' });
    expect(said(container)).toContain(en['details.none']);
    expect(container.querySelector('[data-action=withdraw], [data-action=receipt]')).toBeNull();
  });

  it('are when, until when, which version, and the number', () => {
    const container = draw(smart, { language: 'en', record: recordOf() });
    const found = items(container);
    expect(found[en['details.at'] as string]).toContain('2027');
    expect(found[en['details.until'] as string]).toContain('2027');
    expect(found[en['details.version'] as string]).toBe('2026-01');
    expect(found[en['details.id'] as string]).toBe('K3v9abcdefghij_-ABCDEF');
    for (const action of ['withdraw', 'receipt'])
      expect(container.querySelector(`[data-action=${action}]`)?.localName).toBe('button');
    expect(said(container)).not.toContain(en['details.notStored']);
  });

  it('offer nothing to withdraw where nothing was given', () => {
    const container = draw(smart, { language: 'en', record: recordOf({ granted: [], policy: null }) });
    expect(container.querySelector('[data-action=withdraw]')).toBeNull();
    expect(items(container)[en['details.version'] as string]).toBe(en['details.notAccepted']);
  });

  it('offer to withdraw where only the policy was accepted', () => {
    expect(draw(smart, { record: recordOf({ granted: [] }) }).querySelector('[data-action=withdraw]')).not.toBeNull();
  });

  it('say that a choice is in no cookie', () => {
    expect(said(draw(smart, { language: 'en', record: recordOf(), stored: false }))).toContain(en['details.notStored']);
  });
});
