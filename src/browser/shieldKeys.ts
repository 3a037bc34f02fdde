const KEYS = ['keydown', 'keyup', 'keypress'] as const;
const GESTURES = ['wheel', 'touchstart', 'touchmove', 'touchend', 'touchcancel'] as const;
const PRESS = 'button, summary, a[href], input';

/**
 * Keeps the keys of our controls from the hotkeys of the page, which sees them come from our element and not from a
 * button: its check "not in a form field" does not help. Where the page has prevented Enter or Space before it came to
 * us, the control is pressed all the same, once.
 * @returns adds the listeners; adding them twice does nothing
 */
export function shieldKeys(host: HTMLElement, root: ShadowRoot): () => void {
  // Enter presses at keypress, Space at keyup, unless their keydown was prevented.
  let isDue = false;
  const keep = (event: Event) => {
    // The Escape of a dialog of the page is the page's.
    const isEscape = (event as KeyboardEvent).key === 'Escape';
    if (!(isEscape && host.parentElement?.closest('dialog'))) event.stopPropagation();
  };
  const press = (event: Event) => {
    const { type, key, repeat, defaultPrevented, target } = event as KeyboardEvent;
    const isSpace = key === ' ';
    if (repeat || !(isSpace || key === 'Enter')) return;
    const isFirst = type === 'keydown';
    const isHere = isFirst || (isDue && type === (isSpace ? 'keyup' : 'keypress'));
    if (isFirst) isDue = !defaultPrevented;
    if (!defaultPrevented || !isHere) return;
    const control = (target as Element).closest<HTMLElement>(PRESS);
    // Enter does not switch a check box; Space does not follow a link.
    if (!control || (control.localName === 'input' && !isSpace) || (control.localName === 'a' && isSpace)) return;
    control.click();
  };
  return () => {
    for (const type of KEYS) {
      host.addEventListener(type, keep);
      root.addEventListener(type, press);
    }
  };
}

/** Keeps wheel and touch from the scroll locks and sliders of the page. Clicks, pointers and focus do reach it. */
export function shieldGestures(host: HTMLElement): void {
  for (const type of GESTURES) host.addEventListener(type, stop, { passive: true });
}

function stop(event: Event) {
  event.stopPropagation();
}
