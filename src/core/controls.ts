import type { Core } from './lazy';
import type { View } from './types';

type Gatekeeper = Pick<Core, 'allows' | 'ask' | 'open' | 'load'>;

/**
 * The host's own controls, also those added later. `data-kelisim-needs` on links, buttons and forms: while closed,
 * activating one asks, and after a yes the same action goes on by itself. `data-kelisim-open`: opens a view. It listens on
 * `window` in the capture phase: before any handler of the host that is not there too.
 */
export function watchControls(core: Gatekeeper, signal?: AbortSignal): void {
  // Only what the visitor wanted last goes on.
  let last: Event | undefined;

  const intercept = (event: Event) => {
    // Of the other buttons only the middle one activates anything.
    if ((event as MouseEvent).button === 2) return;
    const submit = event.type === 'submit';
    const path = event.composedPath();
    const find = (key: string) =>
      (path as HTMLElement[]).find(
        ({ dataset, localName }) => dataset && key in dataset && (localName === 'form') === submit,
      );
    const control = find('kelisimNeeds');
    const name = control?.dataset.kelisimNeeds;
    const view = find('kelisimOpen')?.dataset.kelisimOpen;
    if (name !== undefined && !core.allows(name)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      last = event;
      Promise.all([core.ask(name), core.load('resume')]).then(
        ([yes, part]) => yes && last === event && part.resume(event, control as HTMLElement, path, core as Core),
        // Reported already.
        () => {},
      );
    } else if (view !== undefined) {
      event.preventDefault();
      core.open(view as View);
    }
  };

  for (const type of ['click', 'auxclick', 'submit']) addEventListener(type, intercept, { capture: true, signal });
}
