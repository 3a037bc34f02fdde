import type { Snapshot } from '../instance/Consent';
import { callAll } from '../instance/events';
import type { ConsentOptions } from '../options/ConsentOptions';
import { DEFAULT_LANGUAGE, normalizeLanguage } from '../texts/languages';
import { joinPage } from './joinPage';
import type { Name, PageConsent } from './Register';

/** What a component sees. A new object after each change. */
export interface ConsentState extends Snapshot {
  /** Whether the category or feature is open now. */
  allows(name: Name): boolean;
  /** Shows the notice, headed by why the feature is closed; `false` at once where there is no instance yet. */
  ask(name: Name): Promise<boolean>;
  /** For everything else. `undefined` on a server, and in a page until it has been made or its script tag has come. */
  readonly consent: PageConsent | undefined;
}

/** What the server knows of this visitor: plain data, so that it can travel with the page. */
export interface InitialConsent extends Partial<Snapshot> {
  /** The categories and features that are open: those for which `readConsent(…).allows(name)` is `true`. */
  readonly open?: readonly Name[];
}

/** What the adapters have in common: the store contract, on servers as well, and when the instance comes and goes. */
export interface ConsentStore {
  /** In the browser only, once what the server has drawn has been taken over. */
  start(): void;
  stop(): void;
  subscribe(listener: () => void): () => void;
  getSnapshot(): ConsentState;
  /** As the server has drawn it. */
  getInitial(): ConsentState;
}

/** @param options none: the script tag makes the instance */
export function createStore(options?: ConsentOptions, initial: InitialConsent = {}): ConsentStore {
  const { open = [], ...known } = initial;
  const before: ConsentState = {
    status: 'undecided',
    record: null,
    language: normalizeLanguage(`${options?.language || DEFAULT_LANGUAGE}`),
    stored: !!known.record,
    ...known,
    allows: (name) => open.includes(name),
    ask: async () => false,
    consent: undefined,
  };
  const listeners = new Set<() => void>();
  let state = before;
  let leave: (() => void) | undefined;
  let unsubscribe: (() => void) | undefined;

  function follow(consent: PageConsent) {
    const { allows, ask } = consent;
    // New functions too: what is memoized by them is drawn again.
    state = { ...consent.getSnapshot(), allows: (name) => allows(name), ask: (name) => ask(name), consent };
    callAll(listeners, (listener) => listener());
  }

  return {
    start() {
      leave ??= joinPage(options, (page) => {
        const consent = page as PageConsent;
        unsubscribe = consent.subscribe(() => follow(consent));
        follow(consent);
      });
    },
    stop() {
      unsubscribe?.();
      leave?.();
      leave = unsubscribe = undefined;
      state = before;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => state,
    getInitial: () => before,
  };
}
