import type { ConsentRecord, Status } from '../record/ConsentRecord';
import type { Wording } from './createWording';

/** Everything that the first layer is drawn from. */
export interface NoticeProps {
  readonly wording: Wording;
  readonly status: Status;
  readonly record: ConsentRecord | null;
  /** The category or feature that the visitor tried to use. */
  readonly asked?: string;
  /** Says why the notice is shown; missing on a first visit. */
  readonly reason?: NoticeReason;
  /** Whether the browser refused to store the decision that was just made. */
  readonly notSaved?: boolean;
  /** Global Privacy Control. */
  readonly gpc: boolean;
  /** The address of the page. */
  readonly address: string;
}

/** Why the notice is shown: drawn for visitors with a record, and for those who asked for what is closed. */
export interface NoticeReason {
  heading(props: NoticeProps): string | undefined;
  Reason(props: NoticeProps): object | null;
  AllowButton(props: NoticeProps): object | null;
}
