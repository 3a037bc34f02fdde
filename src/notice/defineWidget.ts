/** The name of our element. */
export const WIDGET = 'kelisim-widget';
/** The element that the server has drawn. */
export const DRAWN = `${WIDGET}[data-static]`;

/** What `kelisim/element` adds to the element: it starts the consent of the page from the element's own attributes. */
export interface WidgetBehaviour {
  connected(element: HTMLElement): void;
  disconnected(element: HTMLElement): void;
  languageChanged(element: HTMLElement, language: string | null): void;
}

/** An element of this name. */
export interface WidgetElement extends HTMLElement {
  /** Called after the element was put into the page, moved or removed, by us or by the page. */
  moved?: (() => void) | undefined;
}

interface WidgetClass extends CustomElementConstructor {
  behaviour?: WidgetBehaviour;
}

/**
 * Defines the element, once for a page: an undefined one would be hidden by rules for `:not(:defined)`. There is one
 * class, whichever of our entries comes first; the others add their behaviour to it.
 */
export function defineWidget(behaviour?: WidgetBehaviour): void {
  if (typeof customElements === 'undefined') return;
  if (!customElements.get(WIDGET)) customElements.define(WIDGET, createClass());
  if (!behaviour) return;
  (customElements.get(WIDGET) as WidgetClass).behaviour = behaviour;
  // Elements that were in the page before: the class had no behaviour for them yet.
  for (const element of document.querySelectorAll<HTMLElement>(WIDGET)) behaviour.connected(element);
}

// A function: importing a module must do nothing on a server, where there is no `HTMLElement`.
function createClass(): WidgetClass {
  return class KelisimWidget extends HTMLElement implements WidgetElement {
    declare moved?: WidgetElement['moved'];
    declare static behaviour?: WidgetBehaviour;

    static get observedAttributes() {
      return ['data-language'];
    }

    connectedCallback() {
      this.moved?.();
      KelisimWidget.behaviour?.connected(this);
    }

    disconnectedCallback() {
      this.moved?.();
      KelisimWidget.behaviour?.disconnected(this);
    }

    attributeChangedCallback(_name: string, _before: string | null, language: string | null) {
      KelisimWidget.behaviour?.languageChanged(this, language);
    }
  };
}
