import { type FileHandle, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY } from '../consent';
import { createDigestSet } from '../createDigestSet';
import { commitmentOf, identityOf } from '../hashes';
import type { Register } from '../Register';
import { decodeEntry, type StoredEntry } from '../StoredEntry';
import { listSegments } from './openAppender';
import { ENTRIES, SUBJECTS } from './openFileStore';
import { type Line, readLines } from './readLines';

interface Link {
  readonly key: string;
  readonly salt: string;
  readonly subject: string;
}

/**
 * Reads a register in files, also while a server writes to it. `forget` and `prune` overwrite lines with blanks in
 * place, so that the writer need not stop.
 */
export function openFileRegister(directory: string): Register {
  const pathsOf = async (prefix: string) =>
    (await listSegments(directory, prefix)).map((name) => join(directory, name));

  return {
    async *entries(onDamage) {
      const seen = createDigestSet();
      for (const file of await pathsOf(ENTRIES)) {
        for await (const lines of readLines(file)) {
          const batch: StoredEntry[] = [];
          for (const { text, offset, bytes, whole } of lines) {
            const entry = whole ? decodeEntry(text) : null;
            if (!entry) onDamage?.({ file, offset, bytes, kind: whole ? 'unreadable' : 'unfinished' });
            else if (seen.add(identityOf(entry))) batch.push(entry);
          }
          if (batch.length) yield batch;
        }
      }
    },

    async subjects() {
      const names = new Map<string, string>();
      for (const file of await pathsOf(SUBJECTS)) {
        for await (const lines of readLines(file)) {
          for (const line of lines) {
            const link = readLink(line);
            if (link) names.set(commitmentOf(link.subject, link.salt), link.subject);
          }
        }
      }
      return names;
    },

    async forget(subject) {
      const keys = new Set<string>();
      for (const file of await pathsOf(SUBJECTS)) {
        await blank(file, (line) => {
          const link = readLink(line);
          if (link?.subject !== subject) return false;
          keys.add(link.key);
          return true;
        });
      }
      return keys.size;
    },

    async prune(before) {
      const old = new Set<string>();
      const kept = new Set<string>();
      const files = await pathsOf(ENTRIES);
      for (const file of files) {
        const left = await blank(file, (line) => {
          const entry = line.whole ? decodeEntry(line.text) : null;
          if (!entry) return false;
          const goes = entry.received < before;
          if (entry.subject) (goes ? old : kept).add(entry.subject);
          return goes;
        });
        // The newest may be the one that a server writes to.
        if (!left && file !== files.at(-1)) await unlink(file);
      }
      for (const file of await pathsOf(SUBJECTS)) {
        await blank(file, (line) => {
          const link = readLink(line);
          if (!link) return false;
          const commitment = commitmentOf(link.subject, link.salt);
          if (kept.has(commitment)) return false;
          // A name whose entry was never stored goes too; one whose entry is just being stored has to stay.
          return old.has(commitment) || Number(link.key.split('.')[1]) < before - 2 * DAY;
        });
      }
    },
  };
}

function readLink({ text, whole }: Line): Link | null {
  if (!whole) return null;
  try {
    const { key, salt, subject } = JSON.parse(text);
    return typeof subject === 'string' && typeof salt === 'string' && typeof key === 'string'
      ? { key, salt, subject }
      : null;
  } catch {
    return null;
  }
}

/** Overwrites the lines that `goes` names with blanks. Returns how many lines are left. */
async function blank(file: string, goes: (line: Line) => boolean): Promise<number> {
  let handle: FileHandle | null = null;
  let left = 0;
  try {
    for await (const lines of readLines(file)) {
      for (const line of lines) {
        if (!goes(line)) {
          if (line.whole) left++;
          continue;
        }
        handle ??= await open(file, 'r+');
        await handle.write(Buffer.alloc(line.bytes, ' '), 0, line.bytes, line.offset);
      }
    }
    await handle?.datasync();
  } finally {
    await handle?.close();
  }
  return left;
}
