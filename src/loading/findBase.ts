import { findByFile, hasFile } from '../browser/findTag';
import { parseAddress } from '../options/parseAddress';

/** A file of ours that loads parts or holds them, at the end of an address. */
export const FILE = /\/kelisim(\.all)?\.js$/;

/**
 * The folder of the parts: the option `base`, else where our tag was loaded from, else the one tag of the page with our
 * file. `undefined` where none of it is known: joined into another file, or loaded under another name by a loader.
 */
export function findBase(option: unknown, tag: HTMLScriptElement | undefined): string | undefined {
  if (option && typeof option === 'string') return resolve(option.replace(/\/?$/, '/'));
  return (tag && hasFile(tag, FILE) ? tag : findByFile(FILE))?.src;
}

function resolve(address: string): string | undefined {
  try {
    return parseAddress(address, document.baseURI).href;
  } catch {
    return undefined;
  }
}
