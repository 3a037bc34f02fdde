import { createDigestSet } from '../createDigestSet';
import { digest } from '../hashes';
import type { Register } from '../Register';
import { encodeEntry } from '../StoredEntry';
import { openSealFiles, readLeaves } from './openSealFiles';
import { createLink } from './Seal';

export interface PruneOptions {
  readonly register: Register;
  readonly directory: string;
  /** Unix seconds: what was received before is deleted. */
  readonly before: number;
  /** Unix seconds. */
  readonly now: number;
  /** Only counts. */
  readonly dry?: boolean;
  readonly onProgress?: (read: number) => void;
}

export interface PruneResult {
  readonly sealed: number;
  readonly unsealed: number;
}

/**
 * Deletes old entries. The seals stay, and the chain says what was deleted: a link that names the moment and the count
 * is written first, so that a crash in between leaves entries that are still there, never a gap that nobody can
 * explain.
 * @throws {LockError} while another process seals or prunes
 */
export async function pruneRegister(options: PruneOptions): Promise<PruneResult> {
  const { register, directory, before, now, dry = false, onProgress } = options;
  const files = await openSealFiles(directory);
  try {
    const known = createDigestSet();
    for await (const leaves of readLeaves(directory))
      for (const leaf of leaves) if (leaf) known.add(Buffer.from(leaf.hash, 'hex'));
    let sealed = 0;
    let unsealed = 0;
    let read = 0;
    for await (const batch of register.entries()) {
      for (const entry of batch.filter(({ received }) => received < before)) {
        if (known.indexOf(digest(encodeEntry(entry))) >= 0) sealed++;
        else unsealed++;
      }
      read += batch.length;
      onProgress?.(read);
    }
    if (dry || !(sealed + unsealed)) return { sealed, unsealed };
    if (files.links.length)
      await files.append(createLink(files.links.at(-1), { kind: 'prune', at: now, before, sealed, unsealed }), []);
    await register.prune(before);
    return { sealed, unsealed };
  } finally {
    await files.close();
  }
}
