import type { Core } from '../core/lazy';
import { raiseAgain } from './raiseAgain';

const POINTER = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup'];

/** Many dialogs close on a click outside their box, which the notice is: what happens in it stays in it. */
export function keepClicks({ host }: Core): void {
  for (const type of POINTER) {
    host.addEventListener(type, (event) => {
      const path = event.composedPath() as Element[];
      // As it was when the event began: a decision has moved the element by now.
      if (path.slice(path.indexOf(host)).some(({ localName }) => localName === 'dialog')) event.stopPropagation();
    });
  }
}

/**
 * While the host has a modal dialog open, everything outside it is inert, the top layer included: the widget's element
 * moves into the dialog, and back when it closes.
 * @returns ends it
 */
export function joinDialogs({ host }: Core, notice: HTMLElement): () => void {
  const place = () => {
    const modal = openModal();
    const parent = modal ?? (host.parentElement?.closest('dialog') ? document.documentElement : undefined);
    if (!parent || host.parentNode === parent) return;
    parent.insertBefore(host, modal ? null : document.body);
    raiseAgain(host, notice);
  };
  const observer = new MutationObserver(place);
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['open'] });
  place();
  return () => {
    observer.disconnect();
    const dialog = host.parentElement?.closest('dialog');
    if (dialog) document.documentElement.append(host);
  };
}

function openModal(): Element | undefined {
  try {
    return [...document.querySelectorAll('dialog:modal')].pop();
  } catch {
    // `:modal` is younger than the dialog itself: what is open does no harm either.
    return [...document.querySelectorAll('dialog[open]')].pop();
  }
}
