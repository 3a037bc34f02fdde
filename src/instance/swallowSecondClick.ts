const WITHIN_MS = 500;
const WITHIN_PX = 10;

/**
 * After a decision the notice is gone, and the second press of a double click would hit what lies below it: a click in the same
 * place and moment is swallowed.
 */
export function swallowSecondClick(first: MouseEvent, signal: AbortSignal): void {
  // A click by keyboard or by script has no place.
  if (!first.detail) return;
  const { clientX, clientY } = first;
  const swallow = (event: MouseEvent) => {
    const isNear = Math.abs(event.clientX - clientX) <= WITHIN_PX && Math.abs(event.clientY - clientY) <= WITHIN_PX;
    if (!isNear || event === first || !event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('click', swallow, true);
  const end = () => removeEventListener('click', swallow, true);
  setTimeout(end, WITHIN_MS);
  signal.addEventListener('abort', end, { once: true });
}
