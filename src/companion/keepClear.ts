import type { Core } from '../core/lazy';

/**
 * The page's focused element is never behind the notice (WCAG 2.2, 2.4.11): it is scrolled clear of it, and where the page
 * cannot scroll, the notice moves to the other edge.
 * @returns ends it
 */
export function keepClear({ host }: Core, notice: HTMLElement): () => void {
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
  // The browser scrolls to what gets the focus first.
  const soon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(clear);
  };

  document.addEventListener('focusin', soon);
  clear();
  return () => {
    cancelAnimationFrame(frame);
    document.removeEventListener('focusin', soon);
    delete host.dataset.edge;
  };
}
