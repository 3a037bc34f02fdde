import type { Attempt, CompanionContext } from './CompanionContext';
import { openTab } from './openTab';
import { sayAgain } from './sayAgain';

/** Does what the control would have done: by a copy of the event, so that the page's own handlers hear it. */
export function resume(context: CompanionContext, { event, control, path }: Attempt): void {
  const there = control.isConnected ? control : successorOf(control);
  if (!there || there.matches(':disabled')) return;
  if (event.type === 'submit') {
    const { submitter } = event as SubmitEvent;
    const form = there as HTMLFormElement;
    const isOwn = submitter?.isConnected && (submitter as HTMLButtonElement).form === form;
    form.requestSubmit?.(isOwn ? submitter : undefined);
    return;
  }
  const inner = path[0] as Element;
  const target = inner.isConnected && there === control ? inner : there;
  const isLink = (node: unknown): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && !!node.href;
  const link = there === control ? path.find(isLink) : [there].find(isLink);
  const { button, ctrlKey, metaKey, shiftKey } = event as MouseEvent;
  const isModified = button === 1 || ctrlKey || metaKey || shiftKey;
  const opensTab = link && (isModified || (link.target && !/^_(self|parent|top)$/i.test(link.target)));
  // Too long ago for a browser to open a tab: a press of the visitor's own does.
  if (opensTab && navigator.userActivation?.isActive === false) {
    sayAgain(context, link);
    return;
  }
  // An event serves as the description of its copy, with its modifier keys.
  const copy = new MouseEvent(event.type, event);
  if (!link || !isModified) {
    target.dispatchEvent(copy);
    return;
  }
  if (!dispatchWithoutDefault(target, copy) && !openTab(link)) sayAgain(context, link);
}

/** An element that was rendered anew: the same id, of the same kind, gated for the same. */
function successorOf(control: HTMLElement): HTMLElement | undefined {
  const other = control.id ? document.getElementById(control.id) : null;
  const isSame = other?.localName === control.localName && other.dataset.kelisimNeeds === control.dataset.kelisimNeeds;
  return isSame && other ? other : undefined;
}

/**
 * Browsers answer modifier keys on a copy in different ways, or not at all: none of them does, and the tab is ours.
 * @returns whether the page has prevented the default
 */
function dispatchWithoutDefault(target: Element, copy: MouseEvent): boolean {
  copy.preventDefault();
  let isPrevented = false;
  Object.defineProperties(copy, {
    defaultPrevented: { get: () => isPrevented },
    preventDefault: {
      value() {
        isPrevented = true;
      },
    },
  });
  target.dispatchEvent(copy);
  return isPrevented;
}
