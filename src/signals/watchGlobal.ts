import { callPortal } from '../instance/events';

/** What is under a name of the page, followed from script to script. */
export interface Followed<Value> {
  /** Looks now: what has come since the last look is handed over first. */
  look(): Value | undefined;
  stop(): void;
}

const looks = new Set<() => void>();
let observer: MutationObserver | undefined;

/**
 * Hands over each value that the page puts under a name of `window`, once, after the script that did it. A function
 * declaration passes by every setter, and a setter is found by `'fbq' in window`; so the name is looked at whenever the
 * document has changed, as it has by each script, its own tag at least. A vendor's file comes after that, in a task of
 * its own.
 */
export function watchGlobal<Value extends object>(
  name: string,
  onNew: (value: Value, isFirst: boolean) => void,
): Followed<Value> {
  const page = window as unknown as { [name: string]: Value | undefined };
  let known: Value | undefined;
  const look = () => {
    const value = page[name];
    if (value && value !== known) {
      const isFirst = !known;
      known = value;
      callPortal(() => onNew(value, isFirst));
    }
    return value;
  };
  looks.add(look);
  observer ??= new MutationObserver(() => {
    for (const each of looks) each();
  });
  observer.observe(document, { childList: true, subtree: true });
  look();
  return {
    look,
    stop() {
      looks.delete(look);
      if (!looks.size) observer?.disconnect();
    },
  };
}
