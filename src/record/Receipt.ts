import type { ConsentRecord, Status } from './ConsentRecord';

/**
 * The record of a decision as a document, in the language of the decision. `null`: not known, or not stated by the
 * operator.
 */
export interface Receipt {
  /** The operator's name. */
  readonly operator: string;
  /** The operator's business identification number (БСН, БИН). */
  readonly bin: string | null;
  /** The full name: filled in by the portal's server for a visitor who has signed in. */
  readonly subject: null;
  /** The origin of the page. */
  readonly site: string;
  /** The policy as it is configured now, and what was accepted of it. */
  readonly policy: {
    readonly version: string;
    readonly url: string;
    readonly effective: string | null;
    /** The version that was accepted. */
    readonly accepted: string | null;
  };
  /** The record, without what is elsewhere in the document. */
  readonly decision:
    | (Omit<ConsentRecord, 'policy' | 'text'> & { readonly status: Status; readonly stored: boolean })
    | null;
  /** Each category, `necessary` first. */
  readonly purposes: readonly {
    readonly name: string;
    readonly title: string;
    readonly purpose: string | null;
    readonly granted: boolean;
  }[];
  /** The list of personal data. */
  readonly data: string | null;
  /** Whether data are shared, sent abroad or published. */
  readonly transfers: {
    readonly thirdParties: string | null;
    readonly crossBorder: string | null;
    readonly publicSources: string | null;
  };
  /** The text that was shown and referred to when it was decided. */
  readonly text: {
    /** As recorded in the cookie: 16 hex digits. */
    readonly hash: string | null;
    /** The whole digest, 64 hex digits, where the text is known. */
    readonly sha256: string | null;
    /** The canonical text, where today's texts and options still give that hash; else `null`. */
    readonly shown: string | null;
  };
}
