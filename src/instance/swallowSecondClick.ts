const WITHIN_MS = 500;
const WITHIN_PX = 10;

/**
 * After a decision the notice is gone, and the second press of a double click would hit what lies below it: a click in the same
 * place and moment is swallowed, unless the visitor has pressed elsewhere in between.
 */
export function swallowSecondClick(first: MouseEvent, signal: AbortSignal): void {
  // A click by keyboard or by script has no place.
  if (!first.detail) return;
  const isNear = ({ clientX, clientY }: MouseEvent) =>
    Math.abs(clientX - first.clientX) <= WITHIN_PX && Math.abs(clientY - first.clientY) <= WITHIN_PX;
  const swallow = (event: MouseEvent) => {
    if (!isNear(event) || event === first || !event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  // Not by the click: gated controls stop theirs.
  const watch = (event: PointerEvent) => {
    if (!isNear(event)) end();
  };
  const end = () => {
    removeEventListener('click', swallow, true);
    removeEventListener('pointerdown', watch, true);
  };
  addEventListener('click', swallow, true);
  addEventListener('pointerdown', watch, true);
  setTimeout(end, WITHIN_MS);
  signal.addEventListener('abort', end, { once: true });
}
