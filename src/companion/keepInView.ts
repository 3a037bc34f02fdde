import { isPageWider } from '../browser/isPageWider';

/** The share of what the visitor sees that the notice may take. */
const SHARE = 0.7;
const NAMES = ['left', 'top', 'bottom', 'width', 'height', 'share'] as const;

/**
 * On a page that is wider than a phone's screen, what is fixed is as wide as the page, and its lower edge is below the
 * screen. There, `data-view` on our element and the properties `--view-*` say where the part is that the visitor sees.
 * While the visitor has zoomed in they stay as they are, so that a view can be read part by part.
 * @returns measures again
 */
export function keepInView(host: HTMLElement, signal: AbortSignal): () => void {
  const view = window.visualViewport;
  if (!view) return () => {};
  const place = () => {
    const { clientWidth } = document.documentElement;
    const isWider = isPageWider();
    if (isWider && view.width < clientWidth - 1) return;
    const { offsetLeft: left, offsetTop: top, width, height } = view;
    const values = { left, top, width, height, bottom: innerHeight - top - height, share: SHARE * height };
    for (const name of NAMES) host.style.setProperty(`--view-${name}`, isWider ? `${values[name]}px` : null);
    host.toggleAttribute('data-view', isWider);
  };
  view.addEventListener('resize', place, { signal });
  view.addEventListener('scroll', place, { signal });
  addEventListener('resize', place, { signal });
  place();
  return place;
}
