/**
 * The notice that the server has drawn goes, in the task in which ours has come: in the same place, at the same line, with
 * the focus in the same control. While only another view has come, it stays until the decision.
 */
export function takeOver(drawn: HTMLElement, live: ShadowRoot): void {
  const notice = live.querySelector<HTMLElement>('[part=notice]');
  if (!notice) {
    document.addEventListener('kelisim:change', () => drawn.remove(), { once: true });
    return;
  }
  const before = drawn.shadowRoot;
  if (before) {
    const scroll = live.querySelector('.scroll');
    if (scroll) scroll.scrollTop = before.querySelector('.scroll')?.scrollTop ?? 0;
    const focused = before.activeElement;
    const same =
      focused && [...notice.querySelectorAll<HTMLElement>('[data-action], [data-clause]')].find(isLike(focused));
    if (focused) (same ?? notice).focus({ preventScroll: true });
  }
  drawn.remove();
}

function isLike(control: Element): (other: HTMLElement) => boolean {
  const key = (element: Element) => {
    const { action, language, clause } =
      (element.closest('[data-action], [data-clause]') as HTMLElement | null)?.dataset ?? {};
    return `${action} ${language} ${clause}`;
  };
  const wanted = key(control);
  return (other) => key(other) === wanted;
}
