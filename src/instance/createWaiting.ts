/** The promises of `when`. */
export interface Waiting {
  /** Resolves once the name is open. Rejects with the reason of the signal when that is aborted. */
  when(name: string, signal?: AbortSignal): Promise<void>;
  /** Resolves those whose name is open now. */
  update(): void;
  /** Rejects all of them: nothing will be opened any more. */
  clear(reason: unknown): void;
}

export function createWaiting(allows: (name: string) => boolean): Waiting {
  let ended: { readonly reason: unknown } | undefined;
  const waiting = new Set<{ readonly name: string; resolve(): void; reject(reason: unknown): void }>();
  return {
    when: (name, signal) =>
      new Promise<void>((resolve, reject) => {
        if (ended) return reject(ended.reason);
        const abort = () => entry.reject(signal?.reason);
        const end = () => {
          waiting.delete(entry);
          signal?.removeEventListener('abort', abort);
        };
        const entry = {
          name,
          resolve() {
            end();
            resolve();
          },
          reject(reason: unknown) {
            end();
            reject(reason);
          },
        };
        waiting.add(entry);
        signal?.addEventListener('abort', abort, { once: true });
      }),
    update() {
      for (const entry of [...waiting]) if (allows(entry.name)) entry.resolve();
    },
    clear(reason) {
      ended = { reason };
      for (const entry of [...waiting]) entry.reject(reason);
    },
  };
}
