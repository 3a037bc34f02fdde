import { on } from './events';

/** Resolves once it opens. */
export function whenOpen(isOpen: () => boolean, ending: AbortSignal, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    // The event alone could come from anybody.
    on('grant', () => isOpen() && resolve(), ending);
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}
