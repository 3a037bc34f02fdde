import { linkFrom } from '../place';
import type { PageData } from '../portal/PageData';

/**
 * Links inside `root` change the page in place; forms go to the server as ever. Returns the way to another page from
 * code.
 */
export function startRouter(
  root: HTMLElement,
  show: (data: PageData) => void | Promise<void>,
): (href: string) => Promise<void> {
  let latest = 0;

  root.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!link || event.defaultPrevented || modified || link.hash) return;
    const { origin, pathname, href } = link;
    if (origin !== location.origin || !pathname.startsWith('/npm/')) return;
    event.preventDefault();
    go(href, true);
  });
  addEventListener('popstate', () => go(location.href, false));
  return (href) => go(new URL(href, location.href).href, true);

  async function go(href: string, push: boolean) {
    const mine = ++latest;
    const { pathname, search } = new URL(href);
    try {
      const response = await fetch(`/api/page${pathname}${search}`);
      const data: PageData = await response.json();
      if (mine !== latest) return;
      const switched = data.place.language !== document.documentElement.lang;
      if (push) history.pushState(null, '', linkFrom(data.place));
      await show(data);
      // A new page begins at its top; a switch of language stays where it was.
      if (push && !switched) {
        scrollTo(0, 0);
        root.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
      }
    } catch {
      location.assign(href);
    }
  }
}
