import type { CompanionContext } from './CompanionContext';

/** Where the notice may go, one after the other. */
const EDGES = ['bottom', 'top', 'bottom aside', 'top aside'];
/** Pixels between the notice and what it makes room for, its own distance from the edge included. */
const GAP = 24;
/** Pixels: lower it could not be used, though it scrolls. */
const LEAST_HEIGHT = 120;

/**
 * The page's focused element is never behind the notice (WCAG 2.2, 2.4.11): it is scrolled clear of it; where the page
 * cannot scroll, the notice moves to another edge; where no edge is free, it becomes lower. Also after the keyboard of
 * a phone has opened, after a turn, and after the page has changed its size.
 * @returns ends it
 */
export function avoidFocus({ host }: CompanionContext, notice: HTMLElement): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let frame = 0;
  // Where the visitor has scrolled it away, a turn of the phone does not bring it back.
  let isInView = true;
  let hasTurned = false;

  /** The browser itself scrolls to what gets the focus first. */
  const soon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(clear);
  };
  // Turned, some browsers scroll to another place of the page.
  const onResize = () => {
    hasTurned ||= isInView;
    settle();
    soon();
  };
  const onScroll = () => {
    isInView = isVisible(document.activeElement);
  };
  const size = new ResizeObserver(soon);

  document.addEventListener('focusin', soon, { signal });
  document.addEventListener('scroll', onScroll, { signal, capture: true, passive: true });
  addEventListener('resize', onResize, { signal });
  window.visualViewport?.addEventListener('resize', onResize, { signal });
  size.observe(document.body ?? document.documentElement);
  clear();
  return () => {
    cancelAnimationFrame(frame);
    ending.abort();
    size.disconnect();
    settle();
  };

  function clear() {
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused.contains(host) || host === focused) return;
    const isLost = hasTurned && !isVisible(focused);
    hasTurned = false;
    if (isLost) focused.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    for (const block of ['center', 'start', 'end'] as const) {
      if (!isCovered(focused)) return;
      focused.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
    }
    for (const edge of EDGES) {
      if (!isCovered(focused)) return;
      host.dataset.edge = edge;
    }
    if (isCovered(focused)) makeRoom(focused);
  }

  function isVisible(element: Element | null): boolean {
    const { top, bottom } = element?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    return bottom > 0 && top < innerHeight;
  }

  function isCovered(element: Element): boolean {
    const { left, top, width, height } = element.getBoundingClientRect();
    const box = notice.getBoundingClientRect();
    const x = left + width / 2;
    const y = top + height / 2;
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  }

  /** Lowers the notice into the larger of the two places that are left. */
  function makeRoom(element: Element) {
    const { top, bottom } = element.getBoundingClientRect();
    const below = innerHeight - bottom;
    host.dataset.edge = below < top ? 'top' : 'bottom';
    notice.style.maxHeight = `${Math.max(below, top, LEAST_HEIGHT + GAP) - GAP}px`;
  }

  /** Back to where the options have it. */
  function settle() {
    delete host.dataset.edge;
    notice.style.maxHeight = '';
  }
}
