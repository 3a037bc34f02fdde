/** Events that would otherwise reach the hotkeys and scroll locks of the page. Clicks, pointers and focus do reach it. */
const KEPT = ['keydown', 'keyup', 'keypress', 'wheel', 'touchstart', 'touchmove', 'touchend', 'touchcancel'] as const;
const PRESS = 'button, summary, a[href], input';

/**
 * Keeps keyboard, wheel and touch events of our controls from the page. The page sees them come from our element, not from a
 * button, so that its check "not in a form field" does not help. Where the page has prevented Enter or Space before it came to
 * us, the control is pressed all the same, once.
 */
export function keepKeys(host: HTMLElement, root: ShadowRoot): void {
  for (const type of KEPT) {
    host.addEventListener(type, (event) => {
      // The Escape of a dialog of the page is the page's.
      const isEscape = (event as KeyboardEvent).key === 'Escape';
      if (!(isEscape && host.parentElement?.closest('dialog'))) event.stopPropagation();
    });
  }
  root.addEventListener('keydown', (event) => {
    const { key, repeat, defaultPrevented, target } = event as KeyboardEvent;
    const isPress = key === 'Enter' || key === ' ';
    if (!defaultPrevented || !isPress || repeat) return;
    const control = (target as Element).closest<HTMLElement>(PRESS);
    // Enter does not switch a check box; Space does not follow a link.
    if (!control || (control.localName === 'input' && key === 'Enter') || (control.localName === 'a' && key === ' '))
      return;
    control.click();
  });
}
