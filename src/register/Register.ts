import type { Entry } from './consent';
import type { StoredEntry } from './StoredEntry';

/** What writes: the half that runs in the portal's server. */
export interface RecordStore {
  /** For `createConsentHandler(options, { saveRecord: store.saveRecord })`. Resolves when the entry is on the disk. */
  saveRecord(entry: Entry): Promise<void>;
  /** Waits until everything is stored that `saveRecord` was called for, then lets go of files and connections. */
  close(): Promise<void>;
}

/** What reads, forgets and deletes: the half that the command line tool uses, also while the server is running. */
export interface Register {
  /**
   * Each entry once, in batches, in the order in which they were stored.
   * @param onDamage is called with each line that is no entry
   */
  entries(onDamage?: (damage: Damage) => void): AsyncIterable<readonly StoredEntry[]>;
  /** The visitors' names by the commitment that their entries hold. */
  subjects(): Promise<ReadonlyMap<string, string>>;
  /** Deletes the link between a visitor's name and the entries. The entries stay. Returns how many entries had it. */
  forget(subject: string): Promise<number>;
  /** Deletes the entries that were received before this moment, in unix seconds, and the names of their visitors. */
  prune(before: number): Promise<void>;
}

/** Something in a file that is no entry. */
export interface Damage {
  /** Its path. */
  readonly file: string;
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** How long it is. */
  readonly bytes: number;
  /**
   * `unfinished`: the end of a file that a crash cut off; it was never acknowledged, so nothing is lost.
   * `unreadable`: a whole line that is no entry; somebody or something changed the file.
   */
  readonly kind: 'unfinished' | 'unreadable';
}
