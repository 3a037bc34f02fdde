import type { Core } from '../core/lazy';
import { raiseAgain } from './raiseAgain';

/**
 * Tells the host when something hides or removes the notice, such as a filter list: the views count as closed then, so
 * that nobody waits for an answer that nobody can give.
 * @returns ends it
 */
export function watchPresence({ host, report, hide }: Core, notice: HTMLElement): () => void {
  const gone = (how: string) => {
    stop();
    report('hidden', `something on this page ${how} <kelisim-widget>`);
    hide();
  };
  const look = () => {
    // Not in print, and not while the page itself is not rendered.
    if (matchMedia('print').matches || !document.documentElement.getClientRects().length) return;
    const { visibility } = getComputedStyle(notice);
    if (notice.isConnected && (!notice.getClientRects().length || visibility !== 'visible')) gone('hides');
  };
  const find = (records: readonly MutationRecord[]) => {
    if (host.isConnected) return look();
    const removed = records.flatMap(({ removedNodes }) => [...removedNodes]);
    // With the page around it, as when a router or a dialog replaces its content: not meant for us.
    const withOthers = host.parentNode || removed.some((node) => node instanceof HTMLBodyElement);
    if (!withOthers) return gone('removes');
    document.documentElement.insertBefore(host, document.body);
    raiseAgain(host, notice);
  };

  const removal = new MutationObserver(find);
  removal.observe(document, { childList: true, subtree: true });
  const change = new MutationObserver(look);
  change.observe(host, { attributes: true, attributeFilter: ['style', 'class', 'hidden'] });
  // Also what a style sheet does that comes later.
  const size = new ResizeObserver(look);
  size.observe(notice);
  // Something may have happened before this part was there.
  find([]);
  return stop;

  function stop() {
    removal.disconnect();
    change.disconnect();
    size.disconnect();
  }
}
