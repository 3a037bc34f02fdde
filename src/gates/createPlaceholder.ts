import texts from 'virtual:kelisim-texts/gates';
import type { Core } from '../core/lazy';
import css from './placeholder.css?inline';

export interface Placeholder {
  readonly host: HTMLElement;
  /** In the language of the page. */
  translate(title: string): void;
}

type Act = 'once' | 'always';

/** What stands where a frame will be: what it waits for, and two ways to open it. */
export function createPlaceholder(core: Core, frame: HTMLIFrameElement, act: (how: Act) => void): Placeholder {
  const host = document.createElement('div');
  const { theme } = core.config;
  const properties = {
    '--width': size(frame.getAttribute('width') ?? '300'),
    '--height': size(frame.getAttribute('height') ?? '150'),
    '--scheme': theme === 'auto' ? 'light dark' : theme,
  };
  // By script, a style attribute would need an allowance of the CSP.
  for (const [name, value] of Object.entries(properties)) host.style.setProperty(name, value);
  const root = host.attachShadow({ mode: 'open' });
  core.adopt(root, css);
  const box = add(root, 'div', 'gate');
  const text = add(box, 'p', 'gate-text');
  text.id = 'text';
  // Of the text: the page may be written the other way.
  box.dir = 'auto';
  box.setAttribute('role', 'group');
  box.setAttribute('aria-labelledby', 'text');
  const button = (how: Act) => {
    const made = add(box, 'button', `gate-${how}`);
    made.onclick = () => act(how);
    return made;
  };
  const once = button('once');
  const always = button('always');
  return {
    host,
    translate(title) {
      const { language, config } = core;
      const own = config.messages?.[language];
      const t = (key: 'closed' | Act) =>
        (own?.[`gates.${key}`] ?? (texts[language] ?? texts.kk)?.[key] ?? '').replace('{{title}}', () => title);
      host.lang = language;
      text.textContent = `${frame.title && `${frame.title}. `}${t('closed')}`;
      once.textContent = t('once');
      always.textContent = t('always');
    },
  };
}

/** Of an attribute: a number means pixels. */
function size(value: string): string {
  return /^[\d.]+$/.test(value) ? `${value}px` : value;
}

function add<Name extends 'div' | 'p' | 'button'>(to: Node, name: Name, part: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.setAttribute('part', part);
  to.appendChild(element);
  return element;
}
