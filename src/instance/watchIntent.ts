const TYPES = ['pointerover', 'focusin', 'touchstart'] as const;
/** What they do needs no further file. */
const DECIDING = '[data-action=accept-all], [data-action=reject-all], [data-action=allow]';

/** What the visitor is about to do. Each is called once. */
export interface Intent {
  /** To use the notice. */
  toUse(): void;
  /**
   * To use more of it than a button that decides: who only touches such a button would fetch a file for nothing, and an
   * old phone would run it in the very moment of the decision.
   */
  toOpen(): void;
}

/** Listens to the pointer, to touch and to the focus inside of our views. */
export function watchIntent(root: ShadowRoot, { toUse, toOpen }: Intent): void {
  let isUsed = false;
  const onSign = ({ target }: Event) => {
    if (!isUsed) toUse();
    isUsed = true;
    if ((target as Element).closest(DECIDING)) return;
    for (const type of TYPES) root.removeEventListener(type, onSign);
    toOpen();
  };
  for (const type of TYPES) root.addEventListener(type, onSign, { passive: true });
}
