import { type ComponentChildren, h } from 'preact';
import type { Wording } from '../notice/createWording';
import { LanguageSwitch } from './noticeParts';
import type { SettingsView } from './SettingsContext';

interface Props {
  wording: Wording;
  part: SettingsView;
  title: string;
  close: () => void;
  children: ComponentChildren;
  footer: ComponentChildren;
}

/** A real modal: Escape closes it without saving, and the browser returns the focus to where it was. */
export function Modal({ wording, part, title, close, children, footer }: Props) {
  const onCancel = (event: Event) => {
    event.preventDefault();
    close();
  };
  // Some browsers skip `cancel`. Once the view is closed, its dialog is no longer in the page.
  const onClose = (event: Event) => {
    if ((event.currentTarget as Element).isConnected) close();
  };
  return (
    <dialog part={part} aria-labelledby={`${part}-title`} onCancel={onCancel} onClose={onClose}>
      <header>
        <h2 id={`${part}-title`} tabIndex={-1} autofocus>
          {title}
        </h2>
        <LanguageSwitch wording={wording} />
        <button type="button" class="close" data-action="close" aria-label={wording.t('button.close')} data-volatile="">
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <div class="scroll">{children}</div>
      <footer>{footer}</footer>
    </dialog>
  );
}
