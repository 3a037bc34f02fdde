import { afterIdle } from '../browser/afterIdle';

/** Browsers count timers in 32 bits of milliseconds: 24.8 days. */
const LONGEST_TIMER_MS = 1e9;
/** After the paint of a decision: our own is heard too. */
const LATER_MS = 99;
/** Until then the browser has opened its storage: what is written before that, it does not tell this page. */
const OPENED_MS = 1000;

/** What may have changed the record outside this page: other tabs, the server, the clock, the back button. */
export interface Outside {
  /** Adds the listeners, again where the page has replaced its document. */
  listen(): void;
  /** Looks soon, once for several calls. */
  lookSoon(): void;
  /** Waits for the end of a term, in unix seconds. */
  waitUntil(until: number): void;
  stop(): void;
}

/** @param look compares what the cookie says now with what the page knows */
export function watchOutside(look: () => void): Outside {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let opened: ReturnType<typeof setTimeout> | undefined;
  const lookSoon = () => {
    clearTimeout(soon);
    soon = setTimeout(look, LATER_MS);
  };
  const TYPES = ['focus', 'pageshow', 'visibilitychange'];
  let store: EventTarget | undefined;
  const listen = () => {
    for (const name of TYPES) addEventListener(name, look);
    store?.addEventListener(store === window ? 'storage' : 'change', lookSoon);
  };
  // Only to get the browser's cookie store costs a millisecond of the main thread: once the page has come.
  const cancel = afterIdle(() => {
    store = (window as { cookieStore?: EventTarget }).cookieStore ?? window;
    listen();
    look();
    if (store === window) opened = setTimeout(look, OPENED_MS);
  });

  return {
    listen,
    lookSoon,
    waitUntil(until) {
      clearTimeout(timer);
      timer = setTimeout(look, Math.min(Math.max(until * 1000 - Date.now(), 0), LONGEST_TIMER_MS));
    },
    stop() {
      cancel();
      clearTimeout(timer);
      clearTimeout(soon);
      clearTimeout(opened);
      for (const name of TYPES) removeEventListener(name, look);
      store?.removeEventListener(store === window ? 'storage' : 'change', lookSoon);
    },
  };
}
