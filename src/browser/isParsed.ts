/**
 * Whether the page has all of an element. A page comes over the network in pieces: of its last element, half the text
 * may be missing, as long as it is being parsed. Something that follows in the document shows that the parser has gone
 * on.
 */
export function isParsed(element: Element): boolean {
  if (document.readyState !== 'loading') return true;
  // What follows `body` may be ours, or that of a browser extension: the parser is still in it.
  let node: Node | null = element;
  for (; node && node !== document.body; node = node.parentNode) {
    if (node === document.head) return !!document.body;
    if (node.nextSibling) return true;
  }
  return false;
}
