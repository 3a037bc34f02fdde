import type { Report } from '../options/Report';
import type { Texts } from '../texts/createTexts';

/** What `kelisim.companion.js` needs of the instance. */
export interface CompanionContext {
  readonly texts: Texts;
  readonly language: () => string;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly signal: AbortSignal;
  readonly report: Report;
  /** The notice on display; `null` while there is none. */
  notice(): HTMLElement | null;
  /** Hides every view; no decision. */
  hide(): void;
  /** What in the page had the focus before the notice. */
  lastFocus(): Element | null;
}

/** What an open notice needs beside being drawn. */
export interface Companion {
  /** The notice was drawn, drawn anew, or removed. */
  follow(): void;
  /** Does what a control would have done; called once its name is allowed. */
  resume(attempt: Attempt): void;
  /** Replaces the notice that the server has drawn. */
  takeOver(drawn: HTMLElement): void;
}

/** A visitor's use of a control that was closed. */
export interface Attempt {
  readonly event: Event;
  readonly control: HTMLElement;
  /** What the control needed when it was used. */
  readonly needs: string;
  /** Of the event, which forgets it once it is over. */
  readonly path: readonly EventTarget[];
}
