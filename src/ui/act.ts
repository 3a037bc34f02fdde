import type { Core } from '../core/lazy';
import type { View } from '../core/types';
import { decide } from '../decide/decide';

/** What a click on one of our own controls does: one listener serves every view. */
export function act(core: Core, control: HTMLElement, close: (view: View) => void): void {
  const { action, clause, language = '', name = '' } = control.dataset;
  switch (action) {
    case 'accept-all':
    case 'reject-all':
    case 'withdraw':
      decide(core, action);
      return;
    case 'allow':
      decide(core, action, name);
      return;
    case 'save':
      decide(core, action, switches(core.root));
      return;
    case 'settings':
      core.openPreferences();
      return;
    case 'language':
      core.setLanguage(language);
      return;
    case 'close':
      close(control.closest('[part]')?.getAttribute('part') as View);
      return;
    case 'about':
      core.openPolicy('cookies');
      return;
    default:
      core.openPolicy(clause);
  }
}

function switches(root: ShadowRoot): { [name: string]: boolean } {
  const inputs = root.querySelectorAll<HTMLInputElement>('[part=preferences] input');
  return Object.fromEntries([...inputs].map((input) => [input.name, input.checked]));
}
