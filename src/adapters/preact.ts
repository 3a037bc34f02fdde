import { type ComponentChildren, createContext, Fragment, h, type VNode } from 'preact';
import { useContext, useLayoutEffect, useState } from 'preact/hooks';
import type { ConsentOptions } from '../options/ConsentOptions';
import { type ConsentState, type ConsentStore, createStore, type InitialConsent } from './createStore';
import type { Name } from './Register';

export type { ConsentState, InitialConsent } from './createStore';
export * from './Register';

const Store = createContext<ConsentStore | undefined>(undefined);

/** The props of `ConsentProvider`. */
export interface ConsentProviderProps {
  /**
   * The options of `createConsent`; only those of the first render count. Without them, the instance of the script
   * tag is followed.
   */
  readonly options?: ConsentOptions;
  /** What the server has read from the cookie, for its own render and the first one in the browser. */
  readonly initial?: InitialConsent;
  /** The app. */
  readonly children?: ComponentChildren;
}

/** Starts the consent of the page when it is mounted, and destroys it when it is unmounted. Wrap the app in it. */
export function ConsentProvider({ options, initial, children }: ConsentProviderProps): VNode {
  const [store] = useState(() => createStore(options, initial));
  useLayoutEffect(() => {
    store.start();
    return store.stop;
  }, [store]);
  return h(Fragment, null, h(Store.Provider, { value: store }, children));
}

const EXPECTED = 'Expected <ConsentProvider options={options}> above it. See docs/FRAMEWORKS.md#preact-10-11';

/** The current state. The component renders again after each change. */
export function useConsent(): ConsentState {
  const store = useContext(Store);
  if (!store) throw new Error(`kelisim: useConsent or Gate is outside of a provider. ${EXPECTED}`);
  const [state, setState] = useState(store.getSnapshot);
  useLayoutEffect(() => {
    const follow = () => setState(store.getSnapshot());
    // What has changed between drawing and now.
    follow();
    return store.subscribe(follow);
  }, [store]);
  return state;
}

/** Renders its children while `needs` is open, else `fallback`. */
export function Gate(props: { needs: Name; fallback?: ComponentChildren; children?: ComponentChildren }): VNode {
  return h(Fragment, null, useConsent().allows(props.needs) ? props.children : props.fallback);
}
