/**
 * The canonical form of what a view shows: its text nodes in document order, white space collapsed, one a line, NFC.
 * Left out is what is marked volatile: the language switch, the state of switches, messages of the moment.
 */
export function shownText(view: Element): string {
  const lines: string[] = [];
  const collect = (node: Node) => {
    if (node instanceof Element && node.hasAttribute('data-volatile')) return;
    const line = node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').replace(/\s+/g, ' ').trim();
    if (line) lines.push(line);
    node.childNodes.forEach(collect);
  };
  collect(view);
  return lines.join('\n').normalize();
}
