import { afterIdle } from '../browser/afterIdle';

/** What calls for the companion of an open notice. */
export interface NoticeWatch {
  /** What in the page had the focus last, outside our element. */
  readonly lastFocus: Element | null;
  /** The notice was drawn, drawn anew, or removed. */
  follow(notice: HTMLElement | null): void;
  /** Adds the listener, again where the page has replaced its document. */
  listen(): void;
}

/**
 * Watches for what an open notice needs its companion for: the page has a focus that the notice may cover, a modal is
 * open, something hides the notice, or the page is so wide that it lies below the screen. Starts once the page has
 * come.
 */
export function watchNotice(host: HTMLElement, signal: AbortSignal, startCompanion: () => void): NoticeWatch {
  let current: HTMLElement | null = null;
  let lastFocus: Element | null = null;
  let size: ResizeObserver | undefined;
  let changes: MutationObserver | undefined;

  const look = () => {
    if (!current) return;
    const { activeElement, body } = document;
    const isFocused = activeElement && activeElement !== host && activeElement !== body;
    if (isFocused || document.querySelector('dialog[open], [aria-modal="true"]')) startCompanion();
  };
  const onFocus = () => {
    if (document.activeElement !== host) lastFocus = document.activeElement;
    look();
  };
  const lookAtSize = () => {
    if (current?.isConnected && !isInSight(current)) startCompanion();
  };
  const start = () => {
    if (!current || changes || signal.aborted) return;
    changes = new MutationObserver(look);
    changes.observe(document, { subtree: true, attributeFilter: ['open', 'aria-modal'] });
    size = new ResizeObserver(lookAtSize);
    size.observe(current);
    look();
  };
  const stop = () => {
    changes?.disconnect();
    size?.disconnect();
    changes = undefined;
  };
  signal.addEventListener('abort', () => {
    stop();
    document.removeEventListener('focusin', onFocus);
  });

  return {
    get lastFocus() {
      return lastFocus;
    },
    listen: () => document.addEventListener('focusin', onFocus),
    follow(notice) {
      stop();
      current = notice;
      if (notice) afterIdle(start);
    },
  };
}

function isInSight(element: HTMLElement): boolean {
  const { width, bottom } = element.getBoundingClientRect();
  const view = window.visualViewport;
  const isOutside = view && bottom > view.offsetTop + view.height + 1;
  return width > 0 && !isOutside && getComputedStyle(element).visibility === 'visible';
}
