import { createPlaceholder, type Placeholder } from './createPlaceholder';
import { createTitles } from './createTitles';
import type { EmbedsContext } from './EmbedsContext';
import { hideElements } from './hideElements';
import { needsOf } from './needsOf';
import { heldSource, isLoadable, SOURCE_NAMES, type SourceName } from './sources';

/** On an image that waits and has a placeholder in its place; a sheet of the document hides it. */
const CLOSED = 'data-kelisim-closed';
/** Data in the address itself: no request leaves the page for them. */
const INLINE = /^\s*data:(image|video|audio)\//i;

/** Gated images, style sheets, videos and sounds. */
export interface Media {
  /** Ends “show once”: the visitor has decided. */
  forgetOnce(): void;
  /** Opens or closes the element as its name is open or closed now. */
  update(element: HTMLElement): void;
  translate(): void;
  /** Removes the placeholders of what is no longer in the page: once for all, not for each element. */
  removeUnused(): void;
  /** Removes the placeholders. */
  stop(): void;
}

/** Opened by us, also by an instance that has ended: closing it is no finding. */
const wasOpen = new WeakSet<HTMLElement>();

/** @param reportLoad what to call with an element that the page has loaded by itself */
export function createMedia(context: EmbedsContext, reportLoad: (element: Element) => void): Media {
  const { config, allows, report, signal } = context;
  const held = new Map<HTMLElement, Placeholder & { readonly name: string }>();
  const reported = new WeakSet<HTMLElement>();
  let once = new WeakSet<HTMLElement>();
  const titleOf = createTitles(context);
  hideElements(`img[${CLOSED}]`, signal);

  return {
    forgetOnce() {
      once = new WeakSet();
    },
    update,
    translate() {
      for (const placeholder of held.values()) placeholder.translate(titleOf(placeholder.name));
    },
    removeUnused() {
      for (const element of [...held.keys()])
        if (!element.isConnected || !element.matches('[data-kelisim-needs]')) release(element);
    },
    stop() {
      for (const element of [...held.keys()]) release(element);
    },
  };

  function update(element: HTMLElement) {
    const name = needsOf(element);
    if (once.has(element) || allows(name)) open(element);
    else if (config.model.needs.has(name)) close(element, name);
  }

  function open(element: HTMLElement) {
    release(element);
    let isChanged = false;
    for (const name of SOURCE_NAMES) {
      const source = heldSource(element, name);
      if (source === undefined || element.getAttribute(name) === source) continue;
      const isRight = isLoadableBy(element, name, source);
      if (!isRight) {
        reportOnce(element, `${name}="${source.slice(0, 80)}" is not loaded, expected an http or https address`);
        continue;
      }
      element.setAttribute(name, source);
      isChanged = true;
    }
    if (isChanged) reload(element);
  }

  function close(element: HTMLElement, name: string) {
    let isChanged = false;
    for (const attribute of SOURCE_NAMES) {
      const value = element.getAttribute(attribute);
      if (value === null || (attribute === 'href' && element.localName !== 'link')) continue;
      // Inline data stand in for the image: lazy loaders do so.
      if (INLINE.test(value) && heldSource(element, attribute) !== undefined) continue;
      if (heldSource(element, attribute) === undefined) element.setAttribute(`data-kelisim-${attribute}`, value);
      element.removeAttribute(attribute);
      isChanged = true;
      if (!wasOpen.has(element)) reportLoad(element);
    }
    wasOpen.delete(element);
    if (isChanged) reload(element);
    if (isChanged && element.localName === 'link') dropSheet(element);
    if (element.localName === 'img') hold(element as HTMLImageElement, name);
  }

  function hold(image: HTMLImageElement, name: string) {
    const there = held.get(image);
    if (there?.name === name) {
      if (image.previousSibling !== there.host) image.before(there.host);
      return;
    }
    there?.host.remove();
    const placeholder = createPlaceholder(context, image, (act) => {
      if (act === 'always') context.allow(name);
      else if (act === 'settings') context.openSettings();
      else {
        once.add(image);
        update(image);
      }
    });
    held.set(image, { ...placeholder, name });
    image.setAttribute(CLOSED, '');
    image.before(placeholder.host);
    placeholder.translate(titleOf(name));
  }

  function release(element: HTMLElement) {
    wasOpen.add(element);
    held.get(element)?.host.remove();
    held.delete(element);
    element.removeAttribute(CLOSED);
  }

  function reportOnce(element: HTMLElement, message: string) {
    if (!reported.has(element)) report('gate-blocked', `${element.localName}: ${message}`);
    reported.add(element);
  }
}

function isLoadableBy({ localName }: Element, name: SourceName, source: string): boolean {
  if (name.endsWith('srcset')) return areLoadable(source);
  // An embed shows documents, with the scripts in them.
  return isLoadable(source) || (INLINE.test(source) && localName !== 'embed');
}

function areLoadable(srcset: string): boolean {
  return srcset.split(/,\s+/).every((candidate) => isLoadable(candidate.trim().split(/\s+/)[0] ?? ''));
}

/** A `<source>` that changes is looked at only when its player loads again; so is a player whose source has gone. */
function reload(element: HTMLElement) {
  element.closest<HTMLMediaElement>('video, audio')?.load();
}

/** Chromium still shows a sheet that was on its way when `href` went, whenever it comes. Put in anew, the link has none. */
function dropSheet(link: HTMLElement) {
  link.replaceWith(link);
  link.addEventListener('load', dropLateSheet, { once: true });
}

/** One function, so that a link which closes several times listens once. */
function dropLateSheet({ currentTarget }: Event) {
  const link = currentTarget as HTMLElement;
  if (!link.hasAttribute('href')) link.replaceWith(link);
}
