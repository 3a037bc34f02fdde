import { cleanup, render } from '@testing-library/preact';
import { h } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { Notice } from '../../src/ui/Notice';
import { Reason } from '../../src/ui/views/Reason';
import { portal, smart } from '../fixtures/options';
import { LANGUAGES, messagesOf, recordOf, said, sceneOf } from '../fixtures/scene';

afterEach(cleanup);

const draw = (...scene: Parameters<typeof sceneOf>) => render(<Reason scene={sceneOf(...scene)} />).container;
/** The notice around it: its heading says what is closed. */
const headed = (...scene: Parameters<typeof sceneOf>) =>
  said(render(<Notice scene={sceneOf(...scene)} />).container.querySelector('h2'));
const en = messagesOf('en');
const fill = (text = '', values: Record<string, string> = {}) =>
  text.replace(/{{(\w+)}}/g, (_, name) => values[name] ?? '');

describe('without a reason', () => {
  it('there is nothing to say', () => {
    expect(draw(smart).innerHTML).toBe('');
    cleanup();
    expect(draw(smart, { record: recordOf() }).innerHTML).toBe('');
  });
});

describe.each(LANGUAGES)('a closed feature that was asked for, in %s', (language) => {
  const messages = messagesOf(language);
  const container = () => draw(smart, { language, context: { asked: 'account' } });

  it('is named, with why it is closed [3.3.1]', () => {
    const account = messages['feature.account'] as string;
    expect(headed(smart, { language, context: { asked: 'account' } })).toBe(
      fill(messages['ask.closed'], { feature: account }),
    );
    cleanup();
    const refusal = messages['smartustaz.refusal']?.split(' [')[0] as string;
    expect(said(container())).toContain(refusal);
    expect(container().querySelector('[data-clause="3.3.1"]')).not.toBeNull();
  });

  it('says exactly what it needs: the category and the policy, and nothing else', () => {
    const category = fill(messages['ask.category'], { category: messages['category.authorization'] as string });
    const list = `${category}, ${messages['ask.policy']}`;
    expect(said(container())).toContain(fill(messages['ask.needs'], { list }));
    expect(said(container())).not.toContain(messages['category.statistics']);
  });

  it('says which data the policy is about [3.2]', () => {
    expect(said(container())).toContain(messages['smartustaz.data']?.split(' [')[0]);
    expect(container().querySelector('[data-clause="3.2"]')).not.toBeNull();
  });
});

describe('a closed name', () => {
  it('that needs no policy says nothing of its data', () => {
    const container = draw(smart, { language: 'en', context: { asked: 'statistics' } });
    expect(said(container)).not.toContain(en['ask.policy']);
    expect(container.querySelector('[data-clause="3.2"]')).toBeNull();
    expect(headed(smart, { language: 'en', context: { asked: 'statistics' } })).toBe(
      fill(en['ask.closed'], { feature: 'Statistics' }),
    );
  });

  it('of another portal has its title, HTML as text, and nothing of smartustaz', () => {
    const features = { shop: { needs: ['statistics'], policy: true, title: '<i>Shop</i>' } };
    const container = draw({ ...portal, features }, { language: 'en', context: { asked: 'shop' } });
    expect(headed({ ...portal, features }, { language: 'en', context: { asked: 'shop' } })).toBe(
      fill(en['ask.closed'], { feature: '<i>Shop</i>' }),
    );
    expect(container.querySelector('i, [data-clause]')).toBeNull();
    expect(said(container)).not.toMatch(/undefined|null/);
  });

  it('comes first in the notice, and what refusing means is said once', () => {
    const { container } = render(<Notice scene={sceneOf(smart, { language: 'en', context: { asked: 'account' } })} />);
    expect(container.querySelector('header + .reason')).not.toBeNull();
    expect(said(container).split(en['smartustaz.refusal']?.split(' [')[0] as string).length - 1).toBe(1);
  });
});

describe('a decision that no longer counts', () => {
  it('because of a new policy says which, what changed, and what was chosen before', () => {
    const options = {
      ...smart,
      policy: { ...smart.policy, changes: ['<b>new</b> clause', { kk: 'жаңа', en: 'section 5' }] },
    };
    const container = draw(options, { language: 'en', record: recordOf({ policy: '2025-01' }) });
    expect(said(container)).toContain(fill(en['reason.policy'], { version: '2026-01' }));
    expect([...container.querySelectorAll('li')].map(said)).toEqual(['<b>new</b> clause', 'section 5']);
    expect(container.querySelector('b')).toBeNull();
    expect(said(container)).toContain(fill(en['reason.earlier'], { list: 'Sign-in' }));
    expect(said(container)).not.toContain(en['reason.expired']);
  });

  it('because of a new policy without a list of changes announces none', () => {
    const container = draw(smart, { language: 'en', record: recordOf({ policy: '2025-01' }) });
    expect(said(container)).not.toContain(en['reason.changes']);
  });

  it('because its term has run out says so', () => {
    const container = draw(smart, { language: 'en', record: recordOf({ until: 1_800_000_000 }) });
    expect(said(container)).toContain(en['reason.expired']);
    expect(said(container)).not.toContain(fill(en['reason.policy'], { version: '2026-01' }));
  });

  it('because of new categories names them', () => {
    const container = draw(
      { ...smart, categories: { maps: { title: 'Maps' }, chat: {} } },
      { language: 'en', record: recordOf() },
    );
    expect(said(container)).toContain(fill(en['reason.categories'], { list: 'Maps, chat' }));
    expect(said(container)).not.toContain(en['reason.expired']);
  });

  it('because its term has run out, with a new category as well, names the category', () => {
    const container = draw(
      { ...smart, categories: { maps: { title: 'Maps' } } },
      { language: 'en', record: recordOf({ until: 1_800_000_000 }) },
    );
    expect(said(container)).toContain(fill(en['reason.categories'], { list: 'Maps' }));
  });

  it('of which everything was rejected says that nothing was allowed', () => {
    const nothing = {
      granted: [],
      denied: ['authorization', 'statistics', 'advertising'],
      policy: null,
      until: 1_800_000_000,
    };
    const container = draw(smart, { language: 'en', record: recordOf(nothing) });
    expect(said(container)).toContain(fill(en['reason.earlier'], { list: en['reason.nothing'] as string }));
  });
});
