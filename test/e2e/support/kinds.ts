import type { Page } from 'playwright-core';
import type { useBrowser } from './browser';

/** Every file of ours beside the first one, whatever it is called in this release. */
export const PARTS = /\/kelisim\.(?!js$)[^/]*\.js|\/dist\/chunks\//;

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

/** Each `kelisim:error` so far; needs `RECORDER` in the head. */
export const errors = (page: Page) =>
  page.evaluate(() =>
    window.log.filter(({ type }) => type === 'error').map(({ detail }) => detail as { code: string; message: string }),
  );

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
