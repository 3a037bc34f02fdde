import type { Core, Load } from './lazy';
import type { View } from './types';

export interface Gatekeeper {
  allows(name: string): boolean;
  ask(name: string): Promise<boolean>;
  open(view: View): void;
  load: Load;
  readonly core?: Core;
}

/**
 * The host's own controls, also those added later. `data-kelisim-needs` on links, buttons and forms: while closed,
 * activating one asks, and after a yes the same action goes on by itself. `data-kelisim-open`: opens a view. It listens on
 * `window` in the capture phase: before any handler of the host that is not there too.
 */
export function watchControls({ allows, ask, open, load, core }: Gatekeeper, signal?: AbortSignal): void {
  // Only what the visitor wanted last goes on.
  let last: Event | undefined;

  const intercept = (event: Event) => {
    // Of the other buttons only the middle one activates anything.
    if ((event as MouseEvent).button === 2) return;
    const submit = event.type === 'submit';
    const path = event.composedPath();
    const find = (key: string) =>
      path.find(
        (node): node is HTMLElement =>
          node instanceof HTMLElement && key in node.dataset && node instanceof HTMLFormElement === submit,
      );
    const control = find('kelisimNeeds');
    const name = control?.dataset.kelisimNeeds;
    const view = find('kelisimOpen')?.dataset.kelisimOpen;
    if (name !== undefined && !allows(name)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      last = event;
      Promise.all([ask(name), load('resume')]).then(
        ([yes, { resume }]) => yes && last === event && resume(event, control as HTMLElement, path, core as Core),
        // Reported already.
        () => {},
      );
    } else if (view !== undefined) {
      event.preventDefault();
      open(view as View);
    }
  };

  for (const type of ['click', 'auxclick', 'submit']) addEventListener(type, intercept, { capture: true, signal });
}
