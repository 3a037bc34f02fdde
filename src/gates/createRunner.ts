import type { Core } from '../core/lazy';
import { copyScript, sourceOf } from './copyScript';

const CLASSIC = /^($|(text|application)\/(x-)?(java|ecma)script)/i;
// On the inert script itself, for clones of it that a framework makes. By attributes: `dataset` costs more for each of many.
const DONE = 'data-kelisim-done';

export interface Runner {
  add(script: HTMLScriptElement): void;
  /** Runs what was added, once each, in order. */
  run(): Promise<void>;
}

/**
 * Runs gated scripts as the parser would: classic ones in order, an inline one after the external ones before it; modules
 * and deferred ones once the document is there. `async` ones wait for nothing.
 */
export function createRunner(core: Core, signal: AbortSignal, pace: () => Promise<void>): Runner {
  // What has run, and its copies: an attribute alone could be morphed away.
  const known = new WeakSet<Element>();
  let queue: HTMLScriptElement[] = [];
  let deferred: HTMLScriptElement[] = [];
  let loading: Promise<unknown> | undefined;
  let running = false;
  const run = async () => {
    if (running) return;
    running = true;
    while (queue[0]) {
      const batch = queue;
      queue = [];
      for (const script of batch) {
        await pace();
        const { async, defer, inline, classic } = kindOf(script);
        if (classic ? defer && !inline : !async) deferred.push(script);
        else if (inline && classic) {
          // They run in order: after the last have come all.
          await loading;
          loading = undefined;
          start(script);
        } else {
          const loaded = start(script);
          if (loaded && !async && classic) loading = Promise.all([loading, loaded]);
        }
      }
    }
    if (document.readyState !== 'loading' && deferred[0]) {
      const batch = deferred;
      deferred = [];
      await loading;
      for (const script of batch) {
        await pace();
        start(script);
      }
    }
    running = false;
    if (queue[0]) run();
  };
  document.addEventListener('DOMContentLoaded', run, { signal });

  return {
    add(script) {
      if (script.type === 'text/plain' && !known.has(script) && !script.hasAttribute(DONE)) queue.push(script);
    },
    run,
  };

  /** Resolves once an external script has run or failed; `undefined` where there is nothing to wait for. */
  function start(inert: HTMLScriptElement) {
    // Closed, moved or removed in the meantime.
    if (
      signal.aborted ||
      known.has(inert) ||
      !inert.isConnected ||
      !core.allows(`${inert.getAttribute('data-kelisim-needs')}`)
    )
      return;
    const { nonce } = core.config;
    if (nonce && inert.nonce !== nonce) return void core.unknown('script[data-kelisim-needs] nonce', ["this page's"]);
    let script: HTMLScriptElement;
    try {
      script = copyScript(inert);
    } catch {
      return void core.unknown('Content-Security-Policy trusted-types', ['kelisim']);
    }
    known.add(inert).add(script);
    inert.setAttribute(DONE, '');
    const loaded =
      script.src && !script.noModule
        ? new Promise((resolve) => {
            for (const type of ['load', 'error']) script.addEventListener(type, resolve);
          })
        : undefined;
    // Beside it: a framework that removes its own node later has to find it.
    inert.before(script);
    return loaded;
  }
}

function kindOf(script: HTMLScriptElement) {
  const type = script.getAttribute('data-kelisim-type') ?? '';
  return {
    async: script.hasAttribute('async'),
    defer: script.hasAttribute('defer'),
    inline: !sourceOf(script),
    classic: CLASSIC.test(type),
  };
}
