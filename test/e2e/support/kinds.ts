import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** What has run, in order. */
    ran: string[];
  }
}

/** Every file that `kelisim.js` loads beside itself. */
export const PARTS = /kelisim\.(?!js$)[^/]*\.js/;

/** For what has to come: long enough for a slow machine, short enough for a test that fails. */
export const SOON = { timeout: 10_000 };

/** Collects what runs: put into `head`. */
export const TRACE = '<script>window.ran = [];</script>';
export const TRACE_WITH_NONCE = '<script nonce="n1">window.ran = [];</script>';

export const ran = (page: Page) => page.evaluate(() => window.ran);

/** Delays every part: the first request for longer than the next ones, so that answers come in another order. */
export async function delayParts(page: Page, first: number, next = first) {
  let count = 0;
  await page.route(PARTS, async (route) => {
    const wait = count++ ? next : first;
    await new Promise((resolve) => setTimeout(resolve, wait));
    // The page may be gone by now.
    await route.continue().catch(() => {});
  });
}

/** Parts do not come while `broken` is true. */
export async function breakParts(page: Page, broken = true) {
  const line = { broken };
  await page.route(PARTS, (route) => (line.broken ? route.abort() : route.continue()));
  return line;
}

/** The value of our cookie as the browser would send it to `url`; several are joined by a line break. */
export async function jar(page: Page, url = page.url()): Promise<string> {
  const cookies = await page.context().cookies(url);
  return cookies.flatMap(({ name, value }) => (name === 'consent_kelisim' ? [value] : [])).join('\n');
}

/** The codes and messages of `kelisim:error`; the page needs `RECORDER`. */
export const errors = (page: Page) =>
  page.evaluate(
    () =>
      window.log.flatMap(({ type, detail }) => (type === 'error' ? [detail] : [])) as {
        code: string;
        message: string;
      }[],
  );

/** The statuses that `kelisim:change` told, in order; the page needs `RECORDER`. */
export const changes = (page: Page) =>
  page.evaluate(() =>
    window.log.flatMap(({ type, detail }) => (type === 'change' ? [(detail as { status: string }).status] : [])),
  );
