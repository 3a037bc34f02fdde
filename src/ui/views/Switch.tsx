import { h } from 'preact';
import type { MoreScene } from './moreScene';

interface Props {
  scene: MoreScene;
  name: string;
  title: string;
  on: boolean;
}

/** Its state can be read as text, shape and position. Uncontrolled: a change of language keeps what was chosen. */
export function Switch({ scene, name, title, on }: Props) {
  const { t } = scene;
  return (
    <label class="switch">
      <strong>{title}</strong>
      <input type="checkbox" role="switch" name={name} defaultChecked={on} />
      <span class="state" aria-hidden="true" data-volatile>
        <span class="on">{t('preferences.on')}</span>
        <span class="off">{t('preferences.off')}</span>
      </span>
    </label>
  );
}
