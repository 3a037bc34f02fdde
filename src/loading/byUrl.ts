import type { LazyParts, Load } from '../core/lazy';

/** Of the lazy files, set by the build: a page never mixes two releases out of its cache. */
declare const __KELISIM_RELEASE__: string;

/** Script tag: the parts stand beside the script. */
export function loadByUrl(base: string): Load {
  const loaded = new Map<string, Promise<unknown>>();
  let retries = 0;
  return (part) => {
    let module = loaded.get(part);
    if (!module) {
      // Firefox remembers a failed import: a new attempt needs a new address.
      module = import(/* @vite-ignore */ new URL(`kelisim.${part}.js?${__KELISIM_RELEASE__}${retries}`, base).href);
      loaded.set(part, module);
      module.catch(() => {
        loaded.delete(part);
        retries++;
      });
    }
    return module as Promise<LazyParts[typeof part]>;
  };
}
