import { createDigestSet, type DigestSet } from '../createDigestSet';
import { readLeaves } from './openSealFiles';
import { headOf, type Leaf, type Link, type Seal, START } from './Seal';
import { hashLeaves } from './sealRegister';

/** Something that must not be. */
export interface Finding {
  /**
   * `changed`, `missing`, `inserted`: an entry. `unreadable`: a line of a file. `chain`, `leaves`: the seals
   * themselves.
   * `head`: the head from elsewhere is not in the chain.
   */
  readonly kind: 'changed' | 'missing' | 'inserted' | 'unreadable' | 'chain' | 'leaves' | 'head';
  readonly message: string;
}

/** Everything that the seals say about their entries: numbers in arrays, so that millions fit into memory. */
export interface SealedLeaves {
  readonly hashes: DigestSet;
  /** By the number of the digest. */
  readonly received: number[];
  readonly tags: string[];
  readonly seals: Seal[];
}

/** Each link names the one before it, and has the head that its content gives. */
export function checkChain(links: readonly Link[], findings: Finding[]): void {
  links.forEach((link, index) => {
    const problems = [
      link.number !== index + 1 && `has the number ${link.number}`,
      link.previous !== (links[index - 1]?.head ?? START) && 'does not follow the one before it',
      link.head !== headOf(link) && 'was changed',
    ].filter(Boolean);
    if (problems.length) findings.push({ kind: 'chain', message: `Seal ${index + 1} ${problems.join(' and ')}.` });
  });
}

/** Reads the leaves. Each seal has those that it was made of. */
export async function checkLeaves(
  directory: string,
  links: readonly Link[],
  findings: Finding[],
): Promise<SealedLeaves> {
  const read: SealedLeaves = { hashes: createDigestSet(), received: [], tags: [], seals: [] };
  const seals = links.filter((link): link is Seal => link.kind === 'seal');
  let at = 0;
  let current: Leaf[] = [];
  const finish = (seal: Seal) => {
    if (current.length !== seal.count || hashLeaves(current) !== seal.leaves)
      findings.push({ kind: 'leaves', message: `The leaves of seal ${seal.number} in leaves.txt were changed.` });
    current = [];
    at++;
  };
  for await (const batch of readLeaves(directory)) {
    for (const leaf of batch) {
      const seal = seals[at];
      // Behind the last seal: a run of `seal` that did not finish.
      if (!seal) return read;
      current.push(leaf ?? { hash: '', tag: '', received: 0 });
      if (leaf && read.hashes.add(Buffer.from(leaf.hash, 'hex'))) {
        read.received.push(leaf.received);
        read.tags.push(leaf.tag);
        read.seals.push(seal);
      }
      if (current.length === seal.count) finish(seal);
    }
  }
  for (let seal = seals[at]; seal; seal = seals[at]) finish(seal);
  return read;
}
