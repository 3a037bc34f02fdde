import fc from 'fast-check';
import { Window } from 'happy-dom';
import * as full from 'preact';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundle } from '../../build/bundle';
import { slim } from '../../build/slimPreact';
import { arbitraryList, arbitraryTree, createDrawing, type Preact, type Tree } from '../fixtures/arbitraryTree';

let slimmed: Preact;
/** For machines that have other things to do. */
const SLOW = 60_000;

/** As it travels: cut down, minified, its private names mangled. */
beforeAll(async () => {
  // The build needs Node as it is: only what drawing needs is put beside it.
  vi.stubGlobal('document', new Window().document);
  const files = await bundle({ input: { preact: 'preact' }, format: 'es' });
  const code = Buffer.from(files.get('preact.js') as string).toString('base64');
  slimmed = await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`);
}, SLOW);
afterAll(() => vi.unstubAllGlobals());

function compare(trees: readonly Tree[]) {
  const [reference, ours] = [createDrawing(full), createDrawing(slimmed)];
  for (const tree of trees) {
    reference.draw(tree);
    ours.draw(tree);
    expect(ours.container.innerHTML).toBe(reference.container.innerHTML);
    expect(ours.identities()).toEqual(reference.identities());
    expect(ours.log).toEqual(reference.log);
  }
  reference.clear();
  ours.clear();
  expect(ours.container.innerHTML).toBe('');
  expect(ours.log).toEqual(reference.log);
}

describe('the slim Preact', () => {
  it('is another library, with three exports', () => {
    expect(slimmed.render).not.toBe(full.render);
    expect(Object.keys(slimmed).sort()).toEqual(['Fragment', 'h', 'render']);
  });

  it(
    'draws any sequence of trees as Preact does',
    () => {
      fc.assert(fc.property(fc.array(arbitraryTree, { minLength: 1, maxLength: 5 }), compare), { numRuns: 300 });
    },
    SLOW,
  );

  it(
    'reorders keyed lists as Preact does',
    () => {
      fc.assert(fc.property(fc.array(arbitraryList, { minLength: 2, maxLength: 6 }), compare), { numRuns: 300 });
    },
    SLOW,
  );

  it(
    'shows and hides what is conditional, in its place, as Preact does',
    () => {
      const item = (name: string): Tree => ({ kind: 'p', attributes: { class: name }, children: [name] });
      const page = fc
        .tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.nat(3))
        .map(
          ([first, second, third, count]): Tree => [
            first && item('first'),
            item('always'),
            second ? item('second') : null,
            Array.from({ length: count }, (_, index) => item(`${index}`)),
            third && { kind: 'Hidden', attributes: { title: 't' }, children: ['x'] },
          ],
        );
      fc.assert(fc.property(fc.array(page, { minLength: 2, maxLength: 8 }), compare), { numRuns: 200 });
    },
    SLOW,
  );

  it('sets a handler as the property that it is named after', () => {
    const container = document.createElement('div');
    const onclose = () => {};
    slimmed.render(slimmed.h('dialog', { onclose } as object), container);
    expect(container.querySelector('dialog')).toHaveProperty('onclose', onclose);
  });

  it('leaves the state of an uncontrolled switch alone', () => {
    for (const { h, render } of [full, slimmed]) {
      const container = document.createElement('div');
      const draw = (title: string) =>
        render(h('label', null, title, h('input', { type: 'checkbox', defaultChecked: false })), container);
      draw('a');
      const input = container.querySelector('input') as HTMLInputElement;
      input.checked = true;
      draw('b');
      expect(container.textContent).toBe('b');
      expect(container.querySelector('input')).toBe(input);
      expect(input.checked).toBe(true);
    }
  });

  it('lets the error of a component reach the caller', () => {
    const Broken = () => {
      throw new Error('broken');
    };
    expect(() => slimmed.render(slimmed.h(Broken, null), document.createElement('div'))).toThrow('broken');
  });

  it('fails to build when the pinned release is another one', () => {
    expect(() => slim('index.js', '')).not.toThrow();
    expect(() => slim('render.js', 'export function render() {}')).toThrow(/preact\/src\/render\.js has changed/);
  });
});
