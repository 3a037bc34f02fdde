import { cleanup, fireEvent, render } from '@testing-library/preact';
import { h, options } from 'preact';
import * as hooks from 'preact/hooks';
import { renderToString } from 'preact-render-to-string';
import * as ten from 'preact10';
import * as hooksOfTen from 'preact10/hooks';
import { afterEach, expect, it } from 'vitest';
import { read } from '../fixtures/sourceFiles';

afterEach(() => {
  cleanup();
  options.diffed = undefined;
});

function Counter() {
  const [count, setCount] = hooks.useState(0);
  return <button onClick={() => setCount(count + 1)}>{count}</button>;
}

it('the tests of this project run on Preact 10', () => {
  const { name, version } = JSON.parse(read('node_modules/preact10/package.json')) as { name: string; version: string };
  expect(`${name} ${version}`).toMatch(/^preact 10\./);
  expect(h).toBe(ten.h);
  expect(hooks.useState).toBe(hooksOfTen.useState);
});

it('whatever draws in a test draws with this copy', () => {
  const drawn: unknown[] = [];
  options.diffed = ({ type }) => drawn.push(type);
  renderToString(<p />);
  expect(drawn).toContain('p');
  const { container } = render(<Counter />);
  expect(drawn).toContain('button');
  fireEvent.click(container.querySelector('button') as Element);
  expect(container.textContent).toBe('1');
});
