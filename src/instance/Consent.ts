import type { View } from '../notice/View';
import type { ErrorCode } from '../options/Report';
import type { ConsentRecord, How, Status } from '../record/ConsentRecord';
import type { Receipt } from '../record/Receipt';

export type { ErrorCode, View };

/**
 * What caused a change: a button; `api`: the portal's code; `expiry`: the term ended; `tab`: another tab, the server,
 * or a cleared cookie.
 */
export type Source = How | 'expiry' | 'tab';

/** The detail of each event, by its name without `kelisim:`. */
export interface ConsentEvents {
  /** Once for each page, before anything is shown. */
  ready: { readonly status: Status; readonly record: ConsentRecord | null };
  /** After each decision, and when the record was changed outside this page or its term has ended. */
  change: {
    readonly status: Status;
    readonly record: ConsentRecord | null;
    /** Categories and features that opened. */
    readonly granted: readonly string[];
    /** Categories and features that closed. */
    readonly revoked: readonly string[];
    readonly source: Source;
  };
  /** One for each category or feature that has opened. After `ready` also one for each that is open from the start. */
  grant: { readonly name: string };
  /** One for each category or feature that has closed. */
  revoke: { readonly name: string };
  /** A view is shown. */
  show: { readonly view: View };
  /** A view is no longer shown. */
  hide: { readonly view: View };
  /** Something failed. Nothing is allowed by it, and the page continues to work. */
  error: { readonly code: ErrorCode; readonly message: string };
}

/** What `getSnapshot` returns. Frozen; a new object only when something in it has changed. */
export interface Snapshot {
  readonly status: Status;
  /** What was decided; `null` before. */
  readonly record: ConsentRecord | null;
  /** The language of the texts. */
  readonly language: string;
  /** Whether the record is in the cookie. `false` without a record, and where the browser refused the cookie. */
  readonly stored: boolean;
}

/** What became of a decision from code. */
export interface DecisionResult {
  /** `false`: the browser refused the cookie, and the decision is valid for this page only. */
  readonly stored: boolean;
}

/** What an interface of the portal's own says about a decision. */
export interface DecisionOptions {
  /**
   * The element that showed your text: the record then has the hash of its lines, as it has for ours. Parts with
   * `data-volatile` are left out. Default: the text that Kelisim shows, or none.
   */
  readonly shown?: Element;
}

/** The consent of a page. `Name` are its categories and features, `Category` those that `save` can switch. */
export interface Consent<Name extends string = string, Category extends string = Name> extends Snapshot {
  /** Whether the category or feature is open now. `false` for an unknown name, which is reported once. */
  allows(name: Name): boolean;
  /**
   * Resolves once the category or feature is open; at once where it already is.
   * @throws {ConfigError} (rejects) for an unknown name; with the reason of the signal where that is aborted;
   * with an `AbortError` after `destroy`.
   */
  when(name: Name, options?: { readonly signal?: AbortSignal }): Promise<void>;
  /**
   * Shows the notice with why the feature is closed and what it needs, unless it is open already. Resolves with
   * whether it is open after the decision; `false` where there was no decision, or the notice could not be shown.
   * @throws {ConfigError} (rejects) for an unknown name.
   */
  ask(name: Name): Promise<boolean>;
  /** Accepts the policy and every category; under Global Privacy Control every category but `advertising`. */
  accept(options?: DecisionOptions): Promise<DecisionResult>;
  /** Refuses every optional category and the policy. */
  reject(options?: DecisionOptions): Promise<DecisionResult>;
  /**
   * Decides each category and the policy. What is left out is refused.
   * @throws {ConfigError} (rejects) for a name that is no optional category.
   */
  save(
    choice: { readonly policy?: boolean; readonly necessary?: boolean } & { readonly [Name in Category]?: boolean },
    options?: DecisionOptions,
  ): Promise<DecisionResult>;
  /** Withdraws: refuses every optional category and the policy. */
  withdraw(options?: DecisionOptions): Promise<DecisionResult>;
  /** Shows the notice. A failure is reported as `kelisim:error`; the next call tries again. */
  show(): Promise<void>;
  /** Hides every view. It is no decision: a pending `ask` resolves with `false`. */
  hide(): void;
  /** Opens the settings. Their part is loaded where it was not yet. */
  openPreferences(): Promise<void>;
  /** Opens the policy in brief, at a clause where one is named, such as `'3.3'`. */
  openPolicy(clause?: string): Promise<void>;
  /**
   * Switches the texts in place. `kz`, `kaz` and `kk-KZ` mean `kk`.
   * @throws {ConfigError} (rejects) for a language without texts.
   */
  setLanguage(code: string): Promise<void>;
  /**
   * Calls the listener at each event of the type; the returned function ends it. After `ready`, a listener of `ready`
   * is called at once.
   */
  on<Type extends keyof ConsentEvents>(type: Type, listener: (detail: ConsentEvents[Type]) => void): () => void;
  /**
   * Calls the listener after each change of the snapshot: the store contract of React, Svelte and Vue. Returns what
   * ends it.
   */
  subscribe(listener: () => void): () => void;
  /** The current state: the same object until something in it changes. */
  getSnapshot(): Snapshot;
  /** The record of the decision as a document, for the visitor to keep. */
  receipt(): Promise<Receipt>;
  /** Removes everything that Kelisim added to the page. The cookie stays. */
  destroy(): void;
}
