import { h, type VNode } from 'preact';
import type { Wording } from '../notice/createWording';
import { LawItems } from '../settings/LawItems';
import { purposeOf } from '../settings/purposeOf';
import type { ElementProps } from './mapElements';

/** What works without script in the place of each of our buttons: submit buttons, links, a disclosure with check boxes. */
export function replaceControls(
  wording: Wording,
  inLanguage: (code: string) => string,
): (type: string, props: ElementProps) => VNode | undefined {
  const { url } = wording.config.policy;
  return (type, props) => {
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
        return <SettingsWithoutScript wording={wording} label={label} />;
      default:
        return (
          <a href={url} data-action={`${action}`}>
            {label}
          </a>
        );
    }
  };
}

/** The settings inside the form of the notice: purposes, switches, and what the law asks for. */
function SettingsWithoutScript({ wording, label }: { wording: Wording; label: string }) {
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
        <LawItems wording={wording} />
      </div>
    </details>
  );
}
