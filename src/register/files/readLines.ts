import { open } from 'node:fs/promises';

const CHUNK = 1 << 20;
const LINE_FEED = 10;

export interface Line {
  readonly text: string;
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** Without its line feed. */
  readonly bytes: number;
  /** Whether a line feed ends it. Without one it is the last, and a crash may have cut it off. */
  readonly whole: boolean;
}

/**
 * The lines of a file in batches, blank ones left out. Lines that are appended while it reads may or may not be there;
 * a file that was deleted meanwhile (`prune`) has none.
 */
export async function* readLines(path: string): AsyncGenerator<readonly Line[]> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!handle) return;
  try {
    let rest: Buffer = Buffer.alloc(0);
    /** Of the first byte of `rest`. */
    let offset = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const { bytesRead } = await handle.read(chunk, 0, CHUNK, offset + rest.length);
      if (!bytesRead) break;
      const bytes = rest.length ? Buffer.concat([rest, chunk.subarray(0, bytesRead)]) : chunk.subarray(0, bytesRead);
      const lines: Line[] = [];
      let start = 0;
      for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
        const text = bytes.toString('utf8', start, end);
        if (text.trim()) lines.push({ text, offset: offset + start, bytes: end - start, whole: true });
        start = end + 1;
      }
      rest = bytes.subarray(start);
      offset += start;
      if (lines.length) yield lines;
    }
    if (rest.length) yield [{ text: rest.toString('utf8'), offset, bytes: rest.length, whole: false }];
  } finally {
    await handle.close();
  }
}
