import { isText } from '../browser/nodes';

/**
 * The lines of a view, as its canonical text begins: the text nodes in document order, neighbours joined, white space
 * collapsed, one a line, NFC. Left out is what is marked volatile: the language switch, the state of switches, what
 * depends on a clock or on an earlier record.
 */
export function shownText(view: Element): string {
  const lines: string[] = [];
  let run = '';
  const endRun = () => {
    const line = run.replace(/\s+/g, ' ').trim();
    if (line) lines.push(line);
    run = '';
  };
  const collect = (node: Node) => {
    if (isText(node)) {
      run += node.nodeValue;
      return;
    }
    endRun();
    if (!(node as Element).hasAttribute?.('data-volatile')) node.childNodes.forEach(collect);
    endRun();
  };
  collect(view);
  return lines.join('\n').normalize();
}
