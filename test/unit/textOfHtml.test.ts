import { Fragment, h, type VNode } from 'preact';
import renderToString from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { mapElements, type Replace } from '../../src/server/mapElements';
import { textOfHtml } from '../../src/server/textOfHtml';

const html = (tree: unknown, replace: Replace = () => undefined) =>
  renderToString(h('main', null, mapElements(tree as never, replace))).slice('<main>'.length, -'</main>'.length);
const text = (tree: unknown) => textOfHtml(html(tree));

describe('a tree with some elements replaced', () => {
  it('is the tree of its components, without state', () => {
    const Twice = ({ word }: { word: string }) => h(Fragment, null, word, word);
    expect(html(h('p', { class: 'x' }, h(Twice, { word: 'a' }), [null, 'b', 0, false]))).toBe('<p class="x">aab0</p>');
  });

  it('has another element in the place of one, wherever it is', () => {
    const replace: Replace = (type, { name }) =>
      type === 'b' ? (h('i', { title: `${name}` }, 'x') as VNode) : undefined;
    const Inner = () => h('b', { name: 'n' }, 'y');
    expect(html(h('p', null, 'a', h(Inner, null)), replace)).toBe('<p>a<i title="n">x</i></p>');
  });

  it('does not look into what has been replaced', () => {
    const replace: Replace = (type) => (type === 'b' ? h('b', null, h('b', null, 'x')) : undefined);
    expect(html(h('b', null, 'y'), replace)).toBe('<b><b>x</b></b>');
  });

  it('has texts escaped', () => {
    expect(html(h('p', { title: `<&"` }, `<b>&"`))).toBe('<p title="&lt;&amp;&quot;">&lt;b>&amp;&quot;</p>');
  });
});

describe('the text of HTML', () => {
  it('has a line for each block of neighbouring texts', () => {
    expect(text(h('div', null, 'one ', 'and', h('p', null, 'two'), h('br', null), 'three', h('p', null)))).toBe(
      'one and\ntwo\nthree',
    );
  });

  it('has each run of white space as one space, and none at the ends', () => {
    expect(text(h('p', null, '  a\n\t b', '  ', 'c\u00a0d '))).toBe('a b c d');
  });

  it('leaves out what is volatile, with all that is in it, and takes up what follows', () => {
    const volatile = h('p', { 'data-volatile': '' }, 'b', h('i', null, 'c'), h('input', { name: 'x' }), 'd');
    expect(text(h('div', null, 'a', volatile, 'e'))).toBe('a\ne');
  });

  it('is not ended by a sign of a tag inside an attribute', () => {
    expect(text(h('p', { title: 'a > b "data-volatile"', 'aria-label': '<i data-volatile>' }, 'c'))).toBe('c');
  });

  it('shows markup that was written as text', () => {
    expect(text(h('p', null, '<b data-volatile>&amp;</b>', " '\"'"))).toBe("<b data-volatile>&amp;</b> '\"'");
  });

  it('is composed, however it was typed', () => {
    expect(text(h('p', null, 'и\u0306'))).toBe('й');
  });
});
