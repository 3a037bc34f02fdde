import type { LazyParts, Load } from '../core/lazy';

/** Of the lazy files, set by the build: a page never mixes two releases out of its cache. */
declare const __KELISIM_RELEASE__: string;

/** Script tag: the parts stand beside the script. */
export function loadByUrl(base: string): Load {
  const loaded = new Map<string, Promise<unknown>>();
  let retries = 0;
  return (part) => {
    // One file: who sees the notice decides.
    const file = part === 'decide' ? 'ui' : part;
    let module = loaded.get(file);
    if (!module) {
      // Firefox remembers a failed import: a new attempt needs a new address.
      module = import(/* @vite-ignore */ new URL(`kelisim.${file}.js?${__KELISIM_RELEASE__}${retries}`, base).href);
      loaded.set(file, module);
      module.catch(() => {
        loaded.delete(file);
        retries++;
      });
    }
    return module as Promise<LazyParts[typeof part]>;
  };
}
