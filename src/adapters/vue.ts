import { type App, type Directive, type InjectionKey, inject, type ShallowRef, shallowRef } from 'vue';
import type { ConsentOptions } from '../options/ConsentOptions';
import { type ConsentState, createStore, type InitialConsent } from './createStore';
import type { Name } from './Register';

export type { ConsentState, InitialConsent } from './createStore';
export * from './Register';

type State = Readonly<ShallowRef<ConsentState>>;
const KEY: InjectionKey<State> = Symbol('kelisim');

const mark = (element: HTMLElement, { value }: { value: Name }) => {
  element.dataset.kelisimNeeds = value;
};

/**
 * `v-needs="'account'"` sets the attribute `data-kelisim-needs`: a closed link, button or form asks, and its action
 * continues after consent. Put content behind `v-if`: what is only hidden has been loaded.
 */
export const vNeeds: Directive<HTMLElement, Name> = {
  created: mark,
  updated: mark,
  getSSRProps: ({ value }) => ({ 'data-kelisim-needs': value }),
};

/** `app.use(consentPlugin, options)` makes the page's consent once the app is mounted, and destroys it with the app. */
export const consentPlugin = {
  /**
   * @param options the options of `createConsent`; without them the instance of the script tag is followed
   * @param initial what the server has read from the cookie, for its own render and the first one in the browser
   */
  install(app: App, options?: ConsentOptions, initial?: InitialConsent): void {
    const store = createStore(options, initial);
    const state = shallowRef(store.getSnapshot());
    store.subscribe(() => {
      state.value = store.getSnapshot();
    });
    app.provide(KEY, state).directive('needs', vNeeds);
    const { mount, unmount } = app;
    app.mount = (...root) => {
      const instance = mount(...root);
      store.start();
      return instance;
    };
    app.unmount = () => {
      unmount();
      store.stop();
    };
  },
};

const EXPECTED =
  'Expected the plugin, such as app.use(consentPlugin, options). See docs/FRAMEWORKS.md#vue-33-and-later';

/** The current state. In templates: `consent.allows('statistics')`. */
export function useConsent(): State {
  const state = inject(KEY, undefined);
  if (!state) throw new Error(`kelisim: useConsent is used without the plugin. ${EXPECTED}`);
  return state;
}
