import { adoptStyles } from '../browser/adoptStyles';
import type { Config } from '../options/createConfig';
import { createWayBack } from './createWayBack';
import { defineWidget, WIDGET } from './defineWidget';
import { keepKeys } from './keepKeys';
import css from './widget.css?inline';

/** Our element in the page, and what every view needs of it. */
export interface Widget {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly wayBack: HTMLButtonElement;
  setLanguage(language: string, direction: string, word: string): void;
  /**
   * Puts the element into the page. While the notice is open it comes before `body`, so that it is first for the keyboard;
   * else it is last. Beside `body` no framework replaces it.
   */
  place(isFirst: boolean): void;
}

export function createWidget({ theme, position, layout }: Config, openSettings: () => void): Widget {
  defineWidget();
  const host = document.createElement(WIDGET);
  const root = host.attachShadow({ mode: 'open' });
  const { button, setWord } = createWayBack(theme, position, openSettings);
  Object.assign(host.dataset, { theme, position, layout });
  // Machine translators would translate what is there in the right language already, and change what is recorded.
  host.translate = false;
  host.className = 'notranslate';
  adoptStyles(root, css);
  keepKeys(host, root);
  return {
    host,
    root,
    wayBack: button,
    setLanguage(language, direction, word) {
      setWord(word);
      // Setting `lang` to what it is has the whole notice styled anew.
      if (host.lang === language && host.dir === direction) return;
      host.lang = language;
      host.dir = direction;
    },
    place(isFirst) {
      const { documentElement, body } = document;
      if (!documentElement) return;
      if (isFirst) documentElement.insertBefore(host, body);
      else documentElement.append(host);
    },
  };
}
