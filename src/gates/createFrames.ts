import { parseAddress } from '../options/parseAddress';
import { createHolder, type Gated } from './createHolder';
import type { EmbedsContext } from './EmbedsContext';
import { heldSource, isLoadable } from './sources';

/** Gated frames, with a placeholder each while they are closed. */
export interface Frames extends Gated<HTMLIFrameElement> {
  /** Removes a placeholder that a page cache has brought back: nothing of ours is behind it. */
  removeIfStray(host: HTMLElement): void;
}

/** What each frame shows now: also what it was given by an instance that has ended, which left it open. */
const shown = new WeakMap<HTMLIFrameElement, { readonly source: string; readonly window: Window | null }>();

/** @param reportLoad what to call with a frame that the page has loaded by itself */
export function createFrames(context: EmbedsContext, reportLoad: (frame: Element) => void): Frames {
  const { report } = context;
  const holder = createHolder<HTMLIFrameElement>(context, 'iframe', { open, close });
  const refused = new WeakSet<HTMLIFrameElement>();
  /**
   * What `srcdoc` held. Not in an attribute, where whatever passes a sanitiser would become a document of this page.
   */
  const documents = new WeakMap<HTMLIFrameElement, string>();

  return { ...holder, removeIfStray };

  function open(frame: HTMLIFrameElement) {
    const hadFocus = holder.hasFocus(frame);
    holder.release(frame);
    if (openDocument(frame)) return;
    const source = heldSource(frame, 'src');
    if (source === undefined) return;
    // Where the page has moved it, the frame has another window, which is empty.
    const before = shown.get(frame);
    if (before?.source === source && before.window === frame.contentWindow) return;
    if (!isLoadable(source)) {
      if (!refused.has(frame))
        report('gate-blocked', `iframe: ${source.slice(0, 80)} is not loaded, expected an http or https address`);
      refused.add(frame);
      return;
    }
    show(frame, parseAddress(source, document.baseURI).href);
    shown.set(frame, { source, window: frame.contentWindow });
    if (hadFocus) frame.focus();
  }

  /** @returns whether the frame has a document of its own, in `srcdoc` */
  function openDocument(frame: HTMLIFrameElement): boolean {
    const html = documents.get(frame);
    documents.delete(frame);
    try {
      if (html !== undefined) frame.srcdoc = html;
    } catch {
      report('gate-blocked', 'iframe: Trusted Types do not let srcdoc be set again; use data-kelisim-src');
    }
    return frame.hasAttribute('srcdoc');
  }

  /**
   * Without the attribute `src`: a copy of the page in a router's cache would request the frame again, without consent.
   * And without a step in the history.
   */
  function show(frame: HTMLIFrameElement, address: string) {
    const { contentWindow } = frame;
    if (contentWindow) contentWindow.location.replace(address);
    else frame.src = address;
  }

  function close(frame: HTMLIFrameElement, name: string) {
    const html = frame.getAttribute('srcdoc');
    if (html !== null) documents.set(frame, html);
    const hasSource = html !== null || frame.hasAttribute('src');
    // Something else has filled it, such as a lazy loader or a page cache. Held back from then on.
    if (frame.hasAttribute('src') && heldSource(frame, 'src') === undefined)
      frame.setAttribute('data-kelisim-src', frame.getAttribute('src') ?? '');
    if (hasSource && !shown.has(frame)) reportLoad(frame);
    if (hasSource || shown.has(frame)) {
      frame.removeAttribute('src');
      frame.removeAttribute('srcdoc');
      // Chromium still shows what a removed `src` has loaded.
      frame.contentWindow?.location.replace('about:blank');
      shown.delete(frame);
    }
    holder.hold(frame, name);
  }

  /** A copy that a page cache has brought back: a copy has no shadow root. */
  function removeIfStray(host: HTMLElement) {
    if (!host.shadowRoot) host.remove();
  }
}
