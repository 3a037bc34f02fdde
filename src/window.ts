import type { Consent } from './instance/Consent';

/** What is called with the consent of the page: at once where it is there, else as soon as it is. */
export type ConsentCallback = (consent: TagConsent) => void;

/** The consent of the page as the script tag makes it: `window.Kelisim`. */
export interface TagConsent extends Consent {
  /** The release of the files, such as `1.2.3`. */
  readonly version: string;
  /** Calls at once with this consent; scripts that may run before the tag use it too. */
  readonly queue: ConsentQueue;
}

/** Before the script has run an array that the page has made; after it, `push` calls at once. */
export interface ConsentQueue {
  /** Calls the function with the consent of the page, once. */
  push(callback: ConsentCallback): unknown;
}

/** `window.Kelisim` at any moment: until the script has run, there is only a queue, or nothing. */
export type KelisimGlobal =
  | TagConsent
  | ({ queue: ConsentQueue } & { readonly [Member in Exclude<keyof TagConsent, 'queue'>]?: undefined });

declare global {
  interface Window {
    Kelisim?: KelisimGlobal;
  }
  var Kelisim: KelisimGlobal;
}
