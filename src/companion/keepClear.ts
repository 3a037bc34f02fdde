import type { CompanionContext } from './CompanionContext';

/**
 * The page's focused element is never behind the notice (WCAG 2.2, 2.4.11): it is scrolled clear of it, and where the page
 * cannot scroll, the notice moves to the other edge. Also after the keyboard of a phone has opened, and after a turn.
 * @returns ends it
 */
export function keepClear({ host }: CompanionContext, notice: HTMLElement): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let frame = 0;

  const isCovered = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const box = notice.getBoundingClientRect();
    const x = left + width / 2;
    const y = top + height / 2;
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  };
  const clear = () => {
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused.contains(host) || host === focused) return;
    for (const block of ['center', 'start', 'end'] as const) {
      if (!isCovered(focused)) return;
      focused.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
    }
    if (!isCovered(focused)) return;
    const { edge } = host.dataset;
    host.dataset.edge = edge === 'top' ? 'bottom' : 'top';
    if (isCovered(focused)) host.dataset.edge = edge ?? 'bottom';
  };
  // The browser itself scrolls to what gets the focus first.
  const soon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(clear);
  };

  document.addEventListener('focusin', soon, { signal });
  addEventListener('resize', soon, { signal });
  window.visualViewport?.addEventListener('resize', soon, { signal });
  clear();
  return () => {
    cancelAnimationFrame(frame);
    ending.abort();
    delete host.dataset.edge;
  };
}
