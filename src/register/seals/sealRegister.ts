import { createDigestSet, type DigestSet } from '../createDigestSet';
import { digest, hexDigest } from '../hashes';
import type { Damage, Register } from '../Register';
import { encodeEntry } from '../StoredEntry';
import { openSealFiles, readLeaves } from './openSealFiles';
import { createLink, encodeLeaf, GRACE, type Leaf, lastSealedAt, tagOf } from './Seal';

const BATCH = 10_000;

export interface SealOptions {
  readonly register: Register;
  /** The folder of the chain: that of the register, or one of its own for a database. */
  readonly directory: string;
  /** Unix seconds. */
  readonly now: number;
  /** Whether entries that state a time before the last seal are sealed, too: after a person has looked at them. */
  readonly acceptLate?: boolean;
  /** Called with the entries that were read so far. */
  readonly onProgress?: (read: number) => void;
}

export interface SealResult {
  readonly sealed: number;
  /** Keys of entries that state a time before the last seal. They are not sealed, unless `acceptLate`. */
  readonly late: readonly string[];
  /** The newest head; `null` while nothing is sealed. */
  readonly head: string | null;
  readonly links: number;
  readonly damages: readonly Damage[];
}

/**
 * Seals what is new, in batches of 10,000. Nothing waits for it: the server writes on.
 *
 * An entry that states a time long before the last seal should have been in that seal. Either it was inserted later or
 * the clock was set back: it is named, and left out until a person accepts it.
 * @throws {LockError} while another process seals or prunes
 */
export async function sealRegister(options: SealOptions): Promise<SealResult> {
  const { register, directory, now, acceptLate = false, onProgress } = options;
  const files = await openSealFiles(directory);
  try {
    const known = await readSealed(directory);
    const since = lastSealedAt(files.links);
    const damages: Damage[] = [];
    const late: string[] = [];
    let leaves: Leaf[] = [];
    let lateInBatch = 0;
    let sealed = 0;
    let read = 0;
    const flush = async () => {
      if (!leaves.length) return;
      const content = { kind: 'seal' as const, at: now, count: leaves.length, since, late: lateInBatch };
      const link = createLink(files.links.at(-1), { ...content, leaves: hashLeaves(leaves) });
      await files.append(link, leaves);
      sealed += leaves.length;
      leaves = [];
      lateInBatch = 0;
    };
    for await (const batch of register.entries((damage) => damages.push(damage))) {
      for (const entry of batch) {
        const hash = digest(encodeEntry(entry));
        if (known.indexOf(hash) >= 0) continue;
        const isLate = entry.received < since - GRACE;
        if (isLate) late.push(entry.key);
        if (isLate && !acceptLate) continue;
        if (isLate) lateInBatch++;
        leaves.push({ hash: hash.toString('hex'), tag: tagOf(entry.key), received: entry.received });
        if (leaves.length === BATCH) await flush();
      }
      read += batch.length;
      onProgress?.(read);
    }
    await flush();
    const head = files.links.at(-1)?.head ?? null;
    return { sealed, late, head, links: files.links.length, damages };
  } finally {
    await files.close();
  }
}

/** SHA-256 of their lines. */
export const hashLeaves = (leaves: readonly Leaf[]): string => hexDigest(leaves.map(encodeLeaf).join(''));

async function readSealed(directory: string): Promise<DigestSet> {
  const known = createDigestSet();
  for await (const leaves of readLeaves(directory))
    for (const leaf of leaves) if (leaf) known.add(Buffer.from(leaf.hash, 'hex'));
  return known;
}
