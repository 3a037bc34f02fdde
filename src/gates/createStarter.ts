import type { Report } from '../options/Report';
import { createScript, DONE, type ScriptPlan } from './createScript';
import { dropWrites } from './dropWrites';
import { isLoadable } from './sources';
import { trustedPolicy } from './trustedPolicy';

/** How long an external script may keep those after it waiting. A server that never answers must not close the rest. */
const LONGEST_WAIT_MS = 10_000;

export interface StarterContext {
  /** The nonce of the page; empty where it is not known. */
  readonly nonce: string;
  readonly report: Report;
}

/** Runs one gated script. */
export interface Starter {
  /** @returns resolves once an external script has run or failed; `undefined` where there is nothing to wait for */
  start(inert: Element, plan: ScriptPlan): Promise<void> | undefined;
  /** Whether the nonce lets the script run. */
  hasNonce(inert: Element): boolean;
  /** Before a run of several: what is looked up once for all of them may have changed. */
  refresh(): void;
}

export function createStarter({ nonce, report }: StarterContext): Starter {
  // Of 1,000 scripts each would look through all others.
  let hidesNonces: boolean | undefined;
  const reported = new Set<string>();
  const reportOnce = (code: 'config' | 'gate-blocked', message: string) => {
    if (!reported.has(message)) report(code, message);
    reported.add(message);
  };

  return {
    refresh() {
      hidesNonces = undefined;
    },
    hasNonce,
    start(inert, plan) {
      const { kind, source, isDeferred } = plan;
      if (!hasNonce(inert)) return reportNonce();
      if (!isRunnable(inert, plan)) return;
      let script: HTMLScriptElement;
      try {
        script = createScript(inert, plan, trustedPolicy());
      } catch {
        reportOnce('config', "Content-Security-Policy: gated scripts need the Trusted Types policy 'kelisim'");
        return;
      }
      inert.setAttribute(DONE, '');
      if (source === undefined && kind === 'classic') {
        // Beside the inert one: a framework that removes its own node later has to find it.
        if (dropWrites(() => inert.before(script))) reportOnce('gate-blocked', DROPPED);
        script.remove();
        return;
      }
      const loaded = source === undefined ? undefined : whenLoaded(script);
      inert.before(script);
      // It runs as what it was when it came in. A router's cache may copy the page at any time, also while the file is on its
      // way: a copy of this script must not run again.
      script.setAttribute('type', 'text/plain');
      script.setAttribute(DONE, '');
      return kind === 'classic' && !isDeferred && !script.noModule ? loaded : undefined;
    },
  };

  function isRunnable(inert: Element, { kind, source }: ScriptPlan): boolean {
    if (kind === 'data') {
      const type = inert.getAttribute('data-kelisim-type') ?? inert.getAttribute('language');
      reportOnce('config', `data-kelisim-type="${type}": a browser does not run scripts of this type`);
      return false;
    }
    if (source === undefined || isLoadable(source)) return true;
    reportOnce('gate-blocked', `script ${source.slice(0, 80)}: not loaded, expected an http or https address`);
    return false;
  }

  /**
   * Running a script as ours may undo the page's Content-Security-Policy, which trusts us (`strict-dynamic`). So the nonce of
   * the page is asked for, as the browser would.
   */
  function hasNonce(script: Element): boolean {
    if (nonce) return (script as HTMLScriptElement).nonce === nonce;
    hidesNonces ??= [...document.scripts].some((other) => other.nonce && !other.getAttribute('nonce'));
    return !hidesNonces;
  }

  function reportNonce(): undefined {
    reportOnce(
      'config',
      nonce
        ? 'nonce: a gated script without the nonce of the page is not run'
        : 'nonce: this page has nonces; set the option nonce to run gated scripts',
    );
  }
}

const DROPPED = 'document.write: what a gated script wrote would have replaced the page, and was dropped';

function whenLoaded(script: HTMLScriptElement): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, LONGEST_WAIT_MS);
    for (const type of ['load', 'error']) script.addEventListener(type, end, { once: true });
  });
}
