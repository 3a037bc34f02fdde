import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entry } from '../consent';
import { commitmentOf, createSalt, identityOf } from '../hashes';
import type { RecordStore } from '../Register';
import { encodeEntry } from '../StoredEntry';
import { type Files, openAppender } from './openAppender';
import { type LockTimes, takeLock } from './takeLock';

/** Of the files in a register's folder. */
export const ENTRIES = 'entries';
export const SUBJECTS = 'subjects';

const MAX_BYTES = 64 * 1024 * 1024;
/** Entries that go to the disk together. */
const MAX_BATCH = 1000;
/** Entries that wait. With more than that the disk does not keep up, and the browsers send theirs again later. */
const MAX_WAITING = 20_000;
const SEE = 'See docs/PROOF.md#append-only-files';
/** Entries whose repetition is noticed without reading the files. Readers count the others once. */
const MAX_RECENT = 10_000;

/** Where a register in files is. */
export interface FileStoreOptions {
  /** The folder of the register. It is created, and readable for this user only. */
  readonly directory: string;
  /** From this size on the next file is begun. Default 64 MiB, about 150,000 entries. */
  readonly maxBytes?: number;
}

/** What tests replace. */
interface Internals {
  readonly files?: Files;
  readonly lockTimes?: LockTimes;
}

interface Waiting {
  readonly entry: Entry;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A register in append-only files. `saveRecord` resolves after `fdatasync`. Entries that arrive together are written
 * together.
 *
 * @example
 * const store = await openFileStore({ directory: 'register' });
 * const handle = createConsentHandler(options, { saveRecord: store.saveRecord });
 *
 * @throws {LockError} when another process writes to this folder
 */
export function openFileStore(options: FileStoreOptions): Promise<RecordStore> {
  return openStore(options);
}

/** The same, for tests: with a file system that fails, and a lock that is quick. */
export async function openStore(options: FileStoreOptions & Internals): Promise<RecordStore> {
  const { directory, maxBytes = MAX_BYTES, files } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = await takeLock(join(directory, 'writer.lock'), options.lockTimes);
  const entries = await openAppender({ directory, prefix: ENTRIES, maxBytes, files });
  const subjects = await openAppender({ directory, prefix: SUBJECTS, maxBytes, files });
  const waiting: Waiting[] = [];
  const recent = new Set<string>();
  let working: Promise<void> | null = null;
  let closed = false;

  const write = async (batch: readonly Entry[]) => {
    await lock.check();
    const links: string[] = [];
    const lines = batch.map(({ subject, ...entry }) => {
      if (subject === undefined) return encodeEntry({ ...entry, subject: null });
      const salt = createSalt();
      links.push(JSON.stringify({ key: entry.key, salt, subject }));
      return encodeEntry({ ...entry, subject: commitmentOf(subject, salt) });
    });
    // The name first: an entry that is acknowledged has it. A name whose entry did not follow belongs to nothing.
    if (links.length) await subjects.append(`${links.join('\n')}\n`);
    await entries.append(`${lines.join('\n')}\n`);
  };

  const work = async () => {
    while (waiting.length) {
      const taken = waiting.splice(0, MAX_BATCH);
      const unique = new Map<string, Entry>();
      for (const { entry } of taken) {
        const identity = identityOf(entry).toString('latin1');
        if (!recent.has(identity) && !unique.has(identity)) unique.set(identity, entry);
      }
      try {
        if (unique.size) await write([...unique.values()]);
        for (const identity of unique.keys()) remember(recent, identity);
        for (const { resolve } of taken) resolve();
      } catch (error) {
        for (const { reject } of taken) reject(error);
      }
    }
  };

  /** What is handed in just when the work ends is not forgotten. */
  const start = () => {
    working ??= work().finally(() => {
      working = null;
      if (waiting.length) start();
    });
  };

  return {
    saveRecord: (entry) =>
      new Promise<void>((resolve, reject) => {
        if (closed)
          return reject(
            new Error(
              `the register is closed. Expected close() after the last saveRecord, such as when the server stops. ${SEE}`,
            ),
          );
        if (waiting.length >= MAX_WAITING) return reject(new Error(`${MAX_WAITING} entries wait for the disk. ${SEE}`));
        waiting.push({ entry, resolve, reject });
        start();
      }),
    async close() {
      closed = true;
      while (working) await working;
      await entries.close();
      await subjects.close();
      await lock.release();
    },
  };
}

function remember(recent: Set<string>, identity: string): void {
  recent.add(identity);
  if (recent.size > MAX_RECENT) recent.delete(recent.values().next().value as string);
}
