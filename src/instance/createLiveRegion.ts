/** Long enough to be read, short enough to be quiet. */
const SAVED_MS = 5000;

/** Says "saved", once, quietly, for a few seconds. */
export interface LiveRegion {
  /** Puts the live region into the page; what is put into it later is announced. */
  prepare(): void;
  announce(text: string): void;
  clear(): void;
}

export function createLiveRegion(root: ShadowRoot): LiveRegion {
  const region = document.createElement('div');
  let timer: ReturnType<typeof setTimeout>;
  region.setAttribute('role', 'status');
  const prepare = () => {
    if (region.parentNode !== root) root.append(region);
  };
  const clear = () => {
    clearTimeout(timer);
    region.textContent = '';
  };
  return {
    prepare,
    clear,
    announce(text) {
      prepare();
      clear();
      const line = document.createElement('p');
      line.className = 'saved';
      line.textContent = text;
      region.append(line);
      timer = setTimeout(clear, SAVED_MS);
    },
  };
}
