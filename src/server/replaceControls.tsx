import { h, type VNode } from 'preact';
import type { Scene } from '../ui/scene';
import type { Key } from '../ui/translate';
import type { Props } from './renderTree';

/** What works without script in the place of each of our buttons: submit buttons, links, a disclosure with check boxes. */
export function replaceControls(
  { core, t, title }: Scene<Key>,
  inLanguage: (code: string) => string,
): (type: string, props: Props) => VNode | undefined {
  const { policy, model } = core.config;
  return (type, props) => {
    const { 'data-action': action, 'data-clause': clause, 'data-language': language, children } = props;
    if (type !== 'button' || props.name) return;
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
          <a class="clause" href={policy.url} aria-label={`${props['aria-label']}`} data-clause={`${clause}`}>
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
            aria-current={props['aria-pressed'] ? 'true' : undefined}
          >
            {label}
          </a>
        );
      case 'settings':
        return (
          <details>
            <summary data-action="settings">{label}</summary>
            <div data-volatile>
              <p>
                {title('necessary')}: {t('preferences.alwaysOn')}
              </p>
              {model.optional.map((name) => (
                <label>
                  <input type="checkbox" name={name} value="on" />
                  <span>{title(name)}</span>
                </label>
              ))}
              <label>
                <input type="checkbox" name="policy" value="on" />
                <span>{t('preferences.policy', { version: model.version })}</span>
              </label>
              <button type="submit" class="main" name="act" value="save" data-action="save">
                {t('preferences.save')}
              </button>
            </div>
          </details>
        );
      default:
        return (
          <a href={policy.url} data-action={`${action}`}>
            {label}
          </a>
        );
    }
  };
}
