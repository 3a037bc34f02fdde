import { hexDigest } from '../hashes';

/** One link of the chain: what is sealed, or what was deleted on purpose. */
export type Link = Seal | Gap;

interface LinkBase {
  /** From 1, without gaps. */
  readonly number: number;
  /** When it was made, in unix seconds. */
  readonly at: number;
  /** The head of the link before; 64 zeros for the first. */
  readonly previous: string;
  /**
   * SHA-256 of this link without its head. Whoever knows the newest head can tell whether anything before it was
   * changed.
   */
  readonly head: string;
}

/** Entries that are sealed together. Their leaves are in `leaves.txt`, in the order of the seals. */
export interface Seal extends LinkBase {
  readonly kind: 'seal';
  readonly count: number;
  /** SHA-256 of the lines in `leaves.txt` that belong to it. */
  readonly leaves: string;
  /** `at` of the last seal of an earlier run; 0 for the first run. */
  readonly since: number;
  /** How many of its entries state a time before `since`: accepted by a person with `--accept-late`. */
  readonly late: number;
}

/** Entries that `prune` deleted. */
export interface Gap extends LinkBase {
  readonly kind: 'prune';
  /** Everything that was received before this moment, in unix seconds. */
  readonly before: number;
  /** How many of the deleted entries were sealed, and how many were not. */
  readonly sealed: number;
  readonly unsealed: number;
}

/** What an entry leaves in `leaves.txt`: nothing that tells about a visitor. */
export interface Leaf {
  /** SHA-256 of the entry, 64 hex digits. */
  readonly hash: string;
  /** 8 hex digits of SHA-256 of its key: tells an entry that was changed from one that is missing. */
  readonly tag: string;
  /** When the entry was received, in unix seconds. */
  readonly received: number;
}

export const START = '0'.repeat(64);
/** Seconds. An entry can be stored that much after it was received: it may have waited for the disk or the database. */
export const GRACE = 600;

type Unlinked<T> = T extends Link ? Omit<T, 'number' | 'previous' | 'head'> : never;

/** Makes the next link of a chain. */
export function createLink(last: Link | undefined, content: Unlinked<Link>): Link {
  const link = { number: (last?.number ?? 0) + 1, ...content, previous: last?.head ?? START };
  return { ...link, head: headOf(link) } as Link;
}

/** The head that a link must have. */
export function headOf(link: Omit<Link, 'head'>): string {
  const { head: _head, ...rest } = link as Link;
  return hexDigest(JSON.stringify(rest));
}

export const encodeLeaf = ({ hash, tag, received }: Leaf): string => `${hash} ${tag} ${received}\n`;
export const tagOf = (key: string): string => hexDigest(key).slice(0, 8);

/** When the last entries were sealed, in unix seconds; 0 before that. */
export const lastSealedAt = (links: readonly Link[]): number =>
  [...links].reverse().find(({ kind }) => kind === 'seal')?.at ?? 0;
