import { currentScript } from './currentScript';

/**
 * The script tag that loads a file of ours. It is the running script where that has our file or attributes; a module
 * and evaluated code have no running script, and code that was joined into another file has that of the file. Then it
 * is the one tag of the page with our file, else the one with attributes of ours, else whatever runs.
 * @param file the end of the address, without query and hash
 * @param attributes a selector of attributes that no other tool has, where there are any
 */
export function findTag(file: RegExp, attributes = ':not(*)'): HTMLScriptElement | undefined {
  const running = currentScript() ?? undefined;
  const isOurs = (tag: HTMLScriptElement) => hasFile(tag, file);
  const isMarked = (tag: HTMLScriptElement) => tag.matches(attributes);
  if (running && (isOurs(running) || isMarked(running))) return running;
  return findByFile(file) ?? only(scripts().filter(isMarked)) ?? running;
}

/** The one tag of the page with our file. */
export function findByFile(file: RegExp): HTMLScriptElement | undefined {
  return only(scripts().filter((tag) => hasFile(tag, file)));
}

/** `src` is a whole address already, whatever the attribute says; scripts in SVG have none. */
export function hasFile({ src = '' }: HTMLScriptElement, file: RegExp): boolean {
  return file.test(src.split(/[?#]/)[0] ?? '');
}

function scripts(): readonly HTMLScriptElement[] {
  return [...document.querySelectorAll<HTMLScriptElement>('script')];
}

function only<Value>(found: readonly Value[]): Value | undefined {
  return found.length === 1 ? found[0] : undefined;
}
