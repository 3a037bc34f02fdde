import { h, render } from 'preact';
import { isParsed } from '../browser/isParsed';
import { createWording } from '../notice/createWording';
import { CookieList } from './CookieList';
import { HEADING_LEVEL } from './cookieRows';
import type { SettingsContext } from './SettingsContext';

/** Filled by the server, or by a template of the portal, it stays as it is. */
const EMPTY = '[data-kelisim-table]:empty';

/**
 * Fills the empty elements with `data-kelisim-table` with the list of cookies, and follows the language. The value of
 * the attribute is the level of the headings, 1 to 6; default 3.
 * @returns what fills those that have been added since
 */
export function createTables({ config, texts, signal, state, subscribe }: SettingsContext): () => void {
  const ours = new Set<HTMLElement>();
  let drawn = state().language;

  const draw = (element: HTMLElement) => {
    const { language } = state();
    const level = Number(element.dataset.kelisimTable) || HEADING_LEVEL;
    element.lang = language;
    element.dir = texts.directionOf(language);
    const wording = createWording(config, texts, language);
    render(h(CookieList, { wording, level: Math.min(Math.max(Math.round(level), 1), 6) }), element);
  };
  const clear = (element: HTMLElement) => {
    render(null, element);
    element.removeAttribute('lang');
    element.removeAttribute('dir');
  };
  const drawAgain = () => {
    const { language } = state();
    if (language !== drawn) for (const element of ours) draw(element);
    drawn = language;
  };

  const unsubscribe = subscribe(drawAgain);
  signal.addEventListener('abort', () => {
    unsubscribe();
    for (const element of ours) clear(element);
  });
  return () => {
    for (const element of ours) if (!element.isConnected) ours.delete(element);
    for (const element of document.querySelectorAll<HTMLElement>(EMPTY)) {
      // What the portal has put in may still be on its way.
      if (!isParsed(element)) continue;
      ours.add(element);
      draw(element);
    }
  };
}
