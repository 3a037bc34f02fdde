import type { Load } from '../core/lazy';

/** Of the lazy files, set by the build: a page never mixes two releases out of its cache. */
declare const __KELISIM_RELEASE__: string;

/** Script tag: the parts stand beside the script. */
export function loadByUrl(base: string): Load {
  // Firefox remembers a failed import: a new attempt needs a new address. The browser remembers the others.
  const failed: { [part: string]: number } = {};
  return async (name) => {
    // One file, and one count of its failures.
    const part = name.replace('decide', 'ui');
    const times = failed[part] ?? 0;
    try {
      return await import(/* @vite-ignore */ new URL(`kelisim.${part}.js?${__KELISIM_RELEASE__}${times}`, base).href);
    } catch (error) {
      failed[part] = times + 1;
      throw error;
    }
  };
}
