import { attributeOf } from './attributeOf';

/** A link with an address, on the way of an event. The links of SVG are not meant: their addresses are objects. */
export function isLink(node: EventTarget): node is HTMLAnchorElement {
  if (attributeOf(node, 'href') === null) return false;
  const { localName, href } = node as HTMLAnchorElement;
  return localName === 'a' && typeof href === 'string';
}
