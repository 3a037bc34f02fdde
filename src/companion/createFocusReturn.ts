import type { CompanionContext } from './CompanionContext';

/** Gives the focus back to where it was before the notice. A modal of ours does so by itself. */
export interface FocusReturn {
  /** Adds the listener, again where the page has replaced its document. */
  listen(): void;
  /** The notice has gone. */
  giveBack(): void;
}

export function createFocusReturn({ host, signal, lastFocus }: CompanionContext): FocusReturn {
  let origin = deepFocus() ?? deepFocus(lastFocus());
  let isInside = document.activeElement === host;
  const onFocus = () => {
    isInside = document.activeElement === host;
    origin = deepFocus() ?? origin;
  };
  return {
    listen: () => document.addEventListener('focusin', onFocus, { signal }),
    giveBack() {
      // The browser has dropped it with the notice; where the visitor has moved it elsewhere, it stays there.
      if (!isInside || document.activeElement !== document.body) return;
      isInside = false;
      origin?.focus?.({ preventScroll: true });
    },
  };

  /** The page's focused element, inside shadow roots of the page too; ours is not looked into. */
  function deepFocus(focused: Element | null = document.activeElement): HTMLElement | undefined {
    let element = focused;
    while (element !== host && element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element && element !== host && element !== document.body ? (element as HTMLElement) : undefined;
  }
}
