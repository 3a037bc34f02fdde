/** Into the top layer, above any `z-index` of the host; where there is none, the sheet's `z-index` has to do. */
export function raise(element: HTMLElement | null) {
  if (element?.isConnected) element.showPopover?.();
}
