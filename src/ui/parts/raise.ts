/** Into the top layer, above any `z-index` of the host; where there is none, the sheet's `z-index` has to do. */
export function raise(notice: HTMLElement): void {
  try {
    notice.showPopover?.();
  } catch {
    // It is there already.
  }
}
