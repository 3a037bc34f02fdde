/**
 * What the page has of Preact: `h`, `Fragment` and `render` for components without state. The build puts this file in the
 * place of the package (decision 0001); Preact is the reference, and `test/unit/preact.test.ts` holds the two together.
 *
 * What is drawn anew keeps its elements by place, holes included; another `key` in a place means another element. Attributes
 * are set as they are written; what begins with `on` or `default` is a property of the element.
 */
interface Props {
  readonly [name: string]: unknown;
  readonly children?: readonly Tree[];
  readonly key?: string;
  readonly ref?: (element: Node) => void;
}
type Component = (props: Props) => Tree;
type Tree = VNode | readonly Tree[] | string | number | boolean | null | undefined;
interface VNode {
  readonly type: string | Component;
  readonly props: Props;
}
/** What stands in a place among siblings: an element, a text, or a list, which has places of its own. */
interface Slot {
  readonly type: string;
  readonly props: Props;
  _node?: Node;
  _slots?: Slots;
}
type Slots = readonly (Slot | undefined)[];

const LIST = '';
const TEXT = '#';

/** What the next node comes after, among its siblings. */
let last: Node | null;

export function h(type: string | Component, props: Props | null, ...children: Tree[]): VNode {
  return { type, props: { ...props, children } };
}

export const Fragment: Component = ({ children }) => children;

/** Draws the tree into the element; `null` takes it away. */
export function render(tree: Tree, into: Node & { _slots?: Slots }): void {
  last = null;
  into._slots = patch(into, [tree], into._slots);
}

/** @param key of the component that stands here: it counts for what that draws */
function toSlot(tree: Tree, key?: string): Slot | undefined {
  if (Array.isArray(tree)) return { type: LIST, props: { key, children: tree } };
  // These hold a place free.
  if (tree === null || tree === undefined || typeof tree === 'boolean') return;
  if (typeof tree !== 'object') return { type: TEXT, props: { data: tree } };
  const { type, props } = tree as VNode;
  const own = props.key ?? key;
  return typeof type === 'string' ? { type, props: { ...props, key: own } } : toSlot(type(props), own);
}

function patch(parent: Node, trees: readonly Tree[] = [], drawn: Slots = []): Slots {
  const slots = trees.map((tree) => toSlot(tree));
  const olds = drawn.map((old, index) => {
    const slot = slots[index];
    if (slot?.type === old?.type && slot?.props.key === old?.props.key) return old;
    // First: what stays is not moved around what goes, which would close a dialog.
    remove(old);
    return undefined;
  });
  slots.forEach((slot, index) => {
    if (!slot) return;
    const { type, props } = slot;
    const old = olds[index];
    if (type === LIST) {
      slot._slots = patch(parent, props.children, old?._slots);
      return;
    }
    const node = old?._node ?? (type === TEXT ? document.createTextNode('') : document.createElement(type));
    for (const name in { ...old?.props, ...props }) {
      if (props[name] !== old?.props[name]) set(node as Element, name, props[name]);
    }
    const before = last;
    last = null;
    slot._slots = patch(node, props.children, old?._slots);
    // With all that is in it: one change of the page.
    const place = before ? before.nextSibling : parent.firstChild;
    if (node !== place) parent.insertBefore(node, place);
    last = slot._node = node;
    if (props.ref !== old?.props.ref) props.ref?.(node);
  });
  return slots;
}

function remove(slot?: Slot): void {
  if (slot?._node) (slot._node as ChildNode).remove();
  else slot?._slots?.forEach(remove);
}

function set(node: Element, name: string, value: unknown): void {
  if (/^(on|default|data$)/.test(name)) Object.assign(node, { [name]: value });
  else if (!/^(children|key|ref)$/.test(name)) {
    // As in ARIA, `false` is something to be said.
    if (value === null || value === undefined) node.removeAttribute(name);
    else node.setAttribute(name, `${value}`);
  }
}
