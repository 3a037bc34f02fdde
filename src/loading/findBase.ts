import { parseAddress } from '../options/parseAddress';

/** A file of ours, at the end of an address. */
const OURS = /\/kelisim(\.all)?\.js$/;

/**
 * The folder of the parts: the option `base`, else where the running script was loaded from, else where the one script tag of
 * ours was. `undefined` where none of it is known: joined into another file, or loaded under another name by a loader.
 */
export function findBase(option: unknown, script: HTMLScriptElement | undefined): string | undefined {
  if (option && typeof option === 'string') return resolve(option.replace(/\/?$/, '/'));
  if (script && isOurs(script)) return script.src;
  const tags = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].filter(isOurs);
  return tags.length === 1 ? tags[0]?.src : undefined;
}

/** `src` is a whole address already, whatever the attribute says. */
function isOurs({ src }: HTMLScriptElement): boolean {
  return OURS.test(src.split(/[?#]/)[0] ?? '');
}

function resolve(address: string): string | undefined {
  try {
    return parseAddress(address, document.baseURI).href;
  } catch {
    return undefined;
  }
}
