import type { CompanionContext } from './CompanionContext';

/** The share of what the visitor sees that the notice may take. */
const SHARE = 0.7;
/** Pixels that a scroll bar may have. */
const SCROLLBAR = 20;
const NAMES = ['left', 'top', 'bottom', 'width', 'height', 'share'] as const;

/**
 * A page that is wider than a phone's screen: what is fixed is as wide as the page then, and the lower edge is below the screen.
 * The notice, and the settings that are opened from it, lie in what the visitor sees instead. While the visitor has zoomed in,
 * they stay where they are, so that they can be read part by part.
 * @returns ends it
 */
export function keepInView({ host }: CompanionContext, notice: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view) return () => {};
  const ending = new AbortController();
  const { signal } = ending;

  const settle = () => {
    delete host.dataset.view;
    for (const name of NAMES) host.style.removeProperty(`--view-${name}`);
  };
  const place = () => {
    const { clientWidth } = document.documentElement;
    if (innerWidth <= clientWidth + SCROLLBAR) return settle();
    if (view.width < clientWidth - 1) return;
    const { offsetLeft: left, offsetTop: top, width, height } = view;
    const values = { left, top, width, height, bottom: innerHeight - top - height, share: SHARE * height };
    for (const name of NAMES) host.style.setProperty(`--view-${name}`, `${values[name]}px`);
    host.dataset.view = '';
  };
  const size = new ResizeObserver(place);

  view.addEventListener('resize', place, { signal });
  view.addEventListener('scroll', place, { signal });
  addEventListener('resize', place, { signal });
  size.observe(notice);
  place();
  return () => {
    ending.abort();
    size.disconnect();
    settle();
  };
}
