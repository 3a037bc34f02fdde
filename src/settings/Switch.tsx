import { h } from 'preact';
import type { Wording } from '../notice/createWording';

interface Props {
  wording: Wording;
  name: string;
  title: string;
  isOn: boolean;
  flip: () => void;
}

/** Its state can be read as text, shape and position. */
export function Switch({ wording, name, title, isOn, flip }: Props) {
  const { t } = wording;
  return (
    <label class="switch">
      <strong>{title}</strong>
      <input type="checkbox" role="switch" name={name} checked={isOn} onChange={flip} />
      <span class="state" aria-hidden="true" data-volatile="">
        {t(isOn ? 'settings.on' : 'settings.off')}
      </span>
    </label>
  );
}
