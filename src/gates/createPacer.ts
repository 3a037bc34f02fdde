/** Half a frame. */
const SLICE_MS = 8;

/**
 * To be awaited before each piece of work: lets the page draw and answer between slices. By a message: browsers hold nested
 * timers back for 4 ms, half as long again as a slice.
 */
export function createPacer(): () => Promise<void> {
  let end = 0;
  return async () => {
    if (performance.now() < end) return;
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
    end = performance.now() + SLICE_MS;
  };
}
