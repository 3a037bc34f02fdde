import {
  afterNextRender,
  DestroyRef,
  type EnvironmentProviders,
  InjectionToken,
  inject,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
  type Signal,
  signal,
} from '@angular/core';
import type { ConsentOptions } from '../options/ConsentOptions';
import { type ConsentState, createStore, type InitialConsent } from './createStore';

export type { ConsentState, InitialConsent } from './createStore';
export * from './Register';

const CONSENT = new InjectionToken<Signal<ConsentState>>('kelisim');

/**
 * Starts the consent of the page after the first render of the app, and destroys it with the app.
 * @param options the options of `createConsent`; without them the instance of the script tag is followed
 * @param initial what the server has read from the cookie, for its own render and the first one in the browser
 *
 * @example bootstrapApplication(App, { providers: [provideConsent(options)] })
 */
export function provideConsent(options?: ConsentOptions, initial?: InitialConsent): EnvironmentProviders {
  return makeEnvironmentProviders([
    {
      provide: CONSENT,
      useFactory: () => {
        const store = createStore(options, initial);
        const state = signal(store.getSnapshot());
        store.subscribe(() => state.set(store.getSnapshot()));
        // In the browser only, and once what the server has drawn has been taken over.
        afterNextRender(store.start);
        inject(DestroyRef).onDestroy(store.stop);
        return state.asReadonly();
      },
    },
    // Also where no component asks for it.
    provideEnvironmentInitializer(() => inject(CONSENT)),
  ]);
}

const EXPECTED =
  'Expected providers: [provideConsent(options)] of the app. See docs/FRAMEWORKS.md#angular-19-and-later';

/** The current state, as a signal: `consent().allows('statistics')`. */
export function injectConsent(): Signal<ConsentState> {
  const state = inject(CONSENT, { optional: true });
  if (!state) throw new Error(`kelisim: injectConsent is used without a provider. ${EXPECTED}`);
  return state;
}
