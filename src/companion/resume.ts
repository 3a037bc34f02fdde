import { attributeOf } from '../browser/attributeOf';
import { isLink } from '../browser/isLink';
import type { Attempt, CompanionContext } from './CompanionContext';
import { openTab } from './openTab';
import { sayAgain } from './sayAgain';

/** Does what the control would have done: by a copy of the event, so that the page's own handlers hear it. */
export function resume(context: CompanionContext, { event, control, needs, path }: Attempt): void {
  const there = control.isConnected ? control : document.getElementById(control.id);
  // The page may have put another control there, or given the same one another task.
  const isSame = there?.localName === control.localName && attributeOf(there, 'data-kelisim-needs') === needs;
  if (!there || !isSame) return;
  if (event.type === 'submit') {
    const { submitter } = event as SubmitEvent;
    const form = there as HTMLFormElement;
    const isOwn = submitter?.isConnected && (submitter as HTMLButtonElement).form === form;
    form.requestSubmit?.(isOwn ? submitter : undefined);
    return;
  }
  if (there.matches(':disabled')) return;
  const inner = path[0] as Element;
  const target = inner.isConnected && there === control ? inner : there;
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
