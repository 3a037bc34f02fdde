import words from 'virtual:kelisim-texts/core';
import { adoptStyles } from './adoptStyles';
import type { Config } from './config';
import css from './widget.css?inline';

export interface Widget {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** The way back: drawn here, so that a returning visitor loads nothing else. */
  readonly wayBack: HTMLButtonElement;
  translate(language: string): void;
}

/** `<kelisim-widget>`, beside `<body>`: there no framework replaces it. */
export function createWidget({ button, theme, position, messages }: Config, openPreferences: () => void): Widget {
  const host = document.createElement('kelisim-widget');
  const wayBack = document.createElement('button');
  Object.assign(host.dataset, { theme, position });
  // By script, a style attribute would need an allowance of the CSP.
  wayBack.style.cssText = `color-scheme:${theme === 'auto' ? 'light dark' : theme};inset-inline-${position}:12px`;
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, css);
  wayBack.part = 'button';
  wayBack.onclick = openPreferences;
  if (button !== false) root.append(wayBack);
  document.documentElement.append(host);
  return {
    host,
    root,
    wayBack,
    translate(language) {
      // Also to what it is, `lang` has all of the notice styled anew.
      if (host.lang === language) return;
      host.lang = language;
      wayBack.textContent = messages?.[language]?.['core.reopen'] ?? words[language] ?? (words.kk as string);
    },
  };
}
