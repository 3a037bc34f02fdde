export interface ReturnFocus {
  /** The notice opens: it takes the focus when the visitor tried what is closed, and never otherwise. */
  entering(notice: HTMLElement | null, asked: boolean): void;
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
    entering(notice, asked) {
      const focused = deepFocus();
      if (focused !== host) origin = focused;
      if (asked && navigator.userActivation?.isActive !== false) notice?.focus({ preventScroll: true });
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
