import type { ConsentEvents } from './types';

type Emit = <Type extends keyof ConsentEvents>(type: Type, detail: ConsentEvents[Type]) => void;

/** The browser calls each listener on its own: one that throws is reported on the console, and the others still run. */
export const emit: Emit = (type, detail) => {
  document.dispatchEvent(new CustomEvent(`kelisim:${type}`, { detail }));
};

export function on<Type extends keyof ConsentEvents>(
  type: Type,
  listener: (detail: ConsentEvents[Type]) => unknown,
  signal: AbortSignal,
): () => void {
  const handle = (event: Event) => listener((event as CustomEvent<ConsentEvents[Type]>).detail);
  document.addEventListener(`kelisim:${type}`, handle, { signal });
  return () => document.removeEventListener(`kelisim:${type}`, handle);
}

/** Calls the host's code: what it throws is its own affair, said on the console. */
export function callHost(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    console.error(error);
  }
}

/** Said once on the console and as an event; nothing is allowed by it. */
export function reportError(code: ConsentEvents['error']['code'], message: string): void {
  console.error(`kelisim: ${message}`);
  emit('error', { code, message });
}
