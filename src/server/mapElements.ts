import { type ComponentChildren, cloneElement, type VNode } from 'preact';

/** Stands for an element of the tree, or leaves it as it is. */
export type Replace = (type: string, props: ElementProps) => VNode | undefined;
export type ElementProps = Readonly<Record<string, unknown>>;

/** A tree of components without state, with some of its elements replaced. */
export function mapElements(tree: ComponentChildren, replace: Replace): ComponentChildren {
  if (Array.isArray(tree)) return tree.map((child) => mapElements(child, replace));
  if (typeof tree !== 'object' || tree === null) return tree;
  const { type, props } = tree as VNode<{ children?: ComponentChildren }>;
  if (typeof type === 'function') return mapElements((type as (given: object) => ComponentChildren)(props), replace);
  const other = replace(`${type}`, props);
  if (other) return other;
  return cloneElement(tree as VNode<object>, {}, mapElements(props.children, replace));
}
