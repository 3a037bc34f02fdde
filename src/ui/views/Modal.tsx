import { type ComponentChildren, h } from 'preact';
import type { View } from '../../core/types';
import { LanguageSwitch } from '../shared';
import type { MoreScene } from './moreScene';

interface Props {
  scene: MoreScene;
  part: View;
  title: string;
  children: ComponentChildren;
  footer: ComponentChildren;
}

/** A real modal: Escape closes it without saving, and the browser returns the focus to where it was. */
export function Modal({ scene, part, title, children, footer }: Props) {
  const { t } = scene;
  return (
    <dialog part={part} aria-labelledby={`${part}-title`} ref={showModal} {...onEscape(() => scene.close(part))}>
      <header>
        <h2 id={`${part}-title`} tabIndex={-1} autofocus>
          {title}
        </h2>
        <LanguageSwitch scene={scene} />
        <button type="button" class="close" data-action="close" aria-label={t('button.close')} data-volatile>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <div class="scroll">{children}</div>
      <footer>{footer}</footer>
    </dialog>
  );
}

/**
 * Properties of the element: the notice's Preact has no event listeners of its own. Escape is answered at once, since the
 * `close` event comes a task later, when the view may have been asked for again; where browsers skip `cancel`, it has to do.
 */
function onEscape(close: () => void) {
  return {
    oncancel(event: Event) {
      event.preventDefault();
      close();
    },
    onclose: ({ currentTarget }: Event) => (currentTarget as Element).isConnected && close(),
  };
}

function showModal(dialog: HTMLDialogElement | null) {
  if (!dialog?.isConnected || dialog.open) return;
  dialog.showModal?.();
  bringIntoView(dialog);
}

/** The clause one came for. */
export function bringIntoView(text: HTMLElement | null) {
  const marked = text?.querySelector<HTMLElement>('[aria-current]');
  marked?.scrollIntoView({ block: 'start' });
  marked?.focus({ preventScroll: true });
}
