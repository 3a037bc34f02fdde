/** Into the top layer, above any `z-index` of the page; where there is none, the sheet's `z-index` has to do. */
export function raise(view: HTMLElement): void {
  if (!view.isConnected) return;
  try {
    view.showPopover?.();
  } catch {
    // It is in the top layer already.
  }
}

/** Opens anew what a move of our element has closed. */
export function raiseAgain(root: ShadowRoot): void {
  for (const view of viewsIn(root)) {
    if (view.localName !== 'dialog') raise(view);
    else {
      // Not `close()`: that is the visitor's.
      view.removeAttribute('open');
      (view as HTMLDialogElement).showModal?.();
    }
  }
}

/** Whether every view is in the top layer still. Where the browser cannot tell, yes. */
export function areRaised(root: ShadowRoot): boolean {
  return [...viewsIn(root)].every((view) => {
    const [method, state] = view.localName === 'dialog' ? ['showModal', ':modal'] : ['showPopover', ':popover-open'];
    try {
      return !(method in view) || view.matches(state);
    } catch {
      return true;
    }
  });
}

/** In the order in which they lie above each other. */
function viewsIn(root: ShadowRoot): NodeListOf<HTMLElement> {
  return root.querySelectorAll('[popover], dialog');
}
