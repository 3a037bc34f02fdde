/** After a move, which has closed what was in the top layer. */
export function raiseAgain(host: HTMLElement, notice: HTMLElement): void {
  if (notice.isConnected && !isRaised(notice)) notice.showPopover?.();
  for (const dialog of host.shadowRoot?.querySelectorAll('dialog') ?? []) {
    // Not `close()`: that is the visitor's.
    dialog.removeAttribute('open');
    dialog.showModal?.();
  }
}

function isRaised(notice: HTMLElement): boolean {
  try {
    return notice.matches(':popover-open');
  } catch {
    return true;
  }
}
