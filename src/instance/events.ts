import type { Report } from '../options/Report';
import type { ConsentEvents } from './Consent';

type Listener = (detail: never) => void;

/** The events of an instance: on `document` for everybody, and for the listeners of `on`. */
export interface Events {
  emit<Type extends keyof ConsentEvents>(type: Type, detail: ConsentEvents[Type]): void;
  /** @returns stops listening */
  on<Type extends keyof ConsentEvents>(type: Type, listener: (detail: ConsentEvents[Type]) => void): () => void;
  /** Listens on the document, again where the page has replaced it. */
  listen(): void;
  /** Forgets every listener. */
  stop(): void;
}

export function createEvents(): Events {
  const listeners = new Map<string, Set<Listener>>();
  const call = (type: string, detail: unknown) =>
    callAll(listeners.get(type) ?? new Set<Listener>(), (listener) => listener(detail as never));
  // Errors are also reported where there is no instance (`kelisim.signals.js`): the document hears all of them.
  const onError = (event: Event) => call('error', (event as CustomEvent).detail);

  return {
    emit(type, detail) {
      dispatch(type, detail);
      if (type !== 'error') call(type, detail);
    },
    on(type, listener) {
      const all = listeners.get(type) ?? new Set();
      // Registered twice, a listener is called twice.
      const entry: Listener = (detail) => listener(detail);
      listeners.set(type, all.add(entry));
      return () => all.delete(entry);
    },
    listen: () => document.addEventListener('kelisim:error', onError),
    stop() {
      listeners.clear();
      document.removeEventListener('kelisim:error', onError);
    },
  };
}

/** Dispatches on `document`. The browser reports what a listener throws, and calls the others. */
function dispatch(type: string, detail: unknown): void {
  callPortal(() => {
    // Not by its constructor: a page may have a class of its own with that name.
    const event = document.createEvent('CustomEvent');
    event.initCustomEvent(`kelisim:${type}`, false, false, detail);
    document.dispatchEvent(event);
  });
}

/** Calls code of the portal: what it throws is reported on the console, and reaches nothing else. */
export function callPortal(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    console.error(error);
  }
}

/** Calls those that listen now. One that is added meanwhile is called the next time; one that is removed no more. */
export function callAll<Listener>(listeners: ReadonlySet<Listener>, call: (listener: Listener) => void): void {
  for (const listener of [...listeners]) if (listeners.has(listener)) callPortal(() => call(listener));
}

/** Reports a failure on the console and as an event; nothing is allowed by it. */
export const reportError: Report = (code, text) => {
  // What has no page of its own is documented with its code.
  const message = text.includes('docs/') ? text : `${text} (see docs/EVENTS.md#errors)`;
  console.error(`kelisim: ${message}`);
  dispatch('error', { code, message });
};
