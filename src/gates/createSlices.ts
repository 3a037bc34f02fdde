/** Below the 50 ms of a long task, with room for what the last piece of a slice costs. */
const SLICE_MS = 30;

/** Lets the page draw and answer between slices of work. */
export interface Slices {
  /** Whether the slice is used up. */
  isOver(): boolean;
  /** What comes next has to wait for a slice of its own. */
  finish(): void;
  /** Resolves in a task of its own, with a new slice. */
  next(): Promise<void>;
}

export function createSlices(): Slices {
  // Not `performance`: pages have variables of that name.
  let end = Date.now() + SLICE_MS;
  return {
    isOver: () => Date.now() > end,
    finish() {
      end = 0;
    },
    async next() {
      // A message: browsers hold nested timers back for 4 ms.
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      });
      end = Date.now() + SLICE_MS;
    },
  };
}
