/** Half a frame. */
const SLICE_MS = 8;

/** To be awaited before each piece of work: lets the page draw and answer between slices. */
export function createPacer(): () => Promise<void> {
  let end = 0;
  return async () => {
    if (performance.now() < end) return;
    await new Promise((resolve) => setTimeout(resolve));
    end = performance.now() + SLICE_MS;
  };
}
