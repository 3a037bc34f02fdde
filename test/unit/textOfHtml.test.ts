import { Fragment, h, type VNode } from 'preact';
import { describe, expect, it } from 'vitest';
import { type Replace, renderTree } from '../../src/server/renderTree';

const render = (tree: unknown, replace: Replace = () => undefined) => renderTree(tree as VNode, replace);
const html = (tree: unknown) => render(tree).html;
const text = (tree: unknown) => render(tree).text;

describe('children', () => {
  it('are texts, numbers and elements, in their order; what is nothing is nothing', () => {
    expect(html(h('p', null, 'a', null, undefined, true, false, 0, '', [h('b', null, 'c'), ['d']]))).toBe(
      '<p>a0<b>c</b>d</p>',
    );
  });

  it('are those of components and fragments', () => {
    const Twice = ({ word }: { word: string }) => h(Fragment, null, word, word);
    expect(html(h('p', null, h(Twice, { word: 'a' })))).toBe('<p>aa</p>');
  });

  it('are escaped', () => {
    expect(html(h('p', { title: `<&"'>` }, `<&"'>&`))).toBe(
      `<p title="&lt;&amp;&quot;'&gt;">&lt;&amp;&quot;'&gt;&amp;</p>`,
    );
  });

  it('of what has none are not written', () => {
    expect(html([h('input', { name: 'a' }), h('link', { rel: 'b' }), h('i', null)])).toBe(
      '<input name="a"><link rel="b"><i></i>',
    );
  });
});

describe('attributes', () => {
  it.each([
    [{ hidden: true, disabled: false }, ' hidden=""'],
    [{ 'aria-hidden': true, 'aria-pressed': false }, ' aria-hidden="true" aria-pressed="false"'],
    [{ 'data-a': true, 'data-b': false }, ' data-a="true" data-b="false"'],
    [{ 'x-data-a': true, 'x-aria-b': false }, ' x-data-a=""'],
    [{ tabIndex: -1, value: 0, class: '' }, ' tabindex="-1" value="0" class=""'],
    [{ title: null, lang: undefined }, ''],
    [{ onClick: () => {}, 'data-f': () => {} }, ''],
    [{ popover: 'manual', ref: { current: null }, key: 'k' }, ''],
  ])('%j', (props, written) => {
    expect(html(h('p', props as object))).toBe(`<p${written}></p>`);
  });
});

describe('the text', () => {
  it('has a line for each block of neighbouring texts', () => {
    expect(text(h('div', null, 'one ', 'and', h('p', null, 'two'), h('br', null), 'three', h('p', null)))).toBe(
      'one and\ntwo\nthree',
    );
  });

  it('has each run of white space as one space, and none at the ends', () => {
    expect(text(h('p', null, '  a\n\t b', '  ', 'c '))).toBe('a b c');
  });

  it('leaves out what changes while it is read, and takes up what follows', () => {
    const volatile = h('p', { 'data-volatile': true }, 'b', h('i', null, 'c'));
    expect(render(h('div', null, 'a', volatile, 'd'))).toEqual({
      html: '<div>a<p data-volatile="true">b<i>c</i></p>d</div>',
      text: 'a\nd',
    });
  });

  it('is composed, however it was typed', () => {
    expect(text(h('p', null, 'и\u0306'))).toBe('й');
  });
});

it('puts another element in the place of one', () => {
  const replace: Replace = (type, { name }) =>
    type === 'b' ? (h('i', { title: `${name}` }, 'x') as VNode) : undefined;
  expect(render(h('p', null, h('b', { name: 'n' }, 'y')), replace)).toEqual({
    html: '<p><i title="n">x</i></p>',
    text: 'x',
  });
});
