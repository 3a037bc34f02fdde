import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexDigest } from '../hashes';
import { hashesOf, type IndexLine, listTexts, readIndex } from './writeArchive';

/** Milliseconds. */
const LOOK_AGAIN = 60_000;

/** What the archive knows about a hash. */
export interface ArchivedText {
  readonly sha256: string;
  readonly text: string;
  /** Whether the file still holds the text that its name says. */
  readonly intact: boolean;
  /** Where and since when it was shown. */
  readonly shown: readonly IndexLine[];
}

/**
 * The archive for the server: `findText` for `createConsentHandler`.
 *
 * @example
 * const { findText } = openArchive('texts');
 * const handle = createConsentHandler(options, { saveRecord: store.saveRecord, findText });
 *
 * @throws where there is no such folder
 */
export function openArchive(directory: string): { findText(hash16: string): string | null } {
  let hashes = new Map<string, string>();
  let at = 0;
  const look = () => {
    at = performance.now();
    hashes = new Map(hashesOf(readdirSync(directory)).map((sha256) => [sha256.slice(0, 16), sha256]));
  };
  look();
  return {
    findText(hash16) {
      // A release may have added texts since.
      if (!hashes.has(hash16) && performance.now() - at > LOOK_AGAIN) look();
      return hashes.get(hash16) ?? null;
    },
  };
}

/**
 * The text for the 16 digits of a record or the 64 of an entry; `null` where the archive has none.
 * @throws where there is no such folder
 */
export async function findArchived(directory: string, hash: string): Promise<ArchivedText | null> {
  const sha256 = (await listTexts(directory)).find((name) => name.startsWith(hash));
  if (!sha256) return null;
  const text = await readFile(join(directory, `${sha256}.txt`), 'utf8');
  const shown = (await readIndex(directory)).filter((line) => line.sha256 === sha256);
  return { sha256, text, intact: hexDigest(text) === sha256, shown };
}
