const SVG = 'http://www.w3.org/2000/svg';
/** Two sliders: the settings. */
const ICON = 'M4 7h9m4 0h3M4 17h3m4 0h9M15 4v6M9 14v6';
/** Pixels that the page has to be scrolled before the button goes or comes. */
const SCROLL_STEP = 12;

/** The button that leads back to the settings. */
export interface WayBack {
  readonly button: HTMLButtonElement;
  setWord(word: string): void;
}

/** @param theme as in the options: the button is drawn before the notice's sheet is there */
export function createWayBack(theme: string, position: string): WayBack {
  const button = document.createElement('button');
  const icon = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  const word = document.createElement('span');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', ICON);
  icon.append(path);
  button.type = 'button';
  button.setAttribute('part', 'button');
  // By script: a style attribute would need an allowance of the CSP.
  button.style.cssText = `color-scheme:${theme === 'auto' ? 'light dark' : theme};inset-inline-${position}:12px`;
  button.append(icon, word);
  return {
    button,
    setWord: (text) => {
      word.textContent = text;
    },
  };
}

/** Hides the button while the visitor scrolls down, and shows it again while scrolling up. */
export function hideWhileScrolling(button: HTMLElement, signal: AbortSignal): void {
  let last = scrollY;
  addEventListener(
    'scroll',
    () => {
      if (Math.abs(scrollY - last) < SCROLL_STEP) return;
      const isDown = scrollY > last;
      last = scrollY;
      button.style.visibility = isDown ? 'hidden' : '';
    },
    { passive: true, signal },
  );
}
