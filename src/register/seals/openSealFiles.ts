import { mkdir, open, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { readLines } from '../files/readLines';
import { takeLock } from '../files/takeLock';
import { parseLines } from '../parseLines';
import { encodeLeaf, type Leaf, type Link } from './Seal';

/** Line of a leaf: 64 + 1 + 8 + 1 + the seconds. */
const LEAF = /^([\da-f]{64}) ([\da-f]{8}) (-?\d{1,15})$/;

/** The chain of seals in a folder. */
export interface SealFiles {
  /** The links, the oldest first. They may be anything that somebody wrote into the file: `verify` checks them. */
  readonly links: readonly Link[];
  /** Appends a link. The leaves of a seal are on the disk before it. */
  append(link: Link, leaves: readonly Leaf[]): Promise<void>;
  close(): Promise<void>;
}

const chainPath = (directory: string) => join(directory, 'seals.jsonl');
const leavesPath = (directory: string) => join(directory, 'leaves.txt');

/**
 * Opens the chain for writing. What a crash left behind the last whole seal is removed.
 * @throws {LockError} while another process seals or prunes
 */
export async function openSealFiles(directory: string): Promise<SealFiles> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = await takeLock(join(directory, 'seal.lock'));
  try {
    const links = await readLinks(directory, true);
    const sealed = links.reduce((sum, link) => sum + (link.kind === 'seal' ? link.count : 0), 0);
    await cutLeaves(directory, sealed);
    return {
      links,
      async append(link, leaves) {
        await lock.check();
        await write(leavesPath(directory), leaves.map(encodeLeaf).join(''));
        await write(chainPath(directory), `${JSON.stringify(link)}\n`);
        links.push(link);
      },
      close: () => lock.release(),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * The links of the chain.
 * @param repair whether an unfinished last line is removed; otherwise it is left out
 * @throws for a line that is no JSON
 */
export async function readLinks(directory: string, repair = false): Promise<Link[]> {
  const path = chainPath(directory);
  const text = await readFile(path, 'utf8').catch(whereMissing(''));
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (repair && whole !== text) await truncate(path, Buffer.byteLength(whole));
  return parseLines(
    whole,
    (line) => new Error(`${path}: line ${line} cannot be read. The chain of seals was changed.`),
  );
}

/** The leaves in batches; `null` for a line that is none. */
export async function* readLeaves(directory: string): AsyncGenerator<readonly (Leaf | null)[]> {
  for await (const lines of readLines(leavesPath(directory))) {
    yield lines.map(({ text, whole }) => {
      const [, hash = '', tag = '', received = ''] = (whole && LEAF.exec(text)) || [];
      return hash ? { hash, tag, received: Number(received) } : null;
    });
  }
}

/** Removes the leaves behind so many: a crash came before their seal. */
async function cutLeaves(directory: string, count: number): Promise<void> {
  const path = leavesPath(directory);
  let left = count;
  for await (const lines of readLines(path)) {
    for (const { offset } of lines) if (left-- === 0) return truncate(path, offset);
  }
}

async function write(path: string, text: string): Promise<void> {
  const handle = await open(path, 'a', 0o600);
  try {
    if (text) await handle.writeFile(text);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

function whereMissing<T>(value: T) {
  return (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
}
