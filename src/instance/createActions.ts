import { CONTROL } from '../notice/findLike';
import type { View } from '../notice/View';
import type { Decision } from '../record/choose';
import { swallowSecondClick } from './swallowSecondClick';

/** What the controls of our own views do. */
export interface Actions {
  decide(decision: Decision): void;
  open(view: View, clause?: string): Promise<unknown>;
  close(view: View): void;
  setLanguage(code: string): void;
}

/**
 * Listens to the controls of our own views; after a decision the second click of a double click is swallowed.
 * @returns adds the listener, again where the page has replaced its document
 */
export function createActions(root: ShadowRoot, signal: AbortSignal, actions: Actions): { listen(): void } {
  const onClick = (event: Event) => {
    const control = (event.target as Element).closest<HTMLElement>(CONTROL);
    if (!control) return;
    const decide: Actions['decide'] = (decision) => {
      swallowSecondClick(event as MouseEvent, signal);
      actions.decide(decision);
    };
    act({ ...actions, decide }, control, root);
  };
  return { listen: () => root.addEventListener('click', onClick) };
}

/** How long a button waits for its view before it says that it is busy. */
const BUSY_AFTER_MS = 150;

/** Carries out what a control says. */
function act(actions: Actions, control: HTMLElement, root: ShadowRoot): void {
  const { action, clause, language = '', name = '' } = control.dataset;
  const open = (view: View, at?: string) => showBusy(control, actions.open(view, at));
  const decide = (act: 'accept-all' | 'reject-all' | 'withdraw') => () => actions.decide({ act });
  const acts: { readonly [action: string]: () => void } = {
    'accept-all': decide('accept-all'),
    'reject-all': decide('reject-all'),
    withdraw: decide('withdraw'),
    allow: () => actions.decide({ act: 'allow', name }),
    save: () => actions.decide({ act: 'save', switches: switchesIn(root) }),
    settings: () => open('preferences'),
    policy: () => open('policy'),
    clause: () => open('policy', clause),
    language: () => actions.setLanguage(language),
    close: () => actions.close(control.closest('[part]')?.getAttribute('part') as View),
  };
  acts[clause === undefined ? `${action}` : 'clause']?.();
}

function switchesIn(root: ShadowRoot): { [name: string]: boolean } {
  const inputs = root.querySelectorAll<HTMLInputElement>('[part=preferences] input');
  return Object.fromEntries([...inputs].map((input) => [input.name, input.checked]));
}

function showBusy(control: HTMLElement, opened: Promise<unknown>) {
  const timer = setTimeout(() => control.setAttribute('aria-busy', 'true'), BUSY_AFTER_MS);
  opened.then(() => {
    clearTimeout(timer);
    control.removeAttribute('aria-busy');
  });
}
