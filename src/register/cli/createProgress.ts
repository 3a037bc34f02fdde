import type { Io } from './Command';

const EACH = 100;

/** Shows how far a long command is: on one line while a person watches, else nothing. */
export interface Progress {
  (count: number): void;
  /** Removes the line. */
  end(): void;
}

export function createProgress(io: Io, what: string): Progress {
  let shown = false;
  let at = performance.now();
  const progress = (count: number) => {
    const now = performance.now();
    if (!io.watched || now - at < EACH) return;
    at = now;
    shown = true;
    io.err(`\r${what} ${count.toLocaleString('en')} entries …`);
  };
  progress.end = () => {
    if (shown) io.err(`\r${' '.repeat(Math.min(io.columns - 1, 60))}\r`);
  };
  return progress;
}

/** Seconds as people read them: UTC, to the second. */
export const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000', '');
/** `1 entry`, `2 entries`. */
export const entries = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'entry' : 'entries'}`;
