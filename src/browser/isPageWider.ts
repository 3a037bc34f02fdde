/** Pixels that a scroll bar may have. */
const SCROLLBAR = 20;

/** Whether the page is wider than the screen of a phone: what is fixed is then as wide as the page. */
export function isPageWider(): boolean {
  return innerWidth > document.documentElement.clientWidth + SCROLLBAR;
}
