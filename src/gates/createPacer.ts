/** Half a frame. */
const SHORTEST_MS = 8;
/** Still no long task, for which 50 ms count. */
const LONGEST_MS = 30;

/**
 * To be awaited before each piece of work: lets the page draw and answer between slices. Where the page needs long for that (what
 * opens is laid out and drawn, over and over), a slice is as long as the pause before it: half of the time is the page's. The
 * pause is a message: browsers hold nested timers back for 4 ms, half as long again as a slice.
 */
export function createPacer(): () => Promise<void> {
  let end = 0;
  return async () => {
    const paused = performance.now();
    if (paused < end) return;
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
    const now = performance.now();
    end = now + Math.min(Math.max(now - paused, SHORTEST_MS), LONGEST_MS);
  };
}
