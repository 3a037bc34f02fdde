import {
  createContext,
  createElement,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ConsentOptions } from '../options/ConsentOptions';
import { type ConsentState, type ConsentStore, createStore, type InitialConsent } from './createStore';
import type { Name } from './Register';

export type { ConsentState, InitialConsent } from './createStore';
export * from './Register';

const Store = createContext<ConsentStore | undefined>(undefined);
// React 18 complains about the other one on a server.
const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;

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
  readonly children?: ReactNode;
}

/** Starts the consent of the page when it is mounted, and destroys it when it is unmounted. Wrap the app in it. */
export function ConsentProvider({ options, initial, children }: ConsentProviderProps): ReactNode {
  const [store] = useState(() => createStore(options, initial));
  const [, redraw] = useState(false);
  useBeforePaint(() => {
    store.start();
    // Has React subscribe, and draw what is open, before anybody sees it closed.
    redraw(true);
  }, [store]);
  // Not with the layout: that goes whenever something above is suspended.
  useEffect(() => store.stop, [store]);
  return createElement(Store.Provider, { value: store }, children);
}

const EXPECTED = 'Expected <ConsentProvider options={options}> above it. See docs/FRAMEWORKS.md#react-18-19';

/** The current state. The component renders again after each change. */
export function useConsent(): ConsentState {
  const store = useContext(Store);
  if (!store) throw new Error(`kelisim: useConsent or Gate is outside of a provider. ${EXPECTED}`);
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getInitial);
}

/** Renders its children while `needs` is open, else `fallback`. */
export function Gate(props: { needs: Name; fallback?: ReactNode; children?: ReactNode }): ReactNode {
  return useConsent().allows(props.needs) ? props.children : props.fallback;
}
