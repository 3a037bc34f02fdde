import type { Page } from 'playwright-core';
import type { useBrowser } from './browser';

declare global {
  interface Window {
    /** What has run, in order. */
    ran: string[];
  }
}

/** Every file that `kelisim.js` loads beside itself. */
export const PARTS = /\/kelisim\.(?!js$)[^/]*\.js|\/dist\/chunks\//;

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

/** Longer than a busy machine needs, shorter than the patience of a whole test. */
const WAIT_MS = 10_000;

/** A page that gives up after ten seconds, so that a test that fails does so soon. */
export async function openPage(
  browser: ReturnType<typeof useBrowser>,
  url: string,
  { before, ...options }: { before?(page: Page): Promise<unknown> } & Parameters<typeof browser.blank>[0] = {},
) {
  const page = await browser.blank(options);
  page.setDefaultTimeout(WAIT_MS);
  await before?.(page);
  await page.goto(url);
  return page;
}

/** Lets every part that is loaded on demand fail; returns how to let them come again. */
export async function failParts(page: Page): Promise<() => Promise<void>> {
  await page.route(PARTS, (route) => route.abort());
  return () => page.unroute(PARTS);
}

/** Holds back every part that is loaded on demand, until the returned function is called. */
export async function holdParts(page: Page): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(PARTS, async (route) => {
    await released;
    await route.continue().catch(() => {});
  });
  return async () => release();
}

/** Waits until a promise of the page has settled, and says how; `pending` after a second. */
export const settled = (page: Page, name: string) =>
  page.evaluate(
    (key) =>
      Promise.race([
        ((window as never as { [name: string]: Promise<unknown> })[key] as Promise<unknown>).then(
          (value) => `${value}`,
          () => 'rejected',
        ),
        new Promise<string>((resolve) => setTimeout(() => resolve('pending'), 1000)),
      ]),
    name,
  );

/** Presses Tab until the named button of ours has the focus; `false` after sixty times. */
export async function tabTo(page: Page, name: string): Promise<boolean> {
  for (let times = 0; times < 60; times++) {
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return (element as HTMLElement | null)?.dataset?.action;
    });
    if (focused === name) return true;
    await page.keyboard.press('Tab');
  }
  return false;
}
