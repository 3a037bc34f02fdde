type Queue = unknown[];

/**
 * Puts entries at the front of a vendor's queue, made if it is missing: what is waiting there was written by the vendor's snippet, and the
 * tag itself has not read it yet. Where the tag runs already, which replaces `push` or the queue, they can only be handed to it.
 */
export function inFront(name: string, entries: Queue): void {
  const queue = queueOf(name);
  if (Array.isArray(queue) && queue.push === Array.prototype.push) queue.unshift(...entries);
  else {
    console.warn(`kelisim: signals: ${name} is in use already; the defaults come late`);
    queue.push(...entries);
  }
}

export function queueOf(name: string): { push(...entries: Queue): unknown } {
  const page = window as unknown as { [name: string]: Queue | undefined };
  page[name] ??= [];
  return page[name];
}
