import type { Wording } from '../notice/createWording';
import type { SettingsState } from './SettingsContext';

/** Everything that a view of the second layer is drawn from. */
export interface ViewProps extends SettingsState {
  readonly wording: Wording;
  /** Closes the view. */
  close(): void;
  /** Hands the record to the visitor as a file. */
  download(): void;
  /** Where the policy opens. */
  readonly clause: string | undefined;
  /** Changes each time that a view is asked for. */
  readonly request: number;
}
