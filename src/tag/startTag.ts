import { resolveConfig } from '../core/config';
import { watchControls } from '../core/controls';
import { createInstance } from '../core/createInstance';
import { callHost, reportError } from '../core/events';
import type { Load } from '../core/lazy';
import type { Consent } from '../core/types';
import { withMessages } from '../loading/withMessages';
import { findJson, readOptions } from './readOptions';

type Callback = (consent: Consent) => void;

/** Starts from a classic script tag; in Node it does nothing. */
export function startTag(createLoad: (base: string) => Load): void {
  if (!globalThis.document) return;
  // With `<img name=currentScript>` in the page it is that, of which no option is taken: everything stays closed.
  const { currentScript: current } = document;
  const script = current instanceof HTMLScriptElement ? current : undefined;
  start();

  function start() {
    try {
      const options = Object.assign(readOptions(script?.dataset ?? {}), { nonce: script?.nonce });
      const { policy, operator, preset } = options;
      // While the page loads, the options may still follow the tag.
      if (document.readyState === 'loading' && !findJson() && !(policy?.version && policy.url && (operator ?? preset)))
        document.addEventListener('DOMContentLoaded', start);
      else publish(createInstance(resolveConfig(options), withMessages(options, createLoad(script?.src ?? ''))));
    } catch (error) {
      reportError('config', (error as Error).message);
      // Everything stays closed.
      const no = (() => {}) as () => never;
      watchControls({ allows: no, ask: no, open: no, load: no });
    }
  }
}

/** Sets the global, and calls what the host has queued before us. */
function publish(consent: Consent) {
  const page = window as { Kelisim?: { queue?: unknown } };
  const waiting = page.Kelisim?.queue;
  const push = (callback: Callback) => callHost(() => callback(consent));
  page.Kelisim = Object.assign(consent, { queue: { push } });
  if (Array.isArray(waiting)) waiting.forEach(push);
}
