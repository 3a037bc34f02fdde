import type { Core } from '../core/lazy';

/**
 * Looks after the notice while it is on display: its companion (1.6 KB) is loaded once there is something for it to do. That
 * is, the page has a focus that the notice may cover, a dialog is open, or something hides or removes the notice.
 * @returns to be called with each notice that has been drawn
 */
export function attend(core: Core): (notice: Element) => void {
  const { host, root, signal, begin } = core;
  let beside = document.body;
  const look = () => {
    const { activeElement, body, documentElement } = document;
    const alone = !host.isConnected;
    // It went with all of the page, and comes back with the new one.
    if (alone && body !== beside) documentElement.insertBefore(host, body);
    beside = body;
    const focused = activeElement !== host && activeElement !== body;
    // It may have moved on by the time the companion is there, and comes back to here.
    if (focused) core.lastFocus = activeElement;
    if (root.querySelector('[part=notice]') && (alone || focused || document.querySelector('dialog[open]')))
      begin('companion');
  };
  const changes = new MutationObserver(look);
  changes.observe(document, { subtree: true, attributeFilter: ['open'] });
  changes.observe(document.documentElement, { childList: true });
  signal.addEventListener('abort', () => changes.disconnect());
  document.addEventListener('focusin', look, { signal });
  look();
  // Called with what is there too, once the page has been laid out: nothing here forces it.
  const size = new ResizeObserver(([{ target, contentRect } = {} as ResizeObserverEntry]) => {
    if (target.isConnected && (!contentRect.width || getComputedStyle(target).visibility !== 'visible'))
      begin('companion');
  });
  return (notice) => size.observe(notice);
}
