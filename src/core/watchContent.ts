// Everything else with this attribute is a control. As a chain: lists in `:not` are younger than Chrome 87.
export const GATED = '[data-kelisim-needs]:not(a):not(button):not(form)';

/** Text has neither method, a document only the latter. */
interface Searchable {
  matches?(selector: string): boolean;
  querySelector?(selector: string): unknown;
}

/** Calls back when the document holds gated content: now, or each time when more of it comes. One observer, no polling. */
export function watchContent(found: () => void, signal: AbortSignal): void {
  const look = (node: Searchable) => {
    if (node.matches?.(GATED) || node.querySelector?.(GATED)) found();
  };
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) addedNodes.forEach(look as (node: Node) => void);
  });
  observer.observe(document, { childList: true, subtree: true });
  signal.onabort = () => observer.disconnect();
  look(document);
}
