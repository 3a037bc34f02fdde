import { afterEach, expect, it, vi } from 'vitest';
import { adoptStyles } from '../../src/browser/adoptStyles';

afterEach(() => vi.restoreAllMocks());

const makeRoot = () => document.createElement('div').attachShadow({ mode: 'open' });

it('adds a constructed sheet to those that are there', () => {
  const root = makeRoot();
  adoptStyles(root, 'p { color: red }');
  const [first] = root.adoptedStyleSheets;
  adoptStyles(root, 'b { color: blue }');
  expect(root.adoptedStyleSheets).toHaveLength(2);
  expect(root.adoptedStyleSheets[0]).toBe(first);
  expect(root.adoptedStyleSheets.map(({ cssRules }) => (cssRules[0] as CSSStyleRule).selectorText)).toEqual(['p', 'b']);
  expect(root.querySelector('style')).toBeNull();
});

it('writes a style element in a browser without constructed sheets', () => {
  const root = makeRoot();
  vi.spyOn(root, 'adoptedStyleSheets', 'get').mockReturnValue(undefined as never);
  adoptStyles(root, 'p { color: red }');
  expect(root.querySelector('style')?.textContent).toBe('p { color: red }');
});
