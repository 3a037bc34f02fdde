import { adoptStyles } from '../browser/adoptStyles';
import { shieldGestures, shieldKeys } from '../browser/shieldKeys';
import type { Config } from '../options/createConfig';
import { createWayBack, type WayBack } from './createWayBack';
import { defineWidget, WIDGET, type WidgetElement } from './defineWidget';
import css from './widget.css?inline';

/** Our element in the page, and what every view needs of it. */
export interface Widget {
  readonly host: WidgetElement;
  readonly root: ShadowRoot;
  readonly wayBack: WayBack;
  /** Adds the listeners, again where the page has replaced its document. */
  listen(): void;
  setLanguage(language: string, direction: string, word: string): void;
  /**
   * Puts the element into the page. While the notice is open it comes before `body`, so that it is first for the
   * keyboard; else it is last. Beside `body` no framework replaces it.
   */
  insert(isFirst: boolean): void;
  /** Whether the attributes are there, on which language and look depend. */
  isDressed(): boolean;
  /** Puts back those that the page has removed. */
  dress(): void;
}

export function createWidget(config: Config, openSettings: () => void): Widget {
  const { theme, position, layout } = config;
  defineWidget();
  const host: WidgetElement = document.createElement(WIDGET);
  const root = host.attachShadow({ mode: 'open' });
  const wayBack = createWayBack(root, config, openSettings);
  const attributes: { [name: string]: string } = {
    // Machine translators would translate what is there in the right language already, and change what is recorded.
    translate: 'no',
    class: 'notranslate',
    'data-theme': theme,
    'data-position': position,
    'data-layout': layout,
  };
  const listenToKeys = shieldKeys(host, root);
  adoptStyles(root, css);
  const widget: Widget = {
    host,
    root,
    wayBack,
    listen() {
      listenToKeys();
      shieldGestures(host);
      wayBack.listen();
    },
    setLanguage(language, direction, word) {
      wayBack.setWord(word);
      // Setting `lang` to what it is has the whole notice styled anew.
      if (host.lang === language && host.dir === direction) return;
      host.lang = attributes.lang = language;
      host.dir = attributes.dir = direction;
    },
    insert(isFirst) {
      const { documentElement, body } = document;
      if (!documentElement) return;
      if (isFirst) documentElement.insertBefore(host, body);
      else documentElement.append(host);
    },
    isDressed: () => Object.keys(attributes).every((name) => host.hasAttribute(name)),
    dress() {
      for (const [name, value] of Object.entries(attributes))
        if (!host.hasAttribute(name)) host.setAttribute(name, value);
    },
  };
  widget.dress();
  return widget;
}
