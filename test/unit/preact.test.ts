import fc from 'fast-check';
import { Window } from 'happy-dom';
import * as full from 'preact';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundle } from '../../build/bundle';
import { arbitraryList, arbitraryTree, createDrawing, type Preact, type Tree } from '../fixtures/arbitraryTree';

let ours: Preact;
/** For machines that have other things to do. */
const SLOW = 60_000;

/** As it travels: minified, its private names mangled. */
beforeAll(async () => {
  // The build needs Node as it is: only what drawing needs is put beside it.
  vi.stubGlobal('document', new Window().document);
  const files = await bundle({ input: { preact: 'preact' }, format: 'es' });
  const code = Buffer.from(files.get('preact.js') as string).toString('base64');
  ours = await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`);
}, SLOW);
afterAll(() => vi.unstubAllGlobals());

/**
 * Elements with their attributes in any order, and each text node: the hash of the text goes by them. Preact sets some
 * attributes as properties, and leaves them empty where we remove them.
 */
function shapeOf(node: Node): unknown {
  if (node.nodeType !== 1) return node.nodeValue;
  const { localName, attributes, childNodes } = node as Element;
  const kept = [...attributes].filter(({ value }) => value).map(({ name, value }) => `${name}=${value}`);
  return [localName, kept.sort(), [...childNodes].map(shapeOf)];
}

/** Draws the same trees, one over the other, with both. */
function compare(trees: readonly Tree[], identities = false) {
  const [theirs, mine] = [createDrawing(full), createDrawing(ours)];
  for (const tree of trees) {
    theirs.draw(tree);
    mine.draw(tree);
    expect(shapeOf(mine.container)).toEqual(shapeOf(theirs.container));
    if (identities) expect(mine.identities()).toEqual(theirs.identities());
  }
  theirs.clear();
  mine.clear();
  expect(mine.container.innerHTML).toBe('');
}

describe('what the page has of Preact', () => {
  it('is three exports, and not the package', () => {
    expect(ours.render).not.toBe(full.render);
    expect(Object.keys(ours).sort()).toEqual(['Fragment', 'h', 'render']);
  });

  it(
    'draws any sequence of trees as Preact does',
    () => {
      fc.assert(
        fc.property(fc.array(arbitraryTree, { minLength: 1, maxLength: 5 }), (trees) => compare(trees)),
        { numRuns: 500 },
      );
    },
    SLOW,
  );

  it(
    'draws keyed lists in any order as Preact does',
    () => {
      fc.assert(
        fc.property(fc.array(arbitraryList, { minLength: 2, maxLength: 6 }), (trees) => compare(trees)),
        { numRuns: 300 },
      );
    },
    SLOW,
  );

  const item = (name: string): Tree => ({ kind: 'p', attributes: { class: name }, children: [name] });

  it(
    'shows and hides what is conditional, in its place, and keeps every element that Preact keeps',
    () => {
      const page = fc
        .tuple(fc.boolean(), fc.boolean(), fc.nat(3), fc.constantFrom('a', 'b'))
        .map(
          ([first, second, count, words]): Tree => [
            first && { kind: 'ul', attributes: { lang: words }, children: [] },
            item('always'),
            second ? { kind: 'Box', attributes: { title: words }, children: ['x', item('inner')] } : null,
            Array.from({ length: count }, (_, index) => item(`${words}${index}`)),
            { kind: 'a', attributes: { class: words }, children: [words, item('last')] },
          ],
        );
      fc.assert(
        fc.property(fc.array(page, { minLength: 2, maxLength: 8 }), (trees) => compare(trees, true)),
        { numRuns: 300 },
      );
    },
    SLOW,
  );

  it('makes an element anew where another key stands in its place', () => {
    const container = document.createElement('div');
    const draw = (key: string) => {
      ours.render(ours.h('p', { key }, 'same'), container);
      return container.firstChild;
    };
    const first = draw('a');
    expect(draw('a')).toBe(first);
    expect(draw('b')).not.toBe(first);
    expect(container.childNodes).toHaveLength(1);
  });

  it('takes the key of a component for what it draws', () => {
    const container = document.createElement('div');
    const Row = ({ children }: { children?: full.ComponentChildren }) => ours.h('p', null, children);
    const draw = (key: string) => {
      ours.render(ours.h(Row, { key }, 'same'), container);
      return container.firstChild;
    };
    expect(draw('a')).not.toBe(draw('b'));
  });

  it('calls a ref once for an element, when it is in the page with all that is in it', () => {
    const container = document.createElement('div');
    document.body.append(container);
    const seen: unknown[] = [];
    const ref = (element: Element | null) => void seen.push(element?.isConnected, element?.textContent);
    for (const text of ['one', 'two']) ours.render(ours.h('p', { ref }, ours.h('b', null, text)), container);
    expect(seen).toEqual([true, 'one']);
    container.remove();
  });

  it('sets a handler as the property that it is named after', () => {
    const container = document.createElement('div');
    const onclose = () => {};
    ours.render(ours.h('dialog', { onclose } as object), container);
    expect(container.querySelector('dialog')).toHaveProperty('onclose', onclose);
  });

  it('leaves the state of an uncontrolled switch alone', () => {
    for (const { h, render } of [full, ours]) {
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

  it('never moves what stays: a moved dialog would close', () => {
    const container = document.createElement('div');
    const moved: Node[] = [];
    const { insertBefore } = container;
    container.insertBefore = <Inserted extends Node>(node: Inserted, before: Node | null) => {
      moved.push(node);
      return insertBefore.call(container, node, before) as Inserted;
    };
    const draw = (first: boolean, last: boolean) =>
      ours.render(
        ours.h(ours.Fragment, null, first && ours.h('p', null, 'a'), ours.h('dialog', null), last && ours.h('p', null)),
        container,
      );
    draw(true, true);
    const before = moved.length;
    draw(false, true);
    draw(false, false);
    expect(moved).toHaveLength(before);
  });

  it('lets the error of a component reach the caller', () => {
    const Broken = () => {
      throw new Error('broken');
    };
    expect(() => ours.render(ours.h(Broken, null), document.createElement('div'))).toThrow('broken');
  });
});
