import { createIcon } from '../browser/createIcon';
import { raise } from './raise';

/** Two sliders: the settings. */
const ICON = 'M4 7h9m4 0h3M4 17h3m4 0h9M15 4v6M9 14v6';
/** Pixels that the page has to be scrolled before the button goes or comes. */
const SCROLL_STEP = 12;

/** The button that leads back to the settings. It is made when it is first shown: a first visit shows none. */
export interface WayBack {
  readonly isShown: boolean;
  /** Its name, in the language of the page. */
  setWord(word: string): void;
  /** @param signal ends what follows the scrolling of the page */
  show(signal: AbortSignal): void;
  hide(): void;
  /** Adds the listener, again where the page has replaced its document. */
  listen(): void;
}

/** How the button looks: it is drawn before the notice's sheet is there. */
interface Look {
  readonly theme: string;
  readonly position: string;
}

export function createWayBack(root: ShadowRoot, look: Look, openSettings: () => void): WayBack {
  const word = document.createElement('span');
  let button: HTMLButtonElement | undefined;
  const wayBack: WayBack = {
    get isShown() {
      return !!button?.parentNode && !button.hidden;
    },
    setWord(text) {
      word.textContent = text;
    },
    show(signal) {
      if (!button) {
        const made = createButton(look, word);
        button = made;
        // It asks how far the page is scrolled: in the frame that lays out the page anyway.
        requestAnimationFrame(() => hideWhileScrolling(made, signal));
        wayBack.listen();
      }
      button.hidden = false;
      if (button.parentNode !== root) root.append(button);
      requestAnimationFrame(() => keepInSight(button as HTMLButtonElement));
    },
    hide() {
      if (!button) return;
      button.hidden = true;
      // It is no view that is open.
      button.removeAttribute('popover');
    },
    listen() {
      button?.addEventListener('click', openSettings);
    },
  };
  return wayBack;
}

function createButton({ theme, position }: Look, word: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('part', 'button');
  // By script: a style attribute would need an allowance of the CSP.
  button.style.cssText = `color-scheme:${theme === 'auto' ? 'light dark' : theme};inset-inline-${position}:12px`;
  button.append(createIcon(ICON), word);
  return button;
}

/** Hides the button while the visitor scrolls down, and shows it again while scrolling up. */
function hideWhileScrolling(button: HTMLElement, signal: AbortSignal): void {
  let last = scrollY;
  addEventListener(
    'scroll',
    () => {
      if (Math.abs(scrollY - last) < SCROLL_STEP) return;
      const isDown = scrollY > last;
      last = scrollY;
      button.style.visibility = isDown ? 'hidden' : '';
      keepInSight(button);
    },
    { passive: true, signal },
  );
}

/**
 * Where the page makes `html` the frame of what is fixed (`transform`, `contain`), the button would be at the end of
 * the page. In the top layer it is fixed to the window all the same; elsewhere it stays out of it, below the page's own
 * layers.
 */
function keepInSight(button: HTMLElement): void {
  if (button.hidden || button.hasAttribute('popover') || button.getBoundingClientRect().top <= innerHeight) return;
  button.setAttribute('popover', 'manual');
  raise(button);
}
