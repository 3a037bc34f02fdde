import { PLACE, page } from '../core/singleton';
import type { Name } from './Register';

/** For these the core has a meaning of its own: they ask, and go on after a yes. */
const CONTROL = /^(a|button|form)$/;
const TYPES = ['kelisim:ready', 'kelisim:change'];

/** What stands on a closed element before there is a script. */
export function closedAttributes(tag: string, name: Name): { readonly [attribute: string]: string | boolean } {
  return CONTROL.test(tag) ? { 'data-kelisim-needs': name } : { hidden: true };
}

/** Links, buttons and forms get `data-kelisim-needs`; anything else is `hidden` while `name` is closed. */
export function watchNeeds(element: HTMLElement, name: Name) {
  const draw = () => {
    if (CONTROL.test(element.localName)) element.dataset.kelisimNeeds = name;
    else element.hidden = !page[PLACE]?.allows(name);
  };
  for (const type of TYPES) document.addEventListener(type, draw);
  draw();
  return {
    update(next: Name) {
      name = next;
      draw();
    },
    destroy() {
      for (const type of TYPES) document.removeEventListener(type, draw);
    },
  };
}
