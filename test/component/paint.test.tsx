import { cleanup, render } from '@testing-library/preact';
import fc from 'fast-check';
import { type ComponentChildren, Fragment, h } from 'preact';
import renderToString from 'preact-render-to-string';
import { afterEach, describe, expect, it } from 'vitest';
import { canonicalText } from '../../src/notice/canonicalText';
import { createNotice } from '../../src/notice/createNotice';
import type { NoticeProps } from '../../src/notice/NoticeProps';
import { paint, paintFactory } from '../../src/notice/paint';
import { shownText } from '../../src/notice/shownText';
import type { ConsentOptions } from '../../src/options/ConsentOptions';
import { createConfig } from '../../src/options/createConfig';
import { textOfHtml } from '../../src/server/textOfHtml';
import { createReason } from '../../src/settings/createReason';
import { portal, smart } from '../fixtures/options';
import { LANGUAGES, NOW, noticeProps, recordOf, textsOf } from '../fixtures/viewProps';

/**
 * The notice is drawn by `paint` in the page, by Preact here and by preact-render-to-string on a server: it is one
 * notice.
 */

afterEach(cleanup);

const factories = { preact: { h, Fragment }, paint: paintFactory };
const notices = { preact: createNotice(factories.preact), paint: createNotice(factories.paint) };
const reasons = { preact: createReason(factories.preact), paint: createReason(factories.paint) };

type State = Omit<Parameters<typeof noticeProps>[1] & object, 'reason' | 'language'> & {
  readonly options?: ConsentOptions;
  readonly hasReason?: boolean;
  readonly address?: string;
};

const CHANGES = { ...smart, policy: { ...smart.policy, changes: ['<b>one</b>', { kk: 'екі', ru: 'два' }] } };
const OWN = {
  ...portal,
  categories: { statistics: { title: 'A & B' }, maps: {} },
  features: { shop: { needs: ['statistics', 'maps'], policy: true, title: { kk: '<i>Дүкен</i>' } } },
  disclosure: { automatic: ['x', { kk: 'ә' }], refusal: '" < & > \'', data: 'd [1.2].' },
} as const;
const STATES: { readonly [name: string]: State } = {
  undecided: {},
  'undecided, with Global Privacy Control': { gpc: true },
  'decided, opened again': { record: recordOf() },
  'outdated by a new policy': { record: recordOf({ policy: '2025-01' }), hasReason: true },
  'outdated by a new policy with changes': {
    options: CHANGES,
    record: recordOf({ policy: '2025-01', granted: [] }),
    hasReason: true,
  },
  'outdated by its term': { record: recordOf({ until: NOW }), hasReason: true, gpc: true },
  'outdated by a new category': {
    options: { ...smart, categories: { maps: { title: 'Maps' } } },
    record: recordOf(),
    hasReason: true,
  },
  'outdated, where the part that says why has not come': { record: recordOf({ until: NOW }) },
  'asked for a feature': { asked: 'account', hasReason: true },
  'asked for a category, with Global Privacy Control': { asked: 'advertising', hasReason: true, gpc: true },
  'asked for a feature, outdated': {
    asked: 'account',
    hasReason: true,
    record: recordOf({ policy: '2025-01' }),
  },
  'not saved': { notSaved: true, record: recordOf() },
  'on the page of the policy': { address: 'https://smartustaz.kz/privacy' },
  'another portal': { options: OWN },
  'another portal, asked': { options: OWN, asked: 'shop', hasReason: true },
  'another portal, outdated': { options: OWN, record: recordOf({ granted: ['statistics'] }), hasReason: true },
  'without categories, without a language switch': {
    options: { ...portal, categories: [], languageSwitch: false },
  },
  'texts of the portal': {
    options: {
      ...smart,
      messages: { kk: { 'button.accept': '<Иә> & "жоқ"' }, ru: {}, en: { 'notice.label': 'cookie "x"' } },
    },
  },
};

function propsOf(state: State, language: string, who: keyof typeof reasons): NoticeProps {
  const { options = smart, hasReason, address, ...more } = state;
  const props = noticeProps(options, { ...more, language, ...(hasReason && { reason: reasons[who] }) });
  return address ? { ...props, address } : props;
}

function painted(tree: ComponentChildren): Element {
  const box = document.createElement('div');
  paint(tree, box);
  return box;
}

/** Elements with their attributes in any order, and the text between them. */
function shapeOf(node: Node): unknown {
  if (!(node instanceof Element)) return node.nodeValue;
  const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value}`).sort();
  return [node.localName, attributes, ...joinTexts([...node.childNodes].map(shapeOf))];
}

/** A parser, or a library, may make one text node of two. */
function joinTexts(children: readonly unknown[]): unknown[] {
  const joined: unknown[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (typeof child === 'string' && typeof last === 'string') joined[joined.length - 1] = last + child;
    else if (child !== '') joined.push(child);
  }
  return joined;
}

const cases = Object.keys(STATES).flatMap((state) => LANGUAGES.map((language) => [state, language] as const));

describe.each(cases)('the notice: %s, in %s', (name, language) => {
  const state = STATES[name] as State;
  const { options = smart } = state;
  const config = createConfig({ ...options, language }, []);
  const byPaint = () => painted(notices.paint(propsOf(state, language, 'paint')));
  const byPreact = () => render(h(notices.preact, propsOf(state, language, 'preact'))).container;
  const byServer = () => renderToString(h(notices.preact, propsOf(state, language, 'preact')));

  it('has the same elements from Preact, from paint and from the server', () => {
    const expected = shapeOf(byPreact());
    expect(shapeOf(byPaint())).toEqual(expected);
    const parsed = document.createElement('div');
    parsed.innerHTML = byServer();
    expect(shapeOf(parsed)).toEqual(expected);
  });

  it('has the same canonical text in the page and on the server', () => {
    const view = byPaint().firstElementChild as Element;
    expect(textOfHtml(byServer())).toBe(shownText(view));
    expect(shownText(byPreact().firstElementChild as Element)).toBe(shownText(view));
    const [last] = canonicalText(view, config, textsOf(config), language).split('\n').slice(-1);
    expect(last).toMatch(new RegExp(`^law ${language} [\\da-f]{8} {`));
  });

  it('has a text that depends on no clock, number, earlier choice or visitor', () => {
    if (!state.record) return;
    const textOf = (record: typeof state.record) =>
      shownText(painted(notices.paint(propsOf({ ...state, record: record ?? null }, language, 'paint'))));
    const other = { ...recordOf(state.record), id: 'Z'.repeat(22), at: NOW - 9 * 86_400, language: 'ru', how: 'api' };
    expect(
      textOf({ ...other, how: 'api', granted: [], denied: [...state.record.granted, ...state.record.denied] }),
    ).toBe(textOf(state.record));
  });
});

describe('paint', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('', ' ', '<b>', '&amp;', 0, 1.5, null, undefined, true, false));
  const attributes = fc.record(
    {
      class: fc.constantFrom('a', 'b c', undefined, null),
      title: fc.constantFrom('<b>', '"', 'x', undefined),
      lang: fc.constantFrom('kk', 'ru'),
      'data-action': fc.constantFrom('save', 'close', undefined),
      'aria-pressed': fc.constantFrom('true', 'false', undefined),
      tabIndex: fc.constantFrom(-1, 0),
    },
    { requiredKeys: [] },
  );
  type Tree = { readonly kind: string; readonly props: object; readonly children: readonly unknown[] };
  const { tree } = fc.letrec<{ tree: unknown; node: Tree }>((tie) => ({
    tree: fc.oneof({ depthSize: 'medium' }, text, tie('node'), tie('node'), fc.array(tie('node'), { maxLength: 3 })),
    node: fc.record({
      kind: fc.constantFrom('p', 'ul', 'button', 'section', 'Fragment', 'Box'),
      props: attributes,
      children: fc.array(tie('tree'), { maxLength: 4 }),
    }),
  }));

  /** The same tree by another factory. */
  function build(of: unknown, factory: typeof factories.preact): ComponentChildren {
    const make = factory.h as unknown as (...given: unknown[]) => ComponentChildren;
    if (Array.isArray(of)) return of.map((child) => build(child, factory));
    if (typeof of !== 'object' || of === null) return of as string;
    const { kind, props, children } = of as Tree;
    const Box = ({ children: inner }: { children: ComponentChildren }) => make('div', { role: 'group' }, inner);
    const type = kind === 'Fragment' ? factory.Fragment : kind === 'Box' ? Box : kind;
    return make(type, kind === 'Fragment' ? null : props, ...children.map((child) => build(child, factory)));
  }

  it('makes of any tree without state what Preact makes of it', () => {
    fc.assert(
      fc.property(tree, (of) => {
        const { container } = render(h(Fragment, null, build(of, factories.preact)));
        expect(shapeOf(painted(build(of, factories.paint)))).toEqual(shapeOf(container));
        cleanup();
      }),
      { numRuns: 200 },
    );
  });
});
