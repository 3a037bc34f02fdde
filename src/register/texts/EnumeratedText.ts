import type { ConsentOptions } from '../consent';

/**
 * One text that a page with these options can show and hash, in its canonical form. What tells it from the others (the
 * asked feature, Global Privacy Control, a changed policy) goes into the index as it is.
 */
export interface EnumeratedText {
  readonly language: string;
  /**
   * `notice`, `settings`, the server's notice; `law` for the law's items, which a canonical form names by their digest.
   */
  readonly view: string;
  /** The feature that was asked for. */
  readonly asked?: string;
  /** With the view `law`: the 8 hex digits by which the line `law <language> <digest> <json>` names these items. */
  readonly digest?: string;
  readonly text: string;
  readonly [circumstance: string]: string | number | boolean | undefined;
}

/** Gives every text that a page with these options can show. */
export type EnumerateTexts = (options: ConsentOptions) => Iterable<EnumeratedText>;
