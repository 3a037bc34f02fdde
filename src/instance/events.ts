import type { Report } from '../options/Report';
import type { ConsentEvents } from './Consent';

type Listener = (detail: never) => void;

/** The events of an instance: on `document` for everybody, and for the listeners of `on`. */
export interface Events {
  /**
   * A listener may decide in its turn: what follows from that is told once everybody has heard of the first event.
   * @param isDue asked when its turn has come; default: it is
   */
  emit<Type extends keyof ConsentEvents>(type: Type, detail: ConsentEvents[Type], isDue?: () => boolean): void;
  /** @returns stops listening */
  on<Type extends keyof ConsentEvents>(type: Type, listener: (detail: ConsentEvents[Type]) => void): () => void;
  /** Listens on the document, again where the page has replaced it. */
  listen(): void;
  /** Forgets every listener. */
  stop(): void;
}

/** Listeners that decide against each other would go on without end. */
const MOST_IN_TURN = 500;

export function createEvents(): Events {
  const waiting: (() => void)[] = [];
  let isTelling = false;
  let isStopped = false;
  const listeners = new Map<string, Set<Listener>>();
  const call = (type: string, detail: unknown) => {
    for (const listener of listeners.get(type) ?? []) callHost(() => listener(detail as never));
  };
  // Errors are also reported where there is no instance (`kelisim.signals.js`): the document hears all of them.
  const onError = (event: Event) => call('error', (event as CustomEvent).detail);

  return {
    emit(type, detail, isDue = () => true) {
      if (isStopped) return;
      waiting.push(() => {
        if (!isDue()) return;
        dispatch(type, detail);
        if (type !== 'error') call(type, detail);
      });
      if (!isTelling) tellAll();
    },
    on(type, listener) {
      const all = listeners.get(type) ?? new Set();
      // Registered twice, a listener is called twice.
      const own: Listener = (detail) => listener(detail);
      listeners.set(type, all.add(own));
      return () => all.delete(own);
    },
    listen: () => document.addEventListener('kelisim:error', onError),
    stop() {
      isStopped = true;
      listeners.clear();
      document.removeEventListener('kelisim:error', onError);
    },
  };

  function tellAll() {
    isTelling = true;
    let count = 0;
    for (let tell = waiting.shift(); tell && count < MOST_IN_TURN; tell = waiting.shift()) {
      count++;
      tell();
    }
    if (count === MOST_IN_TURN) reportError('config', CONTRADICTION);
    waiting.length = 0;
    isTelling = false;
  }
}

const CONTRADICTION =
  'kelisim:change: listeners of this page decide again and again, each against the other. They are not called any further';

/** Dispatches on `document`. The browser reports what a listener throws, and calls the others. */
function dispatch(type: string, detail: unknown): void {
  callHost(() => {
    // Not by its constructor: a page may have a class of its own with that name.
    const event = document.createEvent('CustomEvent');
    event.initCustomEvent(`kelisim:${type}`, false, false, detail);
    document.dispatchEvent(event);
  });
}

/** Calls code of the portal: what it throws is reported on the console, and reaches nothing else. */
export function callHost(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    console.error(error);
  }
}

/** Reports a failure on the console and as an event; nothing is allowed by it. */
export const reportError: Report = (code, message) => {
  console.error(`kelisim: ${message}`);
  dispatch('error', { code, message });
};
