export interface ReturnFocus {
  /** The notice opens: by the visitor's own act it takes the focus, by itself it never does. */
  entering(notice: HTMLElement | null, auto?: boolean): void;
  /** The notice goes: the focus in it returns to where it was. */
  leaving(): void;
  stop(): void;
}

export function createReturnFocus(host: HTMLElement): ReturnFocus {
  let origin: HTMLElement | undefined;
  const remember = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof HTMLElement) origin = relatedTarget;
  };
  host.addEventListener('focusin', remember);
  return {
    entering(notice, auto) {
      const focused = deepFocus();
      if (focused !== host) origin = focused;
      if (!auto && navigator.userActivation?.isActive !== false) notice?.focus({ preventScroll: true });
    },
    leaving() {
      if (document.activeElement === host) origin?.focus({ preventScroll: true });
    },
    stop: () => host.removeEventListener('focusin', remember),
  };

  /** The focused element, inside the host's own shadow roots too; our own root is not looked into. */
  function deepFocus(): HTMLElement | undefined {
    let focused = document.activeElement;
    while (focused !== host && focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused instanceof HTMLElement && focused !== document.body ? focused : undefined;
  }
}
