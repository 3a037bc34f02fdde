/** A page that is never idle is not waited for any longer. */
const LONGEST_MS = 1000;

/** Calls back once the page has come and has nothing else to do. @returns cancels it */
export function afterIdle(callback: () => void): () => void {
  if (!window.requestIdleCallback) {
    const timer = setTimeout(callback, LONGEST_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(callback, { timeout: LONGEST_MS });
  return () => cancelIdleCallback(handle);
}
