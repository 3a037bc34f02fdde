import { createAttempt } from './createAttempt';
import { DONE, planOf, type ScriptPlan } from './createScript';
import { createSlices } from './createSlices';
import { createStarter, type StarterContext } from './createStarter';
import { preload } from './preload';

export interface OpenerContext extends StarterContext {
  allows(name: string): boolean;
  readonly signal: AbortSignal;
  /** Renders an allowed template, and returns the gated scripts and templates in it. */
  renderTemplate(
    template: HTMLTemplateElement,
    queueRendered: (rendered: readonly Element[]) => void,
  ): Promise<readonly Element[]>;
}

/** Runs gated scripts and renders gated templates, once each, in the order of the document. */
export interface Opener {
  /** Takes what is allowed of these elements; the order of the document is theirs. */
  add(elements: Iterable<Element>): void;
  /**
   * From now on scripts run in tasks of their own: what they listen to must not hear the click that allows them, and
   * what the page does after `accept()` is done before them.
   */
  finishStart(): void;
}

/** How many of those that wait are looked at for preloading. */
const PRELOADED = 20;

interface Planned {
  readonly script: Element;
  readonly plan: ScriptPlan;
}

/** A script that waits for its turn, or a template whose scripts do. */
type Turn = Planned | { readonly rendering: Promise<readonly Element[]> };

/**
 * Scripts run as the parser would run them: classic ones in order, each after the one before it; modules and deferred
 * ones once these have run and the document is parsed; `async` ones wait for nothing. What waits is preloaded.
 *
 * `add` sorts what is allowed into two lines: `turns`, and `deferred`. `run` goes through the first, then through the
 * second, in slices; what a slice cannot start, because something ahead of it is still loading, it waits for.
 */
export function createOpener(context: OpenerContext): Opener {
  const { signal } = context;
  const starter = createStarter(context);
  const attempt = createAttempt(context.report);
  const slices = createSlices();
  // What is in line or has run: the attribute alone could be morphed away.
  const queued = new WeakSet<Element>();
  let turns: Turn[] = [];
  let deferred: Planned[] = [];
  let isRunning = false;
  document.addEventListener('DOMContentLoaded', run, { signal });

  return {
    add(elements) {
      sort(elements, turns);
      run();
    },
    finishStart: slices.finish,
  };

  /** Starts what waits for nothing, and puts the rest in line. */
  function sort(elements: Iterable<Element>, line: Turn[]) {
    for (const element of elements) {
      if (queued.has(element) || element.hasAttribute(DONE)) continue;
      queued.add(element);
      if (isTemplate(element)) {
        line.push({ rendering: render(element) });
        continue;
      }
      const plan = planOf(element);
      if (plan.isDeferred) deferred.push({ script: element, plan });
      else if (plan.isAsync || plan.kind !== 'classic') start(element, plan);
      else line.push({ script: element, plan });
    }
  }

  async function run() {
    if (isRunning) return;
    isRunning = true;
    for (let line = nextLine(); line.length; line = nextLine()) await runLine(line);
    isRunning = false;
  }

  function nextLine(): Turn[] {
    let line: Turn[] = turns;
    if (line.length) turns = [];
    else if (document.readyState !== 'loading') {
      line = deferred;
      deferred = [];
    }
    return line;
  }

  async function runLine(line: Turn[]) {
    // By index: to shift the first of 10,000 would move all others.
    let index = 0;
    const runSlice = () => {
      let wait: Promise<unknown> | undefined;
      while (index < line.length && !wait && !slices.isOver()) wait = startNext(line, index++);
      return wait;
    };
    while (index < line.length) {
      const wait = starter.together(runSlice);
      if (wait) await wait;
      else if (index < line.length) await slices.next();
    }
  }

  /** @returns what the next one has to wait for */
  function startNext(line: Turn[], index: number): Promise<unknown> | undefined {
    const turn = line[index] as Turn;
    if ('rendering' in turn)
      return turn.rendering.then((rendered) => {
        const inner: Turn[] = [];
        // Kept from the observer until now: here they get into the line, in the place of their template.
        for (const element of rendered) queued.delete(element);
        sort(rendered, inner);
        line.splice(index + 1, 0, ...inner);
      });
    const loaded = start(turn.script, turn.plan);
    if (!loaded) return undefined;
    const ahead = line.slice(index + 1, index + 1 + PRELOADED);
    preload(
      ahead.flatMap((next) =>
        'script' in next && isOpenable(next.script) && starter.hasNonce(next.script) ? [next] : [],
      ),
    );
    return loaded;
  }

  function start(script: Element, plan: ScriptPlan): Promise<void> | undefined {
    if (isOpenable(script)) return attempt(script, () => starter.start(script, plan));
    // Closed, moved or removed since: it may get in line again.
    queued.delete(script);
    return undefined;
  }

  function isOpenable(element: Element): boolean {
    const name = element.getAttribute('data-kelisim-needs');
    return !signal.aborted && name !== null && element.isConnected && context.allows(name);
  }

  /** In the task in which they come into the page: the observer of the page would put them at the end of the line. */
  function queueRendered(elements: readonly Element[]) {
    for (const element of elements) queued.add(element);
  }

  async function render(template: HTMLTemplateElement): Promise<readonly Element[]> {
    try {
      return isOpenable(template) ? await context.renderTemplate(template, queueRendered) : [];
    } catch {
      // Reported where it failed; the next change tries again.
      return [];
    } finally {
      // What is rendered is marked; what was closed again may be rendered again.
      queued.delete(template);
    }
  }
}

/** Not by its class, of which a page may have one of its own. */
function isTemplate(element: Element): element is HTMLTemplateElement {
  return 'content' in element;
}
