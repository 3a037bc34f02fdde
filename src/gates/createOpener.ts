import type { Report } from '../options/Report';
import { createScript, DONE, planOf, type ScriptPlan } from './createScript';
import { createSlices } from './createSlices';
import { createTrustedPolicy, type TrustedPolicy } from './createTrustedPolicy';
import { dropWrites } from './dropWrites';
import { isLoadable } from './sources';

/** How long an external script may keep those after it waiting. A server that never answers must not close the rest. */
const LONGEST_WAIT_MS = 10_000;

export interface OpenerContext {
  allows(name: string): boolean;
  /** The nonce of the page; empty where it is not known. */
  readonly nonce: string;
  readonly report: Report;
  readonly signal: AbortSignal;
  /** Renders an allowed template, and returns the gated elements of what it rendered. */
  renderTemplate(template: HTMLTemplateElement): Promise<readonly Element[]>;
}

/** Runs gated scripts and renders gated templates, once each, in the order of the document. */
export interface Opener {
  /** Takes what is allowed of these elements; the order of the document is theirs. */
  add(elements: Iterable<Element>): void;
}

/**
 * Scripts run as the parser would run them: classic ones in order, an inline one after the external ones before it; modules and
 * deferred ones once the document is parsed; `async` ones wait for nothing.
 */
export function createOpener(context: OpenerContext): Opener {
  const { signal, report } = context;
  const slices = createSlices();
  // What has run: an attribute alone could be morphed away.
  const done = new WeakSet<Element>();
  const queued = new Set<Element>();
  const queue: Element[] = [];
  const deferred: Element[] = [];
  const waiting: Promise<unknown>[] = [];
  let isRunning = false;
  let policy: TrustedPolicy | undefined;
  // Looked up once for each run: of 1,000 scripts each would look through all others.
  let hidesNonces: boolean | undefined;
  const reported = new Set<string>();
  const getPolicy = () => {
    policy ??= createTrustedPolicy();
    return policy;
  };
  const reportOnce = (code: 'config' | 'gate-blocked', message: string) => {
    if (!reported.has(message)) report(code, message);
    reported.add(message);
  };
  document.addEventListener('DOMContentLoaded', run, { signal });

  return { add };

  function add(elements: Iterable<Element>) {
    for (const element of elements) {
      if (queued.has(element) || done.has(element) || element.hasAttribute(DONE)) continue;
      queued.add(element);
      queue.push(element);
    }
    if (queue.length) run();
  }

  async function run() {
    if (isRunning) return;
    isRunning = true;
    hidesNonces = undefined;
    while (queue.length) await runAll(queue.splice(0), false);
    if (document.readyState !== 'loading' && deferred.length) await runAll(deferred.splice(0), true);
    isRunning = false;
    if (queue.length) run();
  }

  async function runAll(elements: readonly Element[], isDeferredTurn: boolean) {
    // Index and not shift: of 10,000 the first would move all others.
    for (const element of elements) {
      if (slices.isOver()) await slices.next();
      queued.delete(element);
      if (signal.aborted) return;
      if (element instanceof HTMLTemplateElement) {
        const inner = await open(element);
        await runAll(inner, isDeferredTurn);
        continue;
      }
      const plan = planOf(element);
      const { kind, source, isAsync, isDeferred } = plan;
      if (isDeferred && !isDeferredTurn) {
        deferred.push(element);
        continue;
      }
      const isOrdered = kind === 'classic' && !isAsync;
      // An inline script runs after the external ones before it have run.
      if (isOrdered && source === undefined && waiting.length) await Promise.all(waiting.splice(0));
      const loaded = start(element, plan);
      if (loaded && isOrdered) waiting.push(loaded);
    }
  }

  async function open(template: HTMLTemplateElement): Promise<readonly Element[]> {
    if (!isOpenable(template)) return [];
    try {
      return await context.renderTemplate(template);
    } catch {
      // Reported where it failed; the next change tries again.
      return [];
    }
  }

  /** It may have been closed, moved or removed since it was queued. */
  function isOpenable(element: Element): boolean {
    const name = element.getAttribute('data-kelisim-needs');
    return name !== null && element.isConnected && !done.has(element) && context.allows(name);
  }

  /** @returns resolves once an external script has run or failed; `undefined` where there is nothing to wait for */
  function start(inert: Element, plan: ScriptPlan): Promise<unknown> | undefined {
    if (!isOpenable(inert) || !isTrusted(inert)) return;
    const { kind, source } = plan;
    if (kind === 'data') {
      reportOnce('config', `data-kelisim-type="${inert.getAttribute('data-kelisim-type')}": no browser runs this type`);
      return;
    }
    if (source !== undefined && !isLoadable(source)) {
      reportOnce('gate-blocked', `script: ${source.slice(0, 80)} is not loaded, expected an http or https address`);
      return;
    }
    let script: HTMLScriptElement;
    try {
      script = createScript(inert, plan, getPolicy());
    } catch {
      reportOnce('config', "Content-Security-Policy: gated scripts need the Trusted Types policy 'kelisim'");
      return;
    }
    done.add(inert).add(script);
    inert.setAttribute(DONE, '');
    // A router's cache may copy the page at any time: a copy of this script must not run again.
    const settle = () => {
      script.setAttribute('type', 'text/plain');
      script.setAttribute(DONE, '');
    };
    if (source === undefined && kind === 'classic') {
      // Beside the inert one: a framework that removes its own node later has to find it.
      if (dropWrites(() => inert.before(script)))
        reportOnce(
          'gate-blocked',
          'document.write: what a gated script wrote would have replaced the page, and was dropped',
        );
      script.remove();
      return;
    }
    if (source === undefined) {
      inert.before(script);
      settle();
      return;
    }
    const loaded = whenLoaded(script).then(settle);
    inert.before(script);
    return kind === 'classic' && !script.noModule ? loaded : undefined;
  }

  /**
   * Running a script as ours may undo the page's Content-Security-Policy, which trusts us (`strict-dynamic`). So the nonce of
   * the page is asked for, as the browser would.
   */
  function isTrusted(script: Element): boolean {
    const { nonce } = context;
    if (nonce) {
      const isRight = (script as HTMLScriptElement).nonce === nonce;
      if (!isRight) reportOnce('config', "nonce: a gated script does not carry the page's nonce, and is not run");
      return isRight;
    }
    hidesNonces ??= [...document.scripts].some((other) => other.nonce && !other.getAttribute('nonce'));
    if (hidesNonces)
      reportOnce(
        'config',
        'nonce: the page has a Content-Security-Policy with nonces; set the option nonce to run gated scripts',
      );
    return !hidesNonces;
  }
}

function whenLoaded(script: HTMLScriptElement): Promise<unknown> {
  return new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, LONGEST_WAIT_MS);
    for (const type of ['load', 'error']) script.addEventListener(type, end, { once: true });
  });
}
