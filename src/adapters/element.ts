import { reportError } from '../core/events';
import { readOptions } from '../tag/readOptions';
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
 * `<kelisim-widget data-preset="…" …>` in the page's own markup starts the consent, with the attributes of the script tag
 * and its JSON; taken out of the page, it ends it; `data-language` switches. It draws nothing itself: what is drawn stands
 * beside `<body>`, out of reach of whatever replaces that, in an element of the same name, which has a shadow root.
 */
export function defineElement(): void {
  if (typeof customElements === 'undefined' || customElements.get('kelisim-widget')) return;
  const stores = new WeakMap<HTMLElement, ConsentStore>();

  customElements.define(
    'kelisim-widget',
    class extends HTMLElement implements KelisimElement {
      static readonly observedAttributes = ['data-language'];

      get consent(): PageConsent | undefined {
        return stores.get(this)?.getSnapshot().consent;
      }

      connectedCallback() {
        if (this.shadowRoot) return;
        try {
          const store = createStore(readOptions(this.dataset));
          stores.set(this, store);
          store.start();
        } catch (error) {
          reportError('config', (error as Error).message);
        }
      }

      disconnectedCallback() {
        stores.get(this)?.stop();
        stores.delete(this);
      }

      attributeChangedCallback(_name: string, _before: string | null, language: string | null) {
        if (language) this.consent?.setLanguage(language).catch((error: Error) => reportError('config', error.message));
      }
    },
  );
}
