import type { Core } from '../core/lazy';
import { GATED as CONTENT } from '../core/watchContent';
import { createFrames } from './createFrames';
import { createPacer } from './createPacer';
import { createRunner } from './createRunner';
import { erase } from './erase';
import { fillSources } from './fillSources';
import { renderTemplate } from './renderTemplate';

const GATED = '[data-kelisim-needs]';
const ATTRIBUTES = ['data-kelisim-needs', 'data-src', 'data-srcset', 'data-href'];

/** Opens gated content as it becomes allowed, also what comes later, and deletes what a closed category left. */
export function start(core: Core): void {
  const { signal } = core;
  const names = [...core.config.model.needs.keys()];
  const pace = createPacer();
  const runner = createRunner(core, signal, pace);
  const frames = createFrames(core);
  const rendered = new WeakSet<Element>();
  /** In the order of the document. */
  const waiting = new Set<HTMLElement>();
  let working = false;
  let following = false;
  let open: readonly string[] = [];
  let language = core.language;

  // The core's own word: an event could come from anybody.
  core.subscribe(() => {
    if (following) return;
    following = true;
    // Once the host has heard of it.
    queueMicrotask(follow);
  });
  const observer = new MutationObserver(notice);
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ATTRIBUTES });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    waiting.clear();
    frames.stop();
  });
  open = names.filter(core.allows);
  // Without gated content it has begun because something closed.
  apply(!document.querySelector(CONTENT));

  function follow() {
    following = false;
    if (signal.aborted) return;
    const before = open;
    open = names.filter(core.allows);
    if (language !== core.language) frames.translate();
    language = core.language;
    if (`${open}` !== `${before}` || core.status !== 'undecided') apply(before.some((name) => !open.includes(name)));
  }

  /** @param closed something has just closed */
  function apply(closed: boolean) {
    if (closed || core.status !== 'undecided') erase(core);
    // What the browser did not keep would be lost, and asked for without end.
    if (closed && core.config.reload && core.stored) return location.reload();
    waiting.clear();
    add(document.querySelectorAll<HTMLElement>(GATED));
  }

  function notice(records: MutationRecord[]) {
    const found = new Set<HTMLElement>();
    for (const { type, target, addedNodes, removedNodes } of records) {
      const roots = type === 'attributes' ? [target] : [...addedNodes, ...removedNodes];
      for (const root of roots) {
        if (!(root instanceof HTMLElement)) continue;
        if (type === 'attributes' || root.matches(GATED)) found.add(root);
        for (const element of root.querySelectorAll<HTMLElement>(GATED)) found.add(element);
      }
    }
    // Records tell when something came, not where.
    if (found.size > 1) {
      const inOrder = [...document.querySelectorAll<HTMLElement>(GATED)].filter((element) => found.delete(element));
      add([...found, ...inOrder]);
    } else add(found);
  }

  async function add(elements: Iterable<HTMLElement>) {
    for (const element of elements) waiting.add(element);
    if (working) return;
    working = true;
    // The next is taken after the pause: in it a yes may have put others before it.
    const queue = waiting.values();
    await pace();
    for (let next = queue.next(); !next.done; next = queue.next()) {
      waiting.delete(next.value);
      await visit(next.value);
      await pace();
    }
    working = false;
    runner.run();
  }

  async function visit(element: HTMLElement) {
    if (signal.aborted) return;
    if (element instanceof HTMLIFrameElement) return frames.update(element);
    const name = element.getAttribute('data-kelisim-needs');
    if (name === null || !element.isConnected || !element.matches('script,template,img,link,video,audio,source'))
      return;
    if (!core.allows(name)) return;
    if (element instanceof HTMLScriptElement) runner.add(element);
    else if (!(element instanceof HTMLTemplateElement)) fillSources(element);
    else if (!rendered.has(element) && !('kelisimDone' in element.dataset)) {
      rendered.add(element);
      element.dataset.kelisimDone = '';
      for (const inner of renderTemplate(element)) {
        await pace();
        await visit(inner);
      }
    }
  }
}
