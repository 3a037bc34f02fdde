const TYPES = ['pointerover', 'focusin', 'touchstart'] as const;

/** Calls back once, when the visitor first points at our element, touches it, or moves the focus into it. */
export function watchIntent(host: HTMLElement, callback: () => void): void {
  const call = () => {
    for (const type of TYPES) host.removeEventListener(type, call);
    callback();
  };
  for (const type of TYPES) host.addEventListener(type, call, { passive: true });
}
