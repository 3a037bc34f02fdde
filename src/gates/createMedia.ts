import { createHolder, type Gated } from './createHolder';
import type { EmbedsContext } from './EmbedsContext';
import { heldSource, isLoadable, SOURCE_NAMES, type SourceName } from './sources';

/** Data in the address itself: no request leaves the page for them. */
const INLINE = /^\s*data:(image|video|audio)\//i;

/** Gated images, style sheets, videos and sounds; images have a placeholder while they are closed. */
export type Media = Gated<HTMLElement>;

/** Opened by us, also by an instance that has ended: closing it is no finding. */
const wasOpen = new WeakSet<HTMLElement>();

/** @param reportLoad what to call with an element that the page has loaded by itself */
export function createMedia(context: EmbedsContext, reportLoad: (element: Element) => void): Media {
  const { report } = context;
  const reported = new WeakSet<HTMLElement>();
  const onRelease = (element: HTMLElement) => void wasOpen.add(element);
  const holder = createHolder<HTMLElement>(context, 'img', { open, close, onRelease });
  return holder;

  function open(element: HTMLElement) {
    holder.release(element);
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
      // Lazy loaders put inline data in the place of the image.
      if (INLINE.test(value) && heldSource(element, attribute) !== undefined) continue;
      if (heldSource(element, attribute) === undefined) element.setAttribute(`data-kelisim-${attribute}`, value);
      element.removeAttribute(attribute);
      isChanged = true;
      if (!wasOpen.has(element)) reportLoad(element);
    }
    wasOpen.delete(element);
    if (isChanged) reload(element);
    if (isChanged && element.localName === 'link') dropSheet(element);
    if (element.localName === 'img') holder.hold(element, name);
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

/**
 * Chromium still shows a sheet that was on its way when `href` went, whenever it comes. Put in anew, the link has none.
 */
function dropSheet(link: HTMLElement) {
  link.replaceWith(link);
  link.addEventListener('load', dropLateSheet, { once: true });
}

/** One function, so that a link which closes several times listens once. */
function dropLateSheet({ currentTarget }: Event) {
  const link = currentTarget as HTMLElement;
  if (!link.hasAttribute('href')) link.replaceWith(link);
}
