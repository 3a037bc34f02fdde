import type { Config } from '../options/createConfig';
import type { Report } from '../options/Report';
import type { ConsentRecord } from '../record/ConsentRecord';
import type { Texts } from '../texts/createTexts';

/** What `kelisim.embeds.js` needs of the instance. */
export interface EmbedsContext {
  readonly config: Config;
  readonly texts: Texts;
  readonly language: () => string;
  readonly signal: AbortSignal;
  readonly report: Report;
  allows(name: string): boolean;
  /** Whether a decision has been made, and is valid. */
  isDecided(): boolean;
  /** The decision that counts now; `null` before. */
  record(): ConsentRecord | null;
  /** Allows just what a category or feature needs. */
  allow(name: string): void;
  openSettings(): void;
  /** Calls back after each change of state or language. */
  subscribe(listener: () => void): void;
}

/** Frames, media and templates of the page, and what categories have stored. */
export interface Embeds {
  /** Opens, holds and closes everything as it is allowed now; with `hasRevoked` it also erases what was stored. */
  update(hasRevoked: boolean): void;
  /** Puts a copy of the content behind the template; returns the gated scripts and templates in it. */
  renderTemplate(template: HTMLTemplateElement): readonly Element[];
  /** Deletes what closed categories have stored. */
  erase(): void;
}
