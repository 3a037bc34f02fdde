import { hasFile } from '../browser/findTag';
import { parseAddress } from '../options/parseAddress';

/** A file of ours that loads parts or holds them, at the end of an address. */
export const FILE = /\/kelisim(\.all)?\.js$/;

/**
 * The folder of the parts: the option `base`, else where our tag was loaded from. `undefined` where neither is known:
 * joined into another file, or loaded under another name by a loader.
 */
export function findBase(option: unknown, tag: HTMLScriptElement | undefined): string | undefined {
  if (option && typeof option === 'string') return resolve(option.replace(/\/?$/, '/'));
  return tag && hasFile(tag, FILE) ? tag.src : undefined;
}

function resolve(address: string): string | undefined {
  try {
    return parseAddress(address, document.baseURI).href;
  } catch {
    return undefined;
  }
}
