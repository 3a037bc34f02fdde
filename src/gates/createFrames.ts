import { parseAddress } from '../options/parseAddress';
import { createPlaceholder, type Placeholder } from './createPlaceholder';
import { createTitles } from './createTitles';
import type { EmbedsContext } from './EmbedsContext';
import { hideElements } from './hideElements';
import { needsOf } from './needsOf';
import { heldSource, isLoadable } from './sources';

/** On a frame that waits; a sheet of the document hides it. */
const CLOSED = 'data-kelisim-closed';

/** Gated frames, with a placeholder each while they are closed. */
export interface Frames {
  /** Ends “show once”: the visitor has decided. */
  forgetOnce(): void;
  /** Shows the frame, or what is in its place, as its name is open or closed now. */
  update(frame: HTMLIFrameElement): void;
  /** Removes the placeholders of frames that are gone. */
  removeUnused(): void;
  /** Removes a placeholder that a page cache has brought back: nothing of ours is behind it. */
  removeIfStray(host: HTMLElement): void;
  /** Draws the placeholders in the language of the page. */
  translate(): void;
  /** Removes the placeholders, and leaves the frames as they were found. */
  stop(): void;
}

interface Held extends Placeholder {
  readonly name: string;
}

/** What each frame shows now: also what it was given by an instance that has ended, which left it open. */
const shown = new WeakMap<HTMLIFrameElement, { readonly source: string; readonly window: Window | null }>();

/** @param reportLoad what to call with a frame that the page has loaded by itself */
export function createFrames(context: EmbedsContext, reportLoad: (frame: Element) => void): Frames {
  const { config, allows, report } = context;
  const held = new Map<HTMLIFrameElement, Held>();
  /** Shown for this page only: that is no decision, so nothing is recorded. */
  let once = new WeakSet<HTMLIFrameElement>();
  const refused = new WeakSet<HTMLIFrameElement>();
  /** What `srcdoc` held. Not in an attribute, where whatever passes a sanitiser would become a document of this page. */
  const documents = new WeakMap<HTMLIFrameElement, string>();
  const titleOf = createTitles(context);
  hideElements(`iframe[${CLOSED}]`, context.signal);

  return { forgetOnce, update, removeUnused, removeIfStray, translate, stop };

  function forgetOnce() {
    once = new WeakSet();
  }

  function update(frame: HTMLIFrameElement) {
    const name = needsOf(frame);
    if (once.has(frame) || allows(name)) open(frame);
    else if (config.model.needs.has(name)) close(frame, name);
  }

  function open(frame: HTMLIFrameElement) {
    const placeholder = held.get(frame);
    const hadFocus = !!placeholder && document.activeElement === placeholder.host;
    release(frame);
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
   * Without the attribute `src`: a copy of the page in a router's cache would request the frame again, without consent. And
   * without a step in the history.
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
      // Chromium goes on showing what a removed `src` has loaded.
      frame.contentWindow?.location.replace('about:blank');
      shown.delete(frame);
    }
    const there = held.get(frame);
    if (there?.name === name) {
      if (frame.previousSibling !== there.host) frame.before(there.host);
      return;
    }
    release(frame);
    const placeholder = createPlaceholder(context, frame, (act) => {
      if (act === 'always') context.allow(name);
      else if (act === 'settings') context.openSettings();
      else {
        once.add(frame);
        update(frame);
      }
    });
    held.set(frame, { ...placeholder, name });
    frame.setAttribute(CLOSED, '');
    frame.before(placeholder.host);
    placeholder.translate(titleOf(name));
  }

  function release(frame: HTMLIFrameElement) {
    held.get(frame)?.host.remove();
    held.delete(frame);
    frame.removeAttribute(CLOSED);
  }

  function removeUnused() {
    for (const frame of [...held.keys()])
      if (!frame.isConnected || !frame.matches('[data-kelisim-needs]')) release(frame);
  }

  /** A copy that a page cache has brought back: a copy has no shadow root. */
  function removeIfStray(host: HTMLElement) {
    if (!host.shadowRoot) host.remove();
  }

  function translate() {
    for (const placeholder of held.values()) placeholder.translate(titleOf(placeholder.name));
  }

  function stop() {
    for (const frame of [...held.keys()]) release(frame);
  }
}
