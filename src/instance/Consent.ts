import type { View } from '../notice/View';
import type { ErrorCode } from '../options/Report';
import type { ConsentRecord, How, Status } from '../record/ConsentRecord';
import type { Receipt } from '../record/Receipt';

export type { ErrorCode, View };

/** What caused a change: a button; `expiry`: the term ran out; `tab`: another tab, the server, or a cleared cookie. */
export type Source = How | 'expiry' | 'tab';

/** What each event tells, by its name without `kelisim:`. */
export interface ConsentEvents {
  /** Once for each page, before anything of ours is shown. */
  ready: { readonly status: Status; readonly record: ConsentRecord | null };
  /** After each decision, and whenever one made elsewhere, or the end of the term, is noticed. */
  change: {
    readonly status: Status;
    readonly record: ConsentRecord | null;
    /** Categories and features that opened. */
    readonly granted: readonly string[];
    /** Categories and features that closed. */
    readonly revoked: readonly string[];
    readonly source: Source;
  };
  /** One for each category or feature that opened; after `ready` also for what was open from the start. */
  grant: { readonly name: string };
  /** One for each category or feature that closed. */
  revoke: { readonly name: string };
  /** A view is on display. */
  show: { readonly view: View };
  /** A view has gone. */
  hide: { readonly view: View };
  /** Something is not as it should be. Nothing is allowed by it, and the page goes on. */
  error: { readonly code: ErrorCode; readonly message: string };
}

/** What `getSnapshot` gives: a new frozen object only when something in it has changed. */
export interface Snapshot {
  readonly status: Status;
  /** What was decided; `null` before. */
  readonly record: ConsentRecord | null;
  /** The language of the texts. */
  readonly language: string;
  /** Whether the browser keeps the record; `false` without one, and where it refused the cookie. */
  readonly stored: boolean;
}

/** What a decision from code resolves with. */
export interface DecisionResult {
  /** `false`: the browser refused the cookie, and the decision holds for this page only. */
  readonly stored: boolean;
}

/** A consent of one page. `Name` are its categories and features, `Category` those that `save` can switch. */
export interface Consent<Name extends string = string, Category extends string = Name> extends Snapshot {
  /** Whether the category or feature is open now. An unknown name is closed, and reported once. */
  allows(name: Name): boolean;
  /**
   * Resolves once the category or feature is open; at once when it already is.
   * @throws {ConfigError} (rejects) for an unknown name; the signal's reason when it is aborted.
   */
  when(name: Name, options?: { readonly signal?: AbortSignal }): Promise<void>;
  /**
   * Shows the notice, headed by why the feature is closed and what it needs.
   * Resolves with whether it is open after the decision; `false` when there was none or the notice could not be shown.
   * @throws {ConfigError} (rejects) for an unknown name.
   */
  ask(name: Name): Promise<boolean>;
  /** Accepts the policy and every category (under Global Privacy Control: all but `advertising`). */
  accept(): Promise<DecisionResult>;
  /** A no to every optional category and to the policy. */
  reject(): Promise<DecisionResult>;
  /**
   * Decides each category and the policy. What is left out is a no.
   * @throws {ConfigError} (rejects) for a name that is no optional category.
   */
  save(
    choice: { readonly policy?: boolean; readonly necessary?: boolean } & { readonly [Name in Category]?: boolean },
  ): Promise<DecisionResult>;
  /** Takes back whatever was given: a no to every optional category and to the policy. */
  withdraw(): Promise<DecisionResult>;
  /** Shows the notice. The user interface is loaded on demand; a failure is a `kelisim:error`, and the next call tries again. */
  show(): Promise<void>;
  /** Hides every view. Never a decision: those who wait on `ask` get `false`. */
  hide(): void;
  /** Opens the settings by category. */
  openPreferences(): Promise<void>;
  /** Opens the policy in brief, at a clause if one is named, such as `'3.3'`. */
  openPolicy(clause?: string): Promise<void>;
  /**
   * Switches the texts in place. `kz`, `kaz` and `kk-KZ` mean `kk`.
   * @throws {ConfigError} (rejects) for a language without texts.
   */
  setLanguage(code: string): Promise<void>;
  /** Listens; the returned function stops it. A late listener of `ready` is called at once. */
  on<Type extends keyof ConsentEvents>(type: Type, listener: (detail: ConsentEvents[Type]) => void): () => void;
  /** Calls the listener after each change of the snapshot: the store contract of React, Svelte and Vue. */
  subscribe(listener: () => void): () => void;
  /** The state of now: the same object until something in it changes. */
  getSnapshot(): Snapshot;
  /** What was shown and agreed, for the visitor to keep. */
  receipt(): Promise<Receipt>;
  /** Removes everything that was added to the page. The cookie stays. */
  destroy(): void;
}
