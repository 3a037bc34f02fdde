import { adoptStyles } from '../browser/adoptStyles';
import { createIcon } from '../browser/createIcon';
import { shieldKeys } from '../browser/shieldKeys';
import type { EmbedsContext } from './EmbedsContext';
import css from './placeholder.css?inline';

const LOCK = 'M8 11V8a4 4 0 0 1 8 0v3M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1M12 15v2';

/** What is in the place of a frame or image while it is closed. */
export interface Placeholder {
  readonly host: HTMLElement;
  /** In the language of the page. */
  translate(title: string): void;
}

/** Show it for this page, allow it from now on, or open the settings. */
export type PlaceholderAct = 'once' | 'always' | 'settings';

/** Says what waits and for what, with the ways to open it. */
export function createPlaceholder(
  { config, texts, language }: EmbedsContext,
  held: HTMLElement,
  act: (act: PlaceholderAct) => void,
): Placeholder {
  const host = document.createElement('div');
  host.setAttribute('data-kelisim-placeholder', '');
  // What it says is in the right language already.
  host.setAttribute('translate', 'no');
  const { theme } = config;
  const properties = {
    '--width': size(held.getAttribute('width') ?? '300'),
    '--height': size(held.getAttribute('height') ?? '150'),
    '--scheme': theme === 'auto' ? 'light dark' : theme,
  };
  // By script: a style attribute would need an allowance of the CSP.
  for (const [name, value] of Object.entries(properties)) host.style.setProperty(name, value);
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, css);
  shieldKeys(host, root)();
  const box = add(root, 'div', 'gate');
  add(box, 'span', 'gate-icon').append(createIcon(LOCK));
  const text = add(box, 'p', 'gate-text');
  text.id = 'text';
  // Of the text: the page may be written in the other direction.
  box.dir = 'auto';
  box.setAttribute('role', 'group');
  box.setAttribute('aria-labelledby', 'text');
  const buttons = (['once', 'always', 'settings'] as const).map((name) => {
    const button = add(box, 'button', `gate-${name}`);
    button.type = 'button';
    button.onclick = () => act(name);
    return { name, button };
  });
  return {
    host,
    translate(title) {
      const t = (key: string) => texts.translate(language(), `embed.${key}`, { title });
      const what = held.title || held.getAttribute('alt');
      host.lang = language();
      text.textContent = `${what ? `${what}. ` : ''}${t('closed')}`;
      for (const { name, button } of buttons) button.textContent = t(name);
    },
  };
}

/** Of an attribute: a number means pixels. */
function size(value: string): string {
  return /^[\d.]+$/.test(value) ? `${value}px` : value;
}

function add<Name extends 'div' | 'p' | 'span' | 'button'>(
  to: Node,
  name: Name,
  part: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.setAttribute('part', part);
  to.appendChild(element);
  return element;
}
