import type { Core } from '../core/lazy';

/** When the notice goes while the focus is in it, the focus returns to where it was. A modal does so by itself. */
export function returnFocus({ host, signal, lastFocus }: Core): void {
  let origin = deepFocus() ?? deepFocus(lastFocus);
  let inside = document.activeElement === host;
  document.addEventListener(
    'focusin',
    () => {
      inside = document.activeElement === host;
      origin = deepFocus() ?? origin;
    },
    { signal },
  );
  document.addEventListener(
    'kelisim:hide',
    () => {
      // The browser has dropped it with the notice; where the visitor has gone elsewhere, it stays there.
      if (!inside || document.activeElement !== document.body) return;
      inside = false;
      origin?.focus({ preventScroll: true });
    },
    { signal },
  );

  /** The page's focused element, inside the host's own shadow roots too; our own is not looked into. */
  function deepFocus(focused = document.activeElement): HTMLElement | undefined {
    while (focused !== host && focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused instanceof HTMLElement && focused !== host && focused !== document.body ? focused : undefined;
  }
}
