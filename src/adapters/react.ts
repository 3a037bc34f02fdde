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

/** Of `ConsentProvider`. */
export interface ConsentProviderProps {
  /** As for `createConsent`; those of the first drawing hold. None: the script tag makes the instance. */
  readonly options?: ConsentOptions;
  /** What the server has read from the cookie: drawn there and in the first drawing of the browser. */
  readonly initial?: InitialConsent;
  /** The app. */
  readonly children?: ReactNode;
}

/** Makes the page's consent once it is in the page, and destroys it when it goes. Wrap the app in it. */
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

/** The state of now: the component is drawn again after each change. */
export function useConsent(): ConsentState {
  const store = useContext(Store);
  if (!store) throw new Error('kelisim: useConsent and Gate need a ConsentProvider above them');
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getInitial);
}

/** Its children while `needs` is open, else `fallback`. */
export function Gate(props: { needs: Name; fallback?: ReactNode; children?: ReactNode }): ReactNode {
  return useConsent().allows(props.needs) ? props.children : props.fallback;
}
