import type { Core } from '../core/lazy';
import { raiseAgain } from './raiseAgain';

const POINTER = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup'];

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
  // Many dialogs close on a click outside their box, which the notice is.
  const keep = (event: Event) => {
    if (host.parentElement?.localName === 'dialog') event.stopPropagation();
  };
  for (const type of POINTER) host.addEventListener(type, keep);
  const observer = new MutationObserver(place);
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['open'] });
  place();
  return () => {
    observer.disconnect();
    for (const type of POINTER) host.removeEventListener(type, keep);
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
