import { titleOf } from '../options/titleOf';
import { createPlaceholder, type Placeholder } from './createPlaceholder';
import type { EmbedsContext } from './EmbedsContext';
import { hideElements } from './hideElements';
import { needsOf } from './needsOf';

/** On an element that waits and has a placeholder in its place; a sheet of the document hides it. */
const CLOSED = 'data-kelisim-closed';

/** Gated elements that open and close in their place, some with a placeholder while they are closed. */
export interface Gated<Kind extends HTMLElement> {
  /** Ends “show once”: the visitor has decided. */
  forgetOnce(): void;
  /** Opens or closes the element as its name is open or closed now. */
  update(element: Kind): void;
  /** Draws the placeholders in the language of the page. */
  translate(): void;
  /** Removes the placeholders of what is no longer in the page: once for all, not for each element. */
  removeUnused(): void;
  /** Removes the placeholders. */
  stop(): void;
}

/** The placeholders of gated elements. */
export interface Holder<Kind extends HTMLElement> extends Gated<Kind> {
  /** Puts a placeholder in the place of a closed element. */
  hold(element: Kind, name: string): void;
  /** Removes the placeholder. */
  release(element: Kind): void;
  /** Whether the placeholder of the element has the focus. */
  hasFocus(element: Kind): boolean;
}

/** What differs from kind to kind. */
export interface Acts<Kind extends HTMLElement> {
  open(element: Kind): void;
  close(element: Kind, name: string): void;
  /** The element is no longer held. */
  onRelease?(element: Kind): void;
}

interface Held extends Placeholder {
  readonly name: string;
}

/** @param tag of the elements that get placeholders */
export function createHolder<Kind extends HTMLElement>(
  context: EmbedsContext,
  tag: 'iframe' | 'img',
  { open, close, onRelease }: Acts<Kind>,
): Holder<Kind> {
  const { config, texts, language, allows } = context;
  const held = new Map<Kind, Held>();
  /** Shown for this page only: that is no decision, so nothing is recorded. */
  let shownOnce = new WeakSet<Kind>();
  hideElements(`${tag}[${CLOSED}]`, context.signal);

  return {
    forgetOnce() {
      shownOnce = new WeakSet();
    },
    update,
    translate() {
      for (const placeholder of held.values()) draw(placeholder);
    },
    removeUnused() {
      for (const element of [...held.keys()])
        if (!element.isConnected || !element.matches('[data-kelisim-needs]')) release(element);
    },
    stop() {
      for (const element of [...held.keys()]) release(element);
    },
    hold,
    release,
    hasFocus: (element) => held.get(element)?.host === document.activeElement,
  };

  function update(element: Kind) {
    const name = needsOf(element);
    if (shownOnce.has(element) || allows(name)) open(element);
    else if (config.model.needs.has(name)) close(element, name);
  }

  function hold(element: Kind, name: string) {
    const there = held.get(element);
    if (there?.name === name) {
      if (element.previousSibling !== there.host) element.before(there.host);
      return;
    }
    remove(element);
    const placeholder = createPlaceholder(context, element, (act) => {
      if (act === 'always') context.allow(name);
      else if (act === 'settings') context.openSettings();
      else {
        shownOnce.add(element);
        update(element);
      }
    });
    const next = { ...placeholder, name };
    held.set(element, next);
    element.setAttribute(CLOSED, '');
    element.before(placeholder.host);
    draw(next);
  }

  function release(element: Kind) {
    onRelease?.(element);
    remove(element);
  }

  function remove(element: Kind) {
    held.get(element)?.host.remove();
    held.delete(element);
    element.removeAttribute(CLOSED);
  }

  function draw({ name, translate }: Held) {
    translate(titleOf(config, texts, language(), name));
  }
}
