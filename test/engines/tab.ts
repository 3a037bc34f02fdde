import type { Driver } from './drivers/engine';
import * as page from './inPage';

/** How long a page may take: journeys wait for what comes, never for a time. */
const PATIENCE = 60_000;

/**
 * A tab as a visitor uses it. Selectors that begin with `kelisim-widget ` go on in its shadow root.
 */
export interface Tab {
  goto(url: string): Promise<void>;
  back(): Promise<void>;
  show(): Promise<void>;
  /** Waits until it can be hit, then presses it in the middle. */
  click(selector: string): Promise<void>;
  /** One key after the other. */
  keys(...names: string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** What is displayed of it; `null` where it is not displayed. */
  text(selector: string): Promise<string | null>;
  /** Waits until it is displayed. */
  seen(selector: string): Promise<void>;
  /** Waits until it is not. */
  gone(selector: string): Promise<void>;
  /** Runs a function in the page; arguments and result go as JSON. */
  evaluate<Result, Args extends unknown[]>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /** Waits until the function answers something true, and returns that. Navigations on the way are nothing special. */
  until<Result, Args extends unknown[]>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<NonNullable<Result>>;
}

export function createTab(driver: Driver): Tab {
  const evaluate: Tab['evaluate'] = async (run, ...args) => {
    const call = `(${run})(...${JSON.stringify(args)})`;
    return JSON.parse(await driver.run(`async () => JSON.stringify((await ${call}) ?? null)`));
  };
  const until: Tab['until'] = async (run, ...args) => {
    const end = Date.now() + PATIENCE;
    for (;;) {
      let failed: unknown;
      const result = await evaluate(run, ...args).catch((error: unknown) => {
        failed = error;
      });
      if (result) return result as never;
      if (Date.now() > end) throw failed ?? new Error(`Waited in vain for ${run} with ${JSON.stringify(args)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const keys = async (...names: string[]) => {
    for (const name of names) await driver.key(name);
  };
  return {
    goto: driver.goto,
    back: driver.back,
    show: driver.show,
    async click(selector) {
      const { x, y } = await until(page.placeOf, selector);
      await driver.press(x, y);
    },
    keys,
    type: (text) => keys(...text),
    text: (selector) => evaluate(page.textOf, selector),
    seen: async (selector) => void (await until(page.isSeen, selector, true)),
    gone: async (selector) => void (await until(page.isSeen, selector, false)),
    evaluate,
    until,
  };
}
