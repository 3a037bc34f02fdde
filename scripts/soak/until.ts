/** @throws if it does not become true */
export async function until(isThere: () => boolean) {
  for (const end = Date.now() + 15_000; !isThere(); ) {
    if (Date.now() > end) throw new Error('the server was waited for in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
