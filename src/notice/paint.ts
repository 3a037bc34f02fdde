import type { ComponentChildren } from 'preact';
import type { TreeFactory } from './TreeFactory';

/** An element, or a component that makes some. */
interface Branch {
  readonly type: string | ((props: object) => Tree);
  readonly props: { readonly [name: string]: unknown; readonly children: readonly Tree[] };
}
type Tree = Branch | readonly Tree[] | string | number | boolean | null | undefined;

/** Makes the trees that `paint` takes. */
export const paintFactory = {
  h: (type: Branch['type'], props: object | null, ...children: Tree[]): Branch => ({
    type,
    props: { ...props, children },
  }),
  Fragment: ({ children }: { children: readonly Tree[] }) => children,
} as unknown as TreeFactory;

/**
 * Makes the elements of a tree of components without state, once. The first paint needs no more of Preact than this; a
 * test compares what the two make of the notice in every state.
 */
export function paint(tree: ComponentChildren, into: Node): void {
  append(tree as Tree, into);
}

function append(tree: Tree, into: Node): void {
  if (tree === null || tree === undefined || typeof tree === 'boolean') return;
  if (Array.isArray(tree)) {
    for (const child of tree) append(child, into);
    return;
  }
  if (typeof tree !== 'object') {
    into.appendChild(document.createTextNode(`${tree}`));
    return;
  }
  const { type, props } = tree as Branch;
  if (typeof type === 'function') {
    append(type(props), into);
    return;
  }
  const { children, ...attributes } = props;
  const element = document.createElement(type);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, `${value}`);
  }
  append(children, element);
  into.appendChild(element);
}
