import { raise } from '../notice/createNoticeLayer';

/** After a move of the element, which has closed what was in the top layer. */
export function raiseAgain(host: HTMLElement, notice: HTMLElement | null): void {
  if (notice) raise(notice);
  for (const dialog of host.shadowRoot?.querySelectorAll('dialog') ?? []) {
    // Not `close()`: that is the visitor's.
    dialog.removeAttribute('open');
    dialog.showModal?.();
  }
}
