/** Files, slices, pauses and other processes take their time on a machine that may be busy. */
const PATIENCE_MS = 15_000;

/**
 * Looks again and again.
 * @throws what `failure` says, if it does not become true
 */
export async function until(
  isThere: () => boolean | Promise<boolean>,
  failure: () => string = () => 'the server was waited for in vain',
): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await isThere()); ) {
    if (Date.now() > end) throw new Error(failure());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
