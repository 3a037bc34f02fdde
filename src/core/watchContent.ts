// Everything else with this attribute is a control. As a chain: lists in `:not` are younger than Chrome 87.
const GATED = '[data-kelisim-needs]:not(a):not(button):not(form)';

/** Calls back when the document holds gated content: now, or each time when more of it comes. One observer, no polling. */
export function watchContent(found: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node instanceof Element && (node.matches(GATED) || node.querySelector(GATED))) found();
  });
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
  if (document.querySelector(GATED)) found();
}
