import type fc from 'fast-check';
import type { Page } from 'playwright-core';
import { agreesWith } from './agreesWith';
import { isGranted, type Model, OPTIONAL } from './model';
import type { Site } from './site';

/** One visitor: a page, and the site that answers it. */
export interface Real {
  readonly page: Page;
  readonly site: Site;
  /** How often each act was done. */
  readonly counts: Map<string, number>;
  /** What was done so far. */
  readonly trail: string[];
  /** Exceptions that reached the page. */
  readonly problems: string[];
}

export type Act = fc.AsyncCommand<Model, Real>;

interface ActOptions<Result> {
  /** Acts that differ in what is chosen have one name. */
  readonly name: string;
  /** What is chosen, for the list of acts of a failure. */
  readonly how?: string;
  readonly isPossible?: (model: Model) => boolean;
  /** What is done in the browser. */
  run(real: Real, model: Model): Promise<Result>;
  /** What it makes of the model, with what only the browser can tell. */
  change?(model: Model, result: Result): void;
}

/**
 * An act of somebody, after which page and model have to agree, and nothing may have been requested without consent.
 */
export function act<Result>({ name, how = '', isPossible, run, change }: ActOptions<Result>): Act {
  const label = `${name}${how && ` (${how})`}`;
  return {
    check: (model) => isPossible?.(model) ?? true,
    async run(model, real) {
      real.counts.set(name, (real.counts.get(name) ?? 0) + 1);
      real.trail.push(label);
      await doAct(model, real);
    },
    toString: () => label,
  };

  async function doAct(model: Model, real: Real) {
    for (const passing of [model.moment, model.passed, model.unpreventable]) passing.clear();
    model.document.mayRun = false;
    const before = OPTIONAL.filter((category) => isGranted(model, category));
    const result = await run(real, model);
    change?.(model, result);
    await agreesWith(model, real.page);
    const allowed = new Set([...before, ...model.passed, ...OPTIONAL.filter((name) => isGranted(model, name))]);
    const wrong = real.site
      .takeGated()
      .filter(({ category, what }) => !allowed.has(category) && !isOfMoment(model, category, what))
      .filter(({ what }) => !model.unpreventable.has(what));
    if (wrong.length) throw new Error(`requested without consent: ${wrong.map(({ what }) => what)}`);
    if (real.problems.length) throw new Error(real.problems.join('; '));
  }
}

/** What opens in the call itself. A template is rendered later, and looks again. */
const isOfMoment = ({ moment }: Model, category: string, what: string) => moment.has(category) && what !== 'inner';

/** Waits until the page has no request to our handler under way, and will not make one. */
export async function whenQuiet({ page }: Real): Promise<void> {
  // A page looks soon at what it was told, and a renewal waits for the paint.
  await page.waitForTimeout(150);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  await page.waitForFunction(() => window.pending === 0);
}

/** Once the page has its instance. */
export const whenStarted = (page: Page) => page.waitForFunction(() => window.Kelisim?.status);
