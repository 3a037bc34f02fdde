import { adoptStyles } from '../browser/adoptStyles';
import { createNotice } from './createNotice';
import { findLike } from './findLike';
import type { NoticeProps } from './NoticeProps';
import css from './notice.css?inline';
import { paint, paintFactory } from './paint';
import { raise } from './raise';

/** The first layer in the page. */
export interface NoticeLayer {
  /** The notice on display; `null` while there is none. */
  readonly element: HTMLElement | null;
  /** Adds the sheet of the notice, which that of the second layer builds on. */
  addStyles(): void;
  /** Draws the notice, or draws it anew: scroll position and focus are kept. */
  draw(props: NoticeProps): void;
  remove(): void;
}

export function createNoticeLayer(root: ShadowRoot): NoticeLayer {
  let element: HTMLElement | null = null;
  let hasStyles = false;
  const Notice = createNotice(paintFactory);

  return {
    get element() {
      return element;
    },
    addStyles,
    draw(props) {
      addStyles();
      const box = document.createDocumentFragment();
      paint(Notice(props), box);
      const before = element;
      element = box.firstElementChild as HTMLElement;
      if (!before) {
        root.prepend(element);
        return;
      }
      const restore = remember(root, before);
      before.replaceWith(element);
      raise(element);
      restore(element);
    },
    remove() {
      element?.remove();
      element = null;
    },
  };

  function addStyles() {
    if (!hasStyles) adoptStyles(root, css);
    hasStyles = true;
  }
}

/** What a new drawing takes away: where the visitor has scrolled to, and which control has the focus. */
function remember(root: ShadowRoot, before: HTMLElement): (after: HTMLElement) => void {
  const top = before.querySelector('.scroll')?.scrollTop ?? 0;
  const focused = root.activeElement;
  const isInside = before.contains(focused);
  return (after) => {
    const scroll = after.querySelector('.scroll');
    if (scroll && top) scroll.scrollTop = top;
    if (!isInside || !focused) return;
    (findLike(focused, after) ?? after).focus({ preventScroll: true });
  };
}
