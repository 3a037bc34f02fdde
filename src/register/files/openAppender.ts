import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Appends whole lines to numbered files, and says so only when they are on the disk. */
export interface Appender {
  /** @throws when the lines are not stored; what was written of them is taken back where that is possible */
  append(lines: string): Promise<void>;
  close(): Promise<void>;
}

/** What it needs of the file system; tests hand in one that fails. */
export interface Files {
  open(path: string, flags: string, mode?: number): Promise<FileHandle>;
}

export interface AppenderOptions {
  readonly directory: string;
  /** Of the files' names: `entries` gives `entries-000001.jsonl`. */
  readonly prefix: string;
  /** From this size on the next file is begun. */
  readonly maxBytes: number;
  readonly files?: Files;
}

interface Segment {
  readonly handle: FileHandle;
  readonly path: string;
  readonly inode: number;
  /** Bytes that are safely on the disk. */
  length: number;
  /** Whether bytes of a failed append may follow those. */
  torn: boolean;
}

/** The numbered files with this prefix, the oldest first. */
export async function listSegments(directory: string, prefix: string): Promise<readonly string[]> {
  const names = await readdir(directory).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter((name) => name.startsWith(`${prefix}-`) && /-\d{6,}\.jsonl$/.test(name))
    .sort((a, b) => numberOf(a) - numberOf(b));
}

/**
 * Goes on in the newest file if it ends with a whole line. After a crash it begins the next file: nothing that is in a
 * file is ever changed by an appender.
 */
export async function openAppender(options: AppenderOptions): Promise<Appender> {
  const { directory, prefix, maxBytes, files = { open } } = options;
  const newest = (await listSegments(directory, prefix)).at(-1);
  let last = newest ? numberOf(newest) : 0;
  let segment = newest ? await reopen(join(directory, newest), files) : null;

  const begin = async (): Promise<Segment> => {
    for (;;) {
      last++;
      const path = join(directory, `${prefix}-${String(last).padStart(6, '0')}.jsonl`);
      try {
        const handle = await files.open(path, 'ax', 0o600);
        await syncDirectory(directory);
        return { handle, path, inode: (await handle.stat()).ino, length: 0, torn: false };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  };

  const leave = async () => {
    const left = segment;
    segment = null;
    await left?.handle.close().catch(() => {});
  };

  /** The file to write to: not one that is full, was moved away or removed. */
  const current = async (): Promise<Segment> => {
    if (segment) {
      const found = await stat(segment.path).catch(() => null);
      if (segment.length >= maxBytes || found?.ino !== segment.inode) await leave();
    }
    segment ??= await begin();
    if (segment.torn) {
      await segment.handle.truncate(segment.length);
      segment.torn = false;
    }
    return segment;
  };

  return {
    async append(lines) {
      const to = await current();
      const bytes = Buffer.from(lines);
      try {
        for (let at = 0; at < bytes.length; ) {
          const { bytesWritten } = await to.handle.write(bytes, at, bytes.length - at);
          at += bytesWritten;
        }
      } catch (error) {
        to.torn = true;
        await to.handle.truncate(to.length).then(
          () => {
            to.torn = false;
          },
          () => {},
        );
        throw error;
      }
      try {
        await to.handle.datasync();
      } catch (error) {
        // After a failed sync nobody knows what the disk holds, and a second sync may claim success: this file is left.
        await to.handle.truncate(to.length).catch(() => {});
        await leave();
        throw error;
      }
      to.length += bytes.length;
    },
    close: leave,
  };
}

/** `null` where the file does not end with a whole line. */
async function reopen(path: string, files: Files): Promise<Segment | null> {
  const handle = await files.open(path, 'a+', 0o600);
  const { size, ino } = await handle.stat();
  const end = Buffer.alloc(1);
  if (size) await handle.read(end, 0, 1, size - 1);
  if (!size || end[0] === 10) return { handle, path, inode: ino, length: size, torn: false };
  await handle.close();
  return null;
}

function numberOf(name: string): number {
  return Number(/(\d+)\.jsonl$/.exec(name)?.[1]);
}

/** Makes a new file's name safe, too. Windows has no such thing, and needs none. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
