import { type ComponentChild, type ComponentChildren, Fragment, type VNode } from 'preact';

const VOID = new Set(['input', 'link', 'meta', 'br']);
const ESCAPES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Components without state, as text: all that these pages need of server-side rendering. */
export function renderToHtml(children: ComponentChildren): string {
  return [children].flat().map(one).join('');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
}

function one(child: ComponentChild): string {
  if (child == null || typeof child === 'boolean') return '';
  if (typeof child !== 'object') return escapeHtml(`${child}`);
  const { type, props } = child as VNode<{ children?: ComponentChildren }>;
  if (type === Fragment) return renderToHtml(props.children);
  if (typeof type === 'function') return renderToHtml((type as (given: object) => ComponentChildren)(props));
  const { children, ...attributes } = props;
  const open = `<${type}${Object.entries(attributes).map(attribute).join('')}>`;
  return VOID.has(type) ? open : `${open}${renderToHtml(children)}</${type}>`;
}

function attribute([key, value]: [string, unknown]): string {
  if (value == null) return '';
  const name = key.toLowerCase();
  // An `aria-` or `data-` attribute says `false`; any other says it by its absence.
  if (typeof value === 'boolean' && !/^(aria|data)-/.test(name)) return value ? ` ${name}` : '';
  return ` ${name}="${escapeHtml(`${value}`)}"`;
}
