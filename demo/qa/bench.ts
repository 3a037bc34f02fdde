import type { Consent } from 'kelisim';

export interface LogEntry {
  /** Milliseconds since the page was opened. */
  readonly at: number;
  readonly type: string;
  readonly detail: unknown;
}

/** What a page of the portal lets the QA bench see. The bench shows the page in a frame of the same origin. */
export interface Bench {
  readonly log: LogEntry[];
  /** Of the script that made it: scripts that the bench adds to the page need it under a Content Security Policy. */
  readonly nonce: string;
  consent?: Consent;
  add(type: string, detail: unknown): void;
  use(consent: Consent): void;
  /** Calls back after each event and change of state. */
  onChange(listener: () => void): void;
}

declare global {
  interface Window {
    qaBench?: Bench;
  }
}
