/** A page that does not draw, such as one in the background, is not waited for any longer. */
const LONGEST_MS = 100;

/** Resolves once the page has drawn what it shows: what can wait until then is not in the way of the first paint. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LONGEST_MS);
  });
}
