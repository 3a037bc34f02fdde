/** Long enough to be read, short enough to be quiet. */
const SAVED_MS = 5000;
/** Screen readers announce what changes in a region that they know already. */
const KNOWN_MS = 100;

/** Says "saved", once, quietly, for a few seconds. */
export interface Status {
  say(text: string): void;
  clear(): void;
}

export function createStatus(root: ShadowRoot): Status {
  const region = document.createElement('div');
  let timer: ReturnType<typeof setTimeout>;
  region.setAttribute('role', 'status');
  const clear = () => {
    clearTimeout(timer);
    region.textContent = '';
  };
  return {
    clear,
    say(text) {
      clear();
      if (region.parentNode !== root) root.append(region);
      const line = document.createElement('p');
      line.className = 'saved';
      line.textContent = text;
      timer = setTimeout(() => {
        region.append(line);
        timer = setTimeout(clear, SAVED_MS);
      }, KNOWN_MS);
    },
  };
}
