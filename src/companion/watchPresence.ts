import type { CompanionContext } from './CompanionContext';

/**
 * Reports when something hides the notice, such as a filter list: the views count as closed then, so that nothing waits
 * for an answer that cannot be given. An element that was removed is put back by the instance.
 * @returns ends it
 */
export function watchPresence({ host, report, hide }: CompanionContext, notice: HTMLElement): () => void {
  const look = () => {
    // Not in print, and not while the page itself is not rendered.
    if (matchMedia('print').matches || !document.documentElement.getClientRects().length) return;
    if (!notice.isConnected) return;
    const { visibility } = getComputedStyle(notice);
    if (notice.getClientRects().length && visibility === 'visible') return;
    stop();
    report('hidden', 'something on this page hides <kelisim-widget>, such as a style sheet or a filter list');
    hide();
  };
  const change = new MutationObserver(look);
  change.observe(host, { attributes: true, attributeFilter: ['style', 'class', 'hidden'] });
  // Also what a style sheet does that is loaded later.
  const size = new ResizeObserver(look);
  size.observe(notice);
  look();
  return stop;

  function stop() {
    change.disconnect();
    size.disconnect();
  }
}
