import { raiseAgain } from '../notice/raise';
import type { CompanionContext } from './CompanionContext';

const POINTER = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup'];
/** Modals that are no `<dialog>`: their libraries pull the focus back into them. */
const ARIA_MODAL = '[aria-modal="true"]';

/**
 * Many dialogs close on a click outside their box, which the notice is: what happens in it stays in it.
 * @returns adds the listeners; adding them twice does nothing
 */
export function shieldClicks({ host, signal }: CompanionContext): () => void {
  const keep = (event: Event) => {
    const path = event.composedPath() as Element[];
    // As it was when the event began: a decision may have moved the element.
    const outer = path.slice(path.indexOf(host));
    if (outer.some((node) => node.localName === 'dialog' || node.matches?.(ARIA_MODAL))) event.stopPropagation();
  };
  return () => {
    for (const type of POINTER) host.addEventListener(type, keep, { signal });
  };
}

/**
 * While the page has a modal dialog open, everything outside it is inert, the top layer included; a modal of another
 * kind takes the focus back. The widget's element moves into the modal, and back when it closes.
 * @returns ends it
 */
export function joinModals({ host, root }: CompanionContext): () => void {
  const place = () => {
    const modal = openModal();
    const parent = modal ?? (modalAround(host) ? document.documentElement : undefined);
    if (!parent || host.parentNode === parent) return;
    parent.insertBefore(host, modal ? null : document.body);
    // The modal may have shut it out with the rest of the page.
    for (const name of ['inert', 'aria-hidden']) host.removeAttribute(name);
    raiseAgain(root);
  };
  const observer = new MutationObserver(place);
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['open', 'aria-modal', 'aria-hidden', 'hidden', 'style', 'class'],
  });
  place();
  return () => {
    observer.disconnect();
    if (modalAround(host)) document.documentElement.append(host);
  };
}

function modalAround(host: HTMLElement): Element | null | undefined {
  return host.parentElement?.closest(`dialog, ${ARIA_MODAL}`);
}

function openModal(): Element | undefined {
  return openDialogs().pop() ?? [...document.querySelectorAll(ARIA_MODAL)].filter(isOpen).pop();
}

function openDialogs(): Element[] {
  try {
    return [...document.querySelectorAll('dialog:modal')];
  } catch {
    // `:modal` is younger than the dialog itself.
    return [...document.querySelectorAll('dialog[open]')];
  }
}

function isOpen(element: Element): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
}
