import { describe, expect, it } from 'vitest';
import { shownText } from '../../src/notice/shownText';

function textOf(html: string): string {
  const view = document.createElement('div');
  view.innerHTML = html;
  return shownText(view);
}

describe('shownText', () => {
  it('is the text nodes in document order, one a line', () => {
    expect(textOf('<h2>One</h2><p>two <b>three</b> four</p><ul><li>five</li></ul>')).toBe(
      'One\ntwo\nthree\nfour\nfive',
    );
  });

  it('collapses white space and leaves out what is only that', () => {
    expect(textOf('<p>  a \n\t b\u00a0c  </p>  <p>   </p>\n')).toBe('a b c');
  });

  it('leaves out what is volatile, with all that is in it', () => {
    expect(textOf('<p>a</p><div data-volatile><p>b <b>c</b></p></div><span data-volatile="">d</span><p>e</p>')).toBe(
      'a\ne',
    );
  });

  it('is empty for a view that is volatile as a whole', () => {
    const view = document.createElement('div');
    view.innerHTML = 'a';
    view.dataset.volatile = '';
    expect(shownText(view)).toBe('');
  });

  it('leaves out comments and attributes', () => {
    expect(textOf('<p title="no" aria-label="no">yes<!-- no --></p>')).toBe('yes');
  });

  it('is the same for both ways of writing a letter', () => {
    expect(textOf('<p>й ё</p>'.normalize('NFD'))).toBe('й ё'.normalize('NFC'));
  });

  it('shows markup that stands there as text', () => {
    const view = document.createElement('div');
    view.textContent = '<b>&amp;</b>';
    expect(shownText(view)).toBe('<b>&amp;</b>');
  });
});
