/** A page that does not draw, such as one in the background, is not waited for any longer. */
const LONGEST_MS = 500;

/** Calls back once the page has drawn what it shows: what can wait until then does not delay the paint. */
export function afterPaint(callback: () => void): void {
  const timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    callback();
  }, LONGEST_MS);
  const frame = requestAnimationFrame(() => {
    // The frame has begun: on an old phone it takes long, and the timer would come before its end.
    clearTimeout(timer);
    setTimeout(callback);
  });
}
