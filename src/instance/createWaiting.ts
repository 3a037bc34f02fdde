/** The promises of `when`. */
export interface Waiting {
  /** Resolves once the name is open. Rejects with the reason of the signal when that is aborted. */
  when(name: string, signal?: AbortSignal): Promise<void>;
  /** Resolves those whose name is open now. */
  update(): void;
  /** Forgets all of them. */
  clear(): void;
}

export function createWaiting(allows: (name: string) => boolean): Waiting {
  const waiting = new Set<{ readonly name: string; resolve(): void }>();
  return {
    when: (name, signal) =>
      new Promise<void>((resolve, reject) => {
        const abort = () => {
          waiting.delete(entry);
          reject(signal?.reason);
        };
        const entry = {
          name,
          resolve() {
            waiting.delete(entry);
            signal?.removeEventListener('abort', abort);
            resolve();
          },
        };
        waiting.add(entry);
        signal?.addEventListener('abort', abort, { once: true });
      }),
    update() {
      for (const entry of [...waiting]) if (allows(entry.name)) entry.resolve();
    },
    clear: () => waiting.clear(),
  };
}
