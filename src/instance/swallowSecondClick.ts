const WITHIN_MS = 500;
const WITHIN_PX = 10;

/**
 * After a decision the notice is gone, and the focus is elsewhere. The second press of a double click would hit what
 * lies below the notice: a click in the same place and moment is swallowed. A key that is still held down would press
 * what has the focus now: its repetitions are swallowed.
 */
export function swallowSecondClick(first: MouseEvent, signal: AbortSignal): void {
  // A click by keyboard or by script has no place.
  if (first.detail) swallowClicks(first, signal);
  else swallowRepetitions(signal);
}

function swallowClicks(first: MouseEvent, signal: AbortSignal) {
  const isNear = ({ clientX, clientY }: MouseEvent) =>
    Math.abs(clientX - first.clientX) <= WITHIN_PX && Math.abs(clientY - first.clientY) <= WITHIN_PX;
  const endClicks = listen(signal, 'click', (event) => {
    if (isNear(event) && event !== first && event.isTrusted) swallow(event);
  });
  // A press elsewhere is not the second of this one. Not seen by its click: gated controls stop theirs.
  const endPresses = listen(signal, 'pointerdown', (event) => {
    if (!isNear(event)) end();
  });
  const end = () => {
    endClicks();
    endPresses();
  };
  setTimeout(end, WITHIN_MS);
}

function swallowRepetitions(signal: AbortSignal) {
  const end = listen(signal, 'keydown', (event) => {
    if (event.repeat) swallow(event);
    else end();
  });
}

/** @returns stops listening */
function listen<Type extends 'click' | 'keydown' | 'pointerdown'>(
  signal: AbortSignal,
  type: Type,
  listener: (event: WindowEventMap[Type]) => void,
): () => void {
  const end = () => removeEventListener(type, listener, true);
  addEventListener(type, listener, true);
  signal.addEventListener('abort', end, { once: true });
  return end;
}

function swallow(event: Event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
