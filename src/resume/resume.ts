import type { LazyParts } from '../core/lazy';
import { openTab } from './openTab';
import { sayAgain } from './sayAgain';

/** Does what the control would have done: by a copy of the event, so that the host's own handlers have their say. */
export const resume: LazyParts['resume']['resume'] = (event, control, path, core) => {
  // Rendered anew in the meantime: its successor has the same id.
  const there = control.isConnected ? control : control.id && document.getElementById(control.id);
  if (!there || there.matches(':disabled')) return;
  if (event.type === 'submit') {
    const { submitter } = event as SubmitEvent;
    const form = there as HTMLFormElement;
    const own = submitter?.isConnected && (submitter as HTMLButtonElement).form === form;
    form.requestSubmit?.(own ? submitter : undefined);
    return;
  }
  const inner = path[0] as Element;
  const target = inner.isConnected && there === control ? inner : there;
  const isLink = (node: unknown): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && !!node.href;
  const link = there === control ? path.find(isLink) : [there].find(isLink);
  const { button, ctrlKey, metaKey, shiftKey } = event as MouseEvent;
  const modified = link && (button === 1 || ctrlKey || metaKey || shiftKey);
  const opens = modified || (link?.target && !/^_(self|parent|top)$/i.test(link.target));
  // Too long ago for a browser to open a tab: a press of its own goes straight through.
  if (opens && navigator.userActivation?.isActive === false) return sayAgain(core, link as HTMLElement);
  // An event serves as the description of its copy: modifier keys and all.
  const copy = new MouseEvent(event.type, event);
  if (!modified) {
    target.dispatchEvent(copy);
    return;
  }
  // Browsers answer modifier keys on a copy each in their own way, or not at all: none of them, and a tab of our own.
  copy.preventDefault();
  let prevented = false;
  Object.defineProperties(copy, {
    defaultPrevented: { get: () => prevented },
    preventDefault: {
      value() {
        prevented = true;
      },
    },
  });
  target.dispatchEvent(copy);
  if (!prevented && !openTab(link)) sayAgain(core, link);
};
