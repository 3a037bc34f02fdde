/**
 * `undecided`: no valid record. `accepted`: every optional category and the policy. `rejected`: neither any optional
 * category nor the policy. `custom`: anything between. `outdated`: a valid record, but for another version of the
 * policy, without a category that was added since, or past its term; it allows nothing optional.
 */
export type Status = 'undecided' | 'accepted' | 'rejected' | 'custom' | 'outdated';

/** How it was decided: by one of the buttons, or `api`: by the portal's code. */
export type How = 'accept-all' | 'reject-all' | 'save' | 'allow' | 'withdraw' | 'api';

/** What was decided. Frozen. */
export interface ConsentRecord {
  /** Random, 128 bits, base64url, 22 characters; kept across later decisions of one visitor. */
  readonly id: string;
  /** When it was decided, in unix seconds. */
  readonly at: number;
  /** Until when it is valid, in unix seconds. */
  readonly until: number;
  /** The accepted version of the policy; `null` when the policy was not accepted. */
  readonly policy: string | null;
  /** The language in which the notice was shown. */
  readonly language: string;
  /** Names of the optional categories that are allowed. `necessary` is in neither list. */
  readonly granted: readonly string[];
  /** Names of the optional categories that are refused. */
  readonly denied: readonly string[];
  /** How it was decided. */
  readonly how: How;
  /** The first 16 hex digits of SHA-256 over the text that was shown; empty when none was. */
  readonly text: string;
}
