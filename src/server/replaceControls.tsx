import { type ComponentChildren, h, type VNode } from 'preact';
import type { Wording } from '../notice/createWording';
import { LawItems } from '../settings/LawItems';
import { purposeOf } from '../settings/purposeOf';
import { type ElementProps, mapElements, type Replace } from './mapElements';

interface SettingsProps {
  wording: Wording;
  label: string;
  children: ComponentChildren;
}

/**
 * What works without script in the place of each of our buttons: submit buttons, links, a disclosure with check boxes.
 */
export function replaceControls(wording: Wording, inLanguage: (code: string) => string): Replace {
  const { url } = wording.config.policy;
  return replace;

  function replace(type: string, props: ElementProps): VNode | undefined {
    const { 'data-action': action, 'data-clause': clause, 'data-language': language, children } = props;
    if (type !== 'button') return;
    const label = children as string;
    switch (clause ? 'clause' : action) {
      case 'accept-all':
      case 'reject-all':
        return (
          <button type="submit" class="main" name="act" value={`${action}`} data-action={`${action}`}>
            {label}
          </button>
        );
      case 'clause':
        return (
          <a class="clause" href={url} aria-label={`${props['aria-label']}`} data-clause={`${clause}`}>
            {label}
          </a>
        );
      case 'language':
        return (
          <a
            href={inLanguage(`${language}`)}
            lang={`${language}`}
            data-action="language"
            data-language={`${language}`}
            aria-current={props['aria-pressed'] === 'true' ? 'true' : undefined}
          >
            {label}
          </a>
        );
      case 'settings':
        return (
          <SettingsWithoutScript wording={wording} label={label}>
            {mapElements(<LawItems wording={wording} />, replace)}
          </SettingsWithoutScript>
        );
      default:
        return (
          <a href={url} data-action={`${action}`}>
            {label}
          </a>
        );
    }
  }
}

/**
 * The settings inside the form of the notice: purposes and switches.
 * @param children what the law asks for, its clauses as links
 */
function SettingsWithoutScript({ wording, label, children }: SettingsProps) {
  const { config, t, titleOf } = wording;
  const { optional, version } = config.model;
  return (
    <details>
      <summary data-action="settings">{label}</summary>
      <div>
        <p>
          {titleOf('necessary')}: {t('settings.alwaysOn')}
        </p>
        {optional.map((name) => (
          <label>
            <input type="checkbox" name={name} value="on" />
            <span>
              {titleOf(name)}
              <small>{purposeOf(wording, name)?.replace(/ ?\[[\d.]+\]/g, '')}</small>
            </span>
          </label>
        ))}
        <label>
          <input type="checkbox" name="policy" value="on" />
          <span>{t('settings.policyAccept', { version })}</span>
        </label>
        <button type="submit" class="main" name="act" value="save" data-action="save">
          {t('settings.save')}
        </button>
        {children}
      </div>
    </details>
  );
}
