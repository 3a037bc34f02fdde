import type { LoadPart } from '../instance/Parts';
import { parseAddress } from '../options/parseAddress';

/** The release of these files, set by the build. */
declare const __KELISIM_VERSION__: string;

/** Script tag: the parts are beside the script. */
export function loadByUrl(base: string | undefined): LoadPart {
  // Firefox remembers a failed import: a new attempt needs a new address. The browser remembers the others.
  const failures: { [part: string]: number } = {};
  return async (name) => {
    if (base === undefined) throw new Error(UNKNOWN_BASE);
    const times = failures[name] ?? 0;
    const attempt = times ? `&retry=${times}` : '';
    try {
      const address = parseAddress(`kelisim.${name}.js?v=${__KELISIM_VERSION__}${attempt}`, base);
      return await import(/* @vite-ignore */ address.href);
    } catch (error) {
      failures[name] = times + 1;
      throw new Error(`kelisim.${name}.js could not be loaded from ${base}: ${error}`);
    }
  };
}

const UNKNOWN_BASE =
  'the folder of kelisim.js is not known, so that its parts cannot be loaded. Set data-base="/folder/of/kelisim/" on the ' +
  'script tag, or use kelisim.all.js, which needs no parts. See docs/OPTIONS.md#base';
