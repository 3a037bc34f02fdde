import type { WidgetElement } from '../notice/defineWidget';

/** A page that removes the element again and again means it: it is put back this often in this time. */
const MOST_TIMES = 5;
const WINDOW_MS = 10_000;

/** Keeps our element and attribute in the page while the instance lives. */
export interface Presence {
  /** Looks now; later it looks by itself. */
  watch(): void;
  /** Looks again, where it had given up: the visitor has asked for a view. */
  resume(): void;
  stop(): void;
}

/** What to look for, and how it is put back. */
export interface PresenceContext {
  /** Whether something of ours is not in the page. */
  isMissing(): boolean;
  restore(): void;
  /** Something removes it each time. */
  giveUp(): void;
}

/**
 * Frameworks hydrate or morph the whole document, reset attributes, or replace `<html>`; `document.open` drops every
 * listener as well. None of that is meant for us.
 */
export function watchPresence(host: WidgetElement, { isMissing, restore, giveUp }: PresenceContext): Presence {
  const times: number[] = [];
  let root: Element | null = null;
  let isLooking = false;
  const observer = new MutationObserver(look);

  return {
    watch() {
      isLooking = true;
      // The element itself tells of a move, wherever it was. A page may be about to put it back in the same task.
      host.moved = () => queueMicrotask(look);
      observe();
      look();
    },
    resume() {
      if (host.moved) isLooking = true;
    },
    stop() {
      isLooking = false;
      host.moved = undefined;
      observer.disconnect();
    },
  };

  function look() {
    if (!isLooking) return;
    if (root !== document.documentElement) observe();
    // Between `document.open` and the first of what is written there is nothing to put it into.
    if (!root || !isMissing()) return;
    const now = Date.now();
    while (times.length && now - (times[0] as number) > WINDOW_MS) times.shift();
    times.push(now);
    if (times.length > MOST_TIMES) {
      isLooking = false;
      giveUp();
    } else restore();
  }

  function observe() {
    root = document.documentElement;
    observer.disconnect();
    observer.observe(document, { childList: true });
    observer.observe(host, { attributes: true });
    if (root) observer.observe(root, { childList: true, attributes: true, attributeFilter: ['data-kelisim-state'] });
  }
}
