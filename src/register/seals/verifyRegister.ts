import { digest } from '../hashes';
import type { Damage, Register } from '../Register';
import { encodeEntry } from '../StoredEntry';
import { checkChain, checkLeaves, type Finding, type SealedLeaves } from './checkSeals';
import { readLinks } from './openSealFiles';
import { type Gap, GRACE, lastSealedAt, tagOf } from './Seal';

export type { Finding } from './checkSeals';

export interface VerifyOptions {
  readonly register: Register;
  /** The folder of the chain. */
  readonly directory: string;
  /**
   * A head that was kept elsewhere, such as in an e-mail. Without one, a chain that was made anew as a whole passes.
   */
  readonly head?: string;
  readonly onProgress?: (read: number) => void;
}

export interface Verification {
  readonly ok: boolean;
  readonly entries: number;
  /** Entries that are sealed and there. */
  readonly sealed: number;
  /** Entries that came after the last seal. */
  readonly unsealed: number;
  /** Sealed entries that `prune` deleted. */
  readonly pruned: number;
  readonly links: number;
  readonly head: string | null;
  readonly findings: readonly Finding[];
  /** What is worth knowing, and no sign of a change. */
  readonly notes: readonly string[];
}

/** An entry without a seal. */
interface Unsealed {
  readonly key: string;
  readonly received: number;
}

/** Compares every entry with its seal, and the chain with itself. */
export async function verifyRegister(options: VerifyOptions): Promise<Verification> {
  const { register, directory, head, onProgress } = options;
  const findings: Finding[] = [];
  const notes: string[] = [];
  const links = await readLinks(directory);
  checkChain(links, findings);
  if (head && !links.some((link) => link.head === head))
    findings.push({ kind: 'head', message: `The head ${head} is not in the chain: the chain was made anew or cut.` });
  const leaves = await checkLeaves(directory, links, findings);

  const seen = new Uint8Array(leaves.hashes.size);
  const unsealed = new Map<string, Unsealed>();
  let entries = 0;
  let late = 0;
  let fresh = 0;
  const onDamage = ({ file, offset, bytes, kind }: Damage) => {
    const where = `${file}, ${bytes} bytes at ${offset}`;
    if (kind === 'unfinished')
      notes.push(`${where}: the end of a write that a crash cut off. It was never acknowledged.`);
    else findings.push({ kind: 'unreadable', message: `${where}: this line is no entry.` });
  };
  for await (const batch of register.entries(onDamage)) {
    for (const entry of batch) {
      const { key, received } = entry;
      const index = leaves.hashes.indexOf(digest(encodeEntry(entry)));
      if (index < 0) {
        fresh++;
        unsealed.set(tagOf(key), { key, received });
        continue;
      }
      seen[index] = 1;
      if (received < (leaves.seals[index]?.since ?? 0) - GRACE) late++;
    }
    entries += batch.length;
    onProgress?.(entries);
  }
  if (late)
    notes.push(`Entries that state an earlier time than the seal before theirs, accepted by a person: ${late}.`);

  const gaps = links.filter((link): link is Gap => link.kind === 'prune');
  for (const gap of gaps)
    notes.push(`Sealed entries from before ${iso(gap.before)}, deleted by "prune" on ${iso(gap.at)}: ${gap.sealed}.`);
  const { sealed, pruned, changed } = countSealed(leaves, seen, gaps, unsealed, findings);
  const since = lastSealedAt(links);
  for (const [tag, { key, received }] of unsealed)
    if (received < since - GRACE && !changed.has(tag)) findings.push(inserted(key, received, since));
  return {
    ...{ ok: !findings.length, entries, sealed, unsealed: fresh, pruned, links: links.length },
    ...{ head: links.at(-1)?.head ?? null, findings, notes },
  };
}

/** What became of each sealed entry: it is there, was deleted on purpose, was changed, or is missing. */
function countSealed(
  { received, tags, seals }: SealedLeaves,
  seen: Uint8Array,
  gaps: readonly Gap[],
  unsealed: ReadonlyMap<string, Unsealed>,
  findings: Finding[],
): { readonly sealed: number; readonly pruned: number; readonly changed: ReadonlySet<string> } {
  const expected = gaps.reduce((sum, gap) => sum + gap.sealed, 0);
  const changed = new Set<string>();
  let pruned = 0;
  let sealed = 0;
  for (const [index, seal] of seals.entries()) {
    const at = received[index] ?? 0;
    if (seen[index]) {
      sealed++;
      continue;
    }
    if (pruned < expected && gaps.some((gap) => gap.number > seal.number && at < gap.before)) {
      pruned++;
      continue;
    }
    const tag = tags[index] ?? '';
    const what = `An entry of seal ${seal.number} (${iso(seal.at)}), received ${iso(at)},`;
    const now = unsealed.get(tag)?.key;
    if (now) changed.add(tag);
    findings.push(
      now
        ? { kind: 'changed', message: `${what} was changed. Its key is ${now}.` }
        : { kind: 'missing', message: `${what} is missing.` },
    );
  }
  return { sealed, pruned, changed };
}

const inserted = (key: string, received: number, since: number): Finding => ({
  kind: 'inserted',
  message: `${key} states that it was received ${iso(received)}, but was not there when it was sealed on ${iso(since)}.`,
});

const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '');
