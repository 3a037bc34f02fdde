import type { Consent } from '../../src/index';

export interface LogEntry {
  /** Milliseconds since the page began. */
  readonly at: number;
  readonly type: string;
  readonly detail: unknown;
}

/** What the page and the panel share. */
export interface Bench {
  readonly log: LogEntry[];
  consent?: Consent;
  add(type: string, detail: unknown): void;
  use(consent: Consent): void;
  onChange(listener: () => void): void;
}

declare global {
  interface Window {
    qaBench?: Bench;
  }
}
