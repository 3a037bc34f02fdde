import { type Followed, watchGlobal } from './watchGlobal';

type Entries = readonly unknown[];
interface Queue {
  push(...entries: Entries): unknown;
}

/** A vendor's queue that begins with what we have said, also where the page makes it anew. */
export interface FrontQueue {
  /** Says what is the case now; it replaces what was said before. */
  tell(entries: Entries): void;
  stop(): void;
}

/**
 * Puts entries at the front of a vendor's queue, made if it is missing: what is waiting there was written by the
 * vendor's snippet, and the tag itself has not read it yet. Where the tag runs already, which replaces `push` or the
 * queue, they can only be handed to it.
 */
export function inFront(name: string, defaults: Entries): FrontQueue {
  let told: Entries = [];
  queueOf(name);
  const queue: Followed<Queue> = watchGlobal<Queue>(name, (made, isFirst) => {
    if (Array.isArray(made) && made.push === Array.prototype.push) made.unshift(...defaults, ...told);
    else if (isFirst) {
      console.warn(`kelisim: signals: ${name} is in use: too late for defaults. See docs/SIGNALS.md`);
      made.push(...defaults);
    }
  });
  return {
    tell(entries) {
      queue.look();
      told = entries;
      queueOf(name).push(...entries);
    },
    stop: queue.stop,
  };
}

export function queueOf(name: string): Queue {
  const page = window as unknown as { [name: string]: Queue | undefined };
  page[name] ??= [];
  return page[name];
}
