// Everything else with this attribute is a control. As a chain: lists in `:not` are younger than Chrome 87.
const GATED = '[data-kelisim-needs]:not(a):not(button):not(form)';

/** Calls back when the document holds gated content: now, or each time when more of it comes. One observer, no polling. */
export function watchContent(found: () => void, signal: AbortSignal): void {
  const look = (records: readonly { readonly addedNodes: Iterable<Node> }[]) => {
    // Text has neither, a document only the latter.
    for (const { addedNodes } of records)
      for (const node of addedNodes as Iterable<Element>)
        if (node.matches?.(GATED) || node.querySelector?.(GATED)) found();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  signal.onabort = () => observer.disconnect();
  look([{ addedNodes: [document] }]);
}
