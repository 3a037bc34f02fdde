import { reportError } from '../instance/events';
import { readOptions } from '../loading/readOptions';
import { defineWidget, WIDGET } from '../notice/defineWidget';
import { type ConsentStore, createStore } from './createStore';
import type { PageConsent } from './Register';

/** `<kelisim-widget>` where the page has written it. */
export interface KelisimElement extends HTMLElement {
  /** The page's instance; `undefined` while this element does not start it. */
  readonly consent: PageConsent | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'kelisim-widget': KelisimElement;
  }
}

/**
 * `<kelisim-widget data-preset="…" …>` in the page's own markup starts the consent, with the attributes of the script
 * tag and its JSON; removed from the page, it ends it; `data-language` switches. It draws nothing itself: the notice is
 * drawn beside `<body>`, out of reach of whatever replaces that, in an element of the same name, which has a shadow
 * root.
 */
export function defineElement(): void {
  if (typeof customElements === 'undefined') return;
  const stores = new WeakMap<HTMLElement, ConsentStore>();
  const report = (error: Error) => reportError('config', error.message);

  defineWidget({
    connected(element) {
      // With a shadow root it is the one in which the notice is drawn.
      if (element.shadowRoot || stores.has(element)) return;
      try {
        const store = createStore(readOptions(element.dataset));
        stores.set(element, store);
        store.start();
      } catch (error) {
        report(error as Error);
      }
    },
    disconnected(element) {
      stores.get(element)?.stop();
      stores.delete(element);
    },
    languageChanged(element, language) {
      if (language) stores.get(element)?.getSnapshot().consent?.setLanguage(language).catch(report);
    },
  });
  const { prototype } = customElements.get(WIDGET) as CustomElementConstructor;
  if ('consent' in prototype) return;
  Object.defineProperty(prototype, 'consent', {
    get(this: HTMLElement) {
      return stores.get(this)?.getSnapshot().consent;
    },
  });
}
