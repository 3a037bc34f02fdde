import { attributeOf } from '../browser/attributeOf';
import { isLink } from '../browser/isLink';
import type { Attempt } from '../companion/CompanionContext';

/** What the controls of the page need of the instance. */
export interface Gatekeeper {
  allows(name: string): boolean;
  ask(name: string): Promise<boolean>;
  /** Does what the control would have done. */
  resume(attempt: Attempt): void;
  /** @returns whether the view was shown */
  open(view: string): Promise<boolean>;
}

/** The listener of the page's own controls. */
export interface Controls {
  /** Adds the listeners, again where the page has replaced its document. */
  listen(): void;
  stop(): void;
}

const TYPES = ['click', 'auxclick', 'submit'];

/**
 * The page's own controls, also those added later. `data-kelisim-needs` on links, buttons and forms: while closed,
 * activating one asks, and once it is allowed the same action happens. `data-kelisim-open`: opens a view. It listens on
 * `window` in the capture phase: before any handler of the page that is not there too.
 */
export function createControls(gatekeeper: Gatekeeper): Controls {
  // Only what the visitor wanted last is resumed.
  let last: Event | undefined;

  const intercept = (event: Event) => {
    // Of the other buttons only the middle one activates anything.
    if ((event as MouseEvent).button === 2) return;
    const path = event.composedPath();
    const isSubmit = event.type === 'submit';
    const find = (attribute: string) =>
      path.find((node) => attributeOf(node, attribute) !== null && isForm(node) === isSubmit) as
        | HTMLElement
        | undefined;
    const control = find('data-kelisim-needs');
    const name = control && attributeOf(control, 'data-kelisim-needs');
    const opener = find('data-kelisim-open');
    if (control && typeof name === 'string' && !gatekeeper.allows(name)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      last = event;
      gatekeeper.ask(name).then(
        (isAllowed) => isAllowed && last === event && gatekeeper.resume({ event, control, needs: name, path }),
        // Reported already.
        () => {},
      );
    } else if (opener) {
      const link = path.find(isLink);
      // A press that opens a tab or window of its own is the browser's.
      if (event.type === 'auxclick' || (link && isModified(event as MouseEvent))) return;
      event.preventDefault();
      gatekeeper.open(opener.dataset.kelisimOpen ?? '').then((isShown) => {
        // A link whose view cannot be shown is a link.
        if (!isShown && link) location.assign(link.href);
      });
    }
  };

  return {
    listen() {
      for (const type of TYPES) addEventListener(type, intercept, true);
    },
    stop() {
      for (const type of TYPES) removeEventListener(type, intercept, true);
    },
  };
}

function isModified({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey || altKey;
}

/**
 * By a selector: a form's fields may take the place of its properties, and a page may have a class
 * `HTMLFormElement`.
 */
function isForm(element: EventTarget): boolean {
  return document.documentElement.matches.call(element, 'form');
}
