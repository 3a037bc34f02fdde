import { createReportOnce } from '../options/createReportOnce';
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
  /**
   * Starts several in one task. Classic inline scripts run only so: what they write would replace the page, and is
   * dropped. For all of them together: to exchange the methods of the document for each of 1,000 small scripts takes 6
   * ms more than the 41 ms of running them (Chromium 156, two cores).
   */
  together<Result>(start: () => Result): Result;
  /** Whether the nonce lets the script run. */
  hasNonce(inert: Element): boolean;
}

export function createStarter({ nonce, report }: StarterContext): Starter {
  // Once for all that start together: of 1,000 scripts each would look through all others.
  let hidesNonces: boolean | undefined;
  const reportOnce = createReportOnce(report);

  return {
    together(start) {
      hidesNonces = undefined;
      const { result, isDropped } = dropWrites(start);
      if (isDropped) reportOnce('gate-blocked', DROPPED);
      return result;
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
        reportOnce(
          'config',
          "Content-Security-Policy: gated scripts need 'trusted-types kelisim'. See docs/CSP.md#directives",
        );
        return;
      }
      inert.setAttribute(DONE, '');
      if (source === undefined && kind === 'classic') {
        // Beside the inert one: a framework that removes its own node later has to find it.
        inert.before(script);
        script.remove();
        return;
      }
      const loaded = source === undefined ? undefined : whenLoaded(script);
      inert.before(script);
      // It runs as what it was when it came in. A router's cache may copy the page at any time, also while the file is
      // on its way: a copy of this script must not run again.
      script.setAttribute('type', 'text/plain');
      script.setAttribute(DONE, '');
      return kind === 'classic' && !isDeferred && !script.noModule ? loaded : undefined;
    },
  };

  function isRunnable(inert: Element, { kind, source }: ScriptPlan): boolean {
    if (kind === 'data') {
      const type = inert.getAttribute('data-kelisim-type') ?? inert.getAttribute('language');
      reportOnce('config', `data-kelisim-type is "${type}". Expected "module", or none. See ${MARKUP}`);
      return false;
    }
    if (source === undefined || isLoadable(source)) return true;
    reportOnce('gate-blocked', `script ${source.slice(0, 80)}: not loaded, expected an http or https address`);
    return false;
  }

  /**
   * Running a script as ours may undo the page's Content-Security-Policy, which trusts us (`strict-dynamic`). So the
   * nonce of the page is asked for, as the browser would.
   */
  function hasNonce(script: Element): boolean {
    if (nonce) return (script as HTMLScriptElement).nonce === nonce;
    hidesNonces ??= [...document.scripts].some((other) => other.nonce && !other.getAttribute('nonce'));
    return !hidesNonces;
  }

  function reportNonce(): undefined {
    const found = nonce
      ? 'nonce: a gated script has another than the page, and is not run'
      : 'nonce is missing, so gated scripts are not run';
    reportOnce('config', `${found}. ${NONCE}`);
  }
}

const MARKUP = 'docs/MARKUP.md#attributes-of-your-page';
const NONCE = 'Expected that of the page, such as nonce="r4nd0m" on the tag. See docs/OPTIONS.md#nonce';
const DROPPED = 'document.write: what a gated script wrote was dropped: it would replace the page';

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
