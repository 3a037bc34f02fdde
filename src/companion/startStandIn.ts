import { adoptStyles } from '../browser/adoptStyles';
import css from './standIn.css?inline';

/**
 * What a dialog of the second layer lacks where the browser has no dialogs (Safari before 15.4, Firefox before 98): its
 * place above the page, a role, the focus, and Escape. Only the pointer still reaches the page behind it.
 */
export function startStandIn(root: ShadowRoot, signal: AbortSignal): void {
  let origin: Element | null = null;
  const top = () => [...root.querySelectorAll('dialog')].pop();
  /** Keeps the focus in the topmost dialog: after its last control comes its heading again. */
  const enter = () => {
    const dialog = top();
    const { activeElement } = root;
    if (!dialog) {
      if (document.activeElement === document.body) (origin as HTMLElement | null)?.focus();
      origin = null;
      return;
    }
    // Out of the top layer, above which nothing else comes: the sheet's `z-index` has to do.
    root.querySelector('[part=notice]')?.removeAttribute('popover');
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');
    // The view may have taken the focus before this part came.
    if (dialog.contains(activeElement)) return;
    if (activeElement) origin = activeElement;
    dialog.querySelector('h2')?.focus();
  };

  adoptStyles(root, css);
  root.addEventListener(
    'keydown',
    (event) => {
      if ((event as KeyboardEvent).key === 'Escape') top()?.querySelector<HTMLElement>('[data-action=close]')?.click();
    },
    { signal },
  );
  document.addEventListener('focusin', enter, { signal });
  const observer = new MutationObserver(enter);
  observer.observe(root, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
  enter();
}
