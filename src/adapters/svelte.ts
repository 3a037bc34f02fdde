import { getContext, onMount, setContext } from 'svelte';
import type { ConsentOptions } from '../options/ConsentOptions';
import { type ConsentState, createStore, type InitialConsent } from './createStore';
import type { Name } from './Register';

export type { ConsentState, InitialConsent } from './createStore';
export * from './Register';

/** A store of Svelte: `$consent.allows('statistics')`. */
export interface ConsentReadable {
  /** Calls back at once, and after each change; returns what ends it. */
  subscribe(run: (state: ConsentState) => void): () => void;
}

const KEY = Symbol('kelisim');

/**
 * In the script of your outermost component (`+layout.svelte`): makes the page's consent once that is in the page,
 * and destroys it when it goes.
 * @param options the options of `createConsent`; without them the instance of the script tag is followed
 * @param initial what the server has read from the cookie, for its own render and the first one in the browser
 */
export function provideConsent(options?: ConsentOptions, initial?: InitialConsent): ConsentReadable {
  const { start, stop, subscribe, getSnapshot } = createStore(options, initial);
  onMount(() => {
    start();
    return stop;
  });
  return setContext(KEY, {
    subscribe(run) {
      run(getSnapshot());
      return subscribe(() => run(getSnapshot()));
    },
  } satisfies ConsentReadable);
}

const EXPECTED = 'Expected a component above it that calls provideConsent(options). See docs/FRAMEWORKS.md#svelte-4-5';

/** The store, in any component within. */
export function useConsent(): ConsentReadable {
  const store = getContext<ConsentReadable | undefined>(KEY);
  if (!store) throw new Error(`kelisim: useConsent is outside of a provider. ${EXPECTED}`);
  return store;
}

/**
 * Action: `use:needs={'account'}` on a link, button or form. While closed it asks, and its action continues after
 * consent. Put content behind `{#if}`: what is only hidden has been loaded.
 */
export function needs(element: HTMLElement, name: Name): { update(next: Name): void } {
  const update = (next: Name) => {
    element.dataset.kelisimNeeds = next;
  };
  update(name);
  return { update };
}
