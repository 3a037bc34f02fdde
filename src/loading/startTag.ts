import { readCookies } from '../browser/cookieJar';
import { findTag } from '../browser/findTag';
import type { Consent } from '../instance/Consent';
import { createControls } from '../instance/createControls';
import { createInstance } from '../instance/createInstance';
import { createPartLoader } from '../instance/createPartLoader';
import { callPortal, reportError } from '../instance/events';
import type { LoadPart } from '../instance/Parts';
import { reportProblems } from '../instance/reportProblems';
import { INSTANCE, page } from '../instance/singleton';
import type { ConfigError } from '../options/ConfigError';
import type { ConsentOptions } from '../options/ConsentOptions';
import { checkConfig } from '../options/checkConfig';
import { createConfig } from '../options/createConfig';
import { FILE, findBase } from './findBase';
import { findJson, readOptions } from './readOptions';
import { wishedLanguages } from './wishedLanguages';

/** The release of these files, set by the build. */
declare const __KELISIM_VERSION__: string;

type Callback = (consent: Consent) => void;

/**
 * Attributes that no other tool has: the tag may be loaded under another name. Not `data-base`: another tool's would
 * have the parts loaded from its own folder.
 */
const ATTRIBUTES = '[data-policy-version], [data-policy-url], [data-preset="smartustaz"]';

/** Starts from a script tag; on a server it does nothing. */
export function startTag(createLoad: (base: string | undefined) => LoadPart): void {
  if (!globalThis.document) return;
  const tag = findTag(FILE, ATTRIBUTES);
  run();

  function run() {
    // A page may have changed what we build on.
    start().catch((error) => {
      reportError('ui-failed', `kelisim.js could not start: ${error}`);
      closeControls();
    });
  }

  async function start() {
    let options: ConsentOptions;
    try {
      options = readOptions(tag?.dataset ?? {});
    } catch (error) {
      // The network may have split the JSON in the middle.
      if (document.readyState === 'loading') return runOnceParsed();
      const { problem } = error as ConfigError;
      const load = createPartLoader(createLoad(findBase(tag?.dataset.base, tag)), reportError);
      void reportProblems([problem], load, reportError);
      closeControls();
      return;
    }
    // While the page loads, the options may still follow the tag, or be on their way.
    const json = findJson();
    const isWhole = json ? !!json.textContent?.trim() : isComplete(options);
    if (document.readyState === 'loading' && !isWhole) return runOnceParsed();
    const nonce = options.nonce ?? tag?.nonce;
    const config = createConfig({ ...options, ...(nonce && { nonce }) }, wishedLanguages());
    const load = createLoad(findBase(options.base, tag));
    // A microtask of its own. Read deep in a stack, the cookies cost 2.3 ms, and 9.2 ms on a CPU that is four times
    // slower: V8 parses every function on the stack again.
    await null;
    const cookies = readCookies();
    await null;
    publish(createInstance({ config, problems: checkConfig(config), load, cookies }));
  }

  function runOnceParsed() {
    document.addEventListener('DOMContentLoaded', run, { once: true });
  }
}

function isComplete({ policy, operator, preset }: ConsentOptions): boolean {
  return !!(policy?.version && policy.url && (operator ?? preset));
}

/** Without options that can be read, everything gated stays closed, until another tag starts a consent. */
function closeControls() {
  const isOver = () => !!page[INSTANCE];
  createControls({
    allows: isOver,
    ask: async () => false,
    open: async () => false,
    resume() {},
  }).listen();
}

/** Sets the global, and calls what the page has queued before. */
function publish(consent: Consent) {
  const global = window as { Kelisim?: { queue?: unknown } };
  const waiting = global.Kelisim?.queue;
  const push = (callback: Callback) => callPortal(() => callback(consent));
  global.Kelisim = Object.assign(consent, { queue: { push }, version: __KELISIM_VERSION__ });
  if (Array.isArray(waiting)) waiting.forEach(push);
}
