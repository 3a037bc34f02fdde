import { cleanup, render } from '@testing-library/preact';
import { h } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import type { ConsentRecord } from '../../src/record/ConsentRecord';
import { Notice, reason } from '../../src/settings/noticeParts';
import { portal, smart } from '../fixtures/options';
import { LANGUAGES, messagesOf, NOW, noticeProps, recordOf, said } from '../fixtures/viewProps';

afterEach(cleanup);

/** The whole notice, with why it is shown. */
const draw = (options: ConsentOptions, props: Parameters<typeof noticeProps>[1]) => {
  cleanup();
  return render(<Notice {...noticeProps(options, { reason, ...props })} />).container;
};
const why = (options: ConsentOptions, props: Parameters<typeof noticeProps>[1]) =>
  draw(options, props).querySelector('.reason');
const heading = (container: Element) => said(container.querySelector('h2'));
const en = messagesOf('en');
const fill = (text = '', values: Record<string, string> = {}) =>
  text.replace(/{{(\w+)}}/g, (_, name) => values[name] ?? '');

describe.each(LANGUAGES)('a closed feature that was asked for, in %s', (language) => {
  const messages = messagesOf(language);
  const container = () => draw(smart, { language, asked: 'account' });

  it('is named in the heading, with why it is closed [3.3.1]', () => {
    const page = container();
    expect(heading(page)).toBe(fill(messages['ask.title'], { feature: messages['feature.account'] as string }));
    expect(said(page)).toContain(messages['smartustaz.refusal']?.split(' [')[0]);
    expect(page.querySelector('.reason [data-clause="3.3.1"]')).not.toBeNull();
  });

  it('says exactly what it needs: the category and the policy, and nothing else', () => {
    const category = fill(messages['ask.category'], { category: messages['category.authorization'] as string });
    const list = `${category}, ${messages['ask.policy']}`;
    expect(said(container())).toContain(fill(messages['ask.needs'], { list }));
    expect(said(container().querySelector('.reason'))).not.toContain(messages['category.statistics']);
  });

  it('says which data the policy is about, with whom they are shared [3.2, 5.2]', () => {
    const found = container().querySelector('.reason');
    expect(said(found)).toContain(messages['smartustaz.data']?.split(' [')[0]);
    for (const clause of ['3.2', '5.2']) expect(found?.querySelector(`[data-clause="${clause}"]`)).not.toBeNull();
  });
});

describe('a closed name', () => {
  it('that needs no policy says nothing of its data', () => {
    const container = draw(smart, { language: 'en', asked: 'statistics' });
    expect(said(container)).not.toContain(en['ask.policy']);
    expect(container.querySelector('[data-clause="3.2"]')).toBeNull();
    expect(heading(container)).toBe(fill(en['ask.title'], { feature: 'Statistics' }));
  });

  it('of another portal has its title, HTML as text, and nothing of smartustaz', () => {
    const features = { shop: { needs: ['statistics'], policy: true, title: '<i>Shop</i>' } };
    const container = draw({ ...portal, features }, { language: 'en', asked: 'shop' });
    expect(heading(container)).toBe(fill(en['ask.title'], { feature: '<i>Shop</i>' }));
    expect(container.querySelector('i, [data-clause]')).toBeNull();
    expect(said(container)).not.toMatch(/undefined|null/);
  });

  it('comes first in the notice, in the place of its other lines', () => {
    const container = draw(smart, { language: 'en', asked: 'account' });
    expect(container.querySelector('header + .reason')).not.toBeNull();
    expect(said(container).split(en['smartustaz.refusal']?.split(' [')[0] as string)).toHaveLength(2);
  });

  it('makes the button that allows just that the main one, the two others outlined alike', () => {
    const container = draw(smart, { asked: 'account' });
    const look = (name: string) => container.querySelector(`[data-action=${name}]`)?.className;
    expect([look('allow'), look('accept-all'), look('reject-all')]).toEqual(['main', 'outlined', 'outlined']);
  });
});

describe('a decision that is no longer valid', () => {
  const textAfter = (record: Partial<ConsentRecord>, options: ConsentOptions = smart) =>
    said(why(options, { language: 'en', record: recordOf(record) }));

  it('because of a new policy says which, what changed, and what was chosen before', () => {
    const options = {
      ...smart,
      policy: { ...smart.policy, changes: ['<b>new</b> clause', { kk: 'жаңа', en: 'section 5' }] },
    };
    const container = draw(options, { language: 'en', record: recordOf({ policy: '2025-01' }) });
    expect(heading(container)).toBe(en['reason.title']);
    expect(said(container)).toContain(fill(en['reason.policy'], { version: '2026-01' }));
    expect([...container.querySelectorAll('li')].map(said)).toEqual(['<b>new</b> clause', 'section 5']);
    expect(container.querySelector('b')).toBeNull();
    expect(said(container)).toContain(fill(en['reason.earlier'], { list: 'Sign-in' }));
    expect(said(container)).not.toContain(en['reason.expired']);
  });

  it('because of a new policy without a list of changes announces none', () => {
    expect(textAfter({ policy: '2025-01' })).not.toContain(en['reason.changes']);
  });

  it('because its term has run out says so', () => {
    const container = draw(smart, { language: 'en', record: recordOf({ until: NOW }) });
    expect(heading(container)).toBe(en['reason.titleExpired']);
    expect(said(container)).toContain(en['reason.expired']);
    expect(said(container)).not.toContain(fill(en['reason.policy'], { version: '2026-01' }));
  });

  it('because of new categories names them', () => {
    const options = { ...smart, categories: { maps: { title: 'Maps' }, chat: {} } };
    const container = draw(options, { language: 'en', record: recordOf() });
    expect(heading(container)).toBe(en['reason.titleCategories']);
    expect(said(container)).toContain(fill(en['reason.categories'], { list: 'Maps, chat' }));
    expect(said(container)).not.toContain(en['reason.expired']);
  });

  it('because its term has run out, with a new category as well, names the category', () => {
    const options = { ...smart, categories: { maps: { title: 'Maps' } } };
    expect(textAfter({ until: NOW }, options)).toContain(fill(en['reason.categories'], { list: 'Maps' }));
  });

  it('that rejected everything says that nothing was allowed', () => {
    const nothing = { granted: [], denied: ['authorization', 'statistics', 'advertising'], policy: null, until: NOW };
    expect(textAfter(nothing)).toContain(fill(en['reason.earlier'], { list: en['reason.nothing'] as string }));
  });

  it('leaves the explanation of a first visit in place below the reason', () => {
    const container = draw(smart, { language: 'en', record: recordOf({ policy: '2025-01' }) });
    expect(container.querySelector('header + .reason + p')).not.toBeNull();
    expect(said(container)).toContain(en['notice.details']);
  });
});
