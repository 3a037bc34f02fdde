import type { ComponentChild, VNode } from 'preact';

export interface Rendered {
  readonly html: string;
  /** The canonical form of the text (decision 0006), as the browser would read it out of the HTML. */
  readonly text: string;
}

/** Stands for an element of the tree, or leaves it as it is. */
export type Replace = (type: string, props: Props) => VNode | undefined;
export type Props = Readonly<Record<string, unknown>>;

const VOID = new Set(['input', 'link']);
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

/** HTML of a tree of components without state: a walk of its own, since the hash needs the text as well as the mark-up. */
export function renderTree(tree: ComponentChild, replace: Replace): Rendered {
  const lines: string[] = [];
  // Neighbouring texts are one node once the browser has parsed them.
  let run = '';
  const endRun = () => {
    const line = run.replace(/\s+/g, ' ').trim();
    if (line) lines.push(line);
    run = '';
  };

  const walk = (node: unknown, quiet: boolean): string => {
    if (node === null || node === undefined || typeof node === 'boolean') return '';
    if (Array.isArray(node)) return node.map((child) => walk(child, quiet)).join('');
    if (typeof node !== 'object') {
      if (!quiet) run += node;
      return escapeHtml(`${node}`);
    }
    const { type, props } = node as VNode<Record<string, unknown>>;
    if (typeof type === 'function') return walk((type as (props: Props) => ComponentChild)(props), quiet);
    const other = replace(`${type}`, props);
    if (other) return walk(other, quiet);
    endRun();
    const still = quiet || !!props['data-volatile'];
    const inner = walk(props.children, still);
    endRun();
    return VOID.has(`${type}`) ? `<${type}${attributes(props)}>` : `<${type}${attributes(props)}>${inner}</${type}>`;
  };

  const html = walk(tree, false);
  endRun();
  return { html, text: lines.join('\n').normalize() };
}

function attributes(props: Props): string {
  return Object.entries(props)
    .map(([name, value]) => {
      const says = /^(aria|data)-/.test(name);
      if (['children', 'popover'].includes(name) || value === null || value === undefined) return '';
      if (typeof value === 'function' || (value === false && !says)) return '';
      return ` ${name.toLowerCase()}="${value === true && !says ? '' : escapeHtml(`${value}`)}"`;
    })
    .join('');
}
