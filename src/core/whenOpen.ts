import { on } from './events';

/** Resolves once the name opens. */
export function whenOpen(name: string, ending: AbortSignal, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    on('grant', (granted) => granted.name === name && resolve(), ending);
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}
