import { type ComponentChildren, h } from 'preact';
import type { View } from '../../core/types';
import { LanguageSwitch } from '../parts/LanguageSwitch';
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
    <dialog
      part={part}
      aria-labelledby={`${part}-title`}
      ref={showModal}
      // Closed by Escape; one that we have closed is gone from the tree by now.
      {...onClose(() => scene.close(part))}
    >
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

/** A property of the element: the notice's Preact has no event listeners of its own, one serves all clicks. */
function onClose(close: () => void) {
  return { onclose: ({ currentTarget }: Event) => (currentTarget as Element).isConnected && close() };
}

function showModal(dialog: HTMLDialogElement | null) {
  if (dialog?.isConnected && !dialog.open) dialog.showModal();
}
