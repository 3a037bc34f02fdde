import { findLike } from '../notice/findLike';

/**
 * Removes the notice that the server has drawn, in the task in which ours has come: in the same place, at the same
 * line, with the focus in the same control.
 */
export function takeOver(drawn: HTMLElement, live: ShadowRoot): void {
  const notice = live.querySelector<HTMLElement>('[part=notice]');
  const before = drawn.shadowRoot;
  if (notice && before) {
    const scroll = live.querySelector('.scroll');
    if (scroll) scroll.scrollTop = before.querySelector('.scroll')?.scrollTop ?? 0;
    const focused = before.activeElement;
    if (focused) (findLike(focused, notice) ?? notice).focus({ preventScroll: true });
  }
  drawn.remove();
}
