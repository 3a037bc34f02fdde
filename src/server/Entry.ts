import type { How } from '../record/ConsentRecord';

/** One decision of one visitor, as the portal's server stores it. It holds no address and no user agent. */
export interface Entry {
  /** `id.at` of the record. Two requests with the same record have the same key: storing it again changes nothing. */
  readonly key: string;
  /** The value of the cookie exactly as the browser sent it. */
  readonly cookie: string;
  /** When the server received it, in unix seconds, by the server's clock. */
  readonly received: number;
  /** The origin of the portal, such as `https://smartustaz.kz`. */
  readonly site: string;
  /** Whether the browser sent a Global Privacy Control signal (`Sec-GPC: 1`) with this request. */
  readonly gpc: boolean;
  /** The button that the visitor used; `api` when the portal's code decided. */
  readonly how: How;
  /**
   * The full SHA-256 of the text that was shown, 64 hex digits, from the portal's archive of texts; `null` when no text
   * was shown or the archive does not have it. The page never supplies it.
   */
  readonly text: string | null;
  /**
   * The portal's own name for a visitor who is signed in, such as the number of the account. At most 256 characters.
   */
  readonly subject?: string;
}

/** What went wrong on the server while a record was being stored. The visitor's decision is not affected. */
export interface RecordProblem {
  /** `record-failed`: the record is not stored, the browser sends it again. `text-missing`: stored without its text. */
  readonly code: 'record-failed' | 'text-missing';
  /** What happened and what to do, in a sentence. */
  readonly message: string;
  /** What was thrown, where something was. */
  readonly error?: unknown;
}

/** The second argument of `createConsentHandler`: how records are stored. */
export interface RecordOptions {
  /**
   * Stores the entry. It resolves only when the entry is safe, as after `fdatasync` or `COMMIT`; the browser is then
   * told that its record is stored. If it rejects or takes longer than `timeout`, the browser sends the record again
   * later, so the same entry can arrive more than once.
   */
  saveRecord(entry: Entry): Promise<void> | void;
  /** Finds the full SHA-256 (64 hex digits) of a text by its first 16 digits. Without it entries have no text. */
  findText?(hash16: string): Promise<string | null | undefined> | string | null | undefined;
  /**
   * The portal's own name for the visitor of this request, from its session; nothing for visitors without an account.
   */
  subjectOf?(request: Request): Promise<string | undefined> | string | undefined;
  /**
   * The address of the connection, for the rate limit. It is kept in memory only and never stored. Behind a proxy: the
   * header that your own proxy sets. Without it there is no rate limit.
   */
  addressOf?(request: Request): string | null | undefined;
  /** How many records one address can send: `burst` at once, then `perSecond`. Default 1000 and 10. */
  readonly rate?: { readonly burst: number; readonly perSecond: number };
  /** Seconds after which an answer no longer waits for `saveRecord`. Default 5. */
  readonly timeout?: number;
  /** Receives each problem. Default: one line on `console.error` for each kind, at most once a minute. */
  onProblem?(problem: RecordProblem): void;
}
