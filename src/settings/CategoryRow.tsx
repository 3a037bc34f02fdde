import { h } from 'preact';
import { CookieTable } from './CookieTable';
import { cookiesOf } from './cookiesOf';
import { Rich } from './noticeParts';
import { purposeOf } from './purposeOf';
import { Switch } from './Switch';
import type { ViewProps } from './ViewProps';

interface Props extends ViewProps {
  readonly name: string;
  readonly isOn: boolean;
  flip(): void;
}

/** One category: title, purpose, its cookies and a switch; *necessary* has words in the place of a switch. */
export function CategoryRow(props: Props) {
  const { wording, name, isOn, flip } = props;
  const { t, titleOf } = wording;
  const isNecessary = name === 'necessary';
  const cookies = cookiesOf(wording, name);
  const purpose = purposeOf(wording, name);
  return (
    <div class="row">
      {isNecessary ? (
        <p class="switch">
          <strong>{titleOf(name)}</strong>
          <span class="state">{t('settings.alwaysOn')}</span>
        </p>
      ) : (
        <Switch wording={wording} name={name} title={titleOf(name)} isOn={isOn} flip={flip} />
      )}
      {purpose ? (
        <p>
          <Rich wording={wording} text={purpose} />
        </p>
      ) : null}
      {isNecessary ? null : <Earlier {...props} />}
      {cookies.length ? (
        <details>
          <summary>{t('settings.cookies', { count: cookies.length })}</summary>
          <CookieTable wording={wording} cookies={cookies} />
        </details>
      ) : null}
    </div>
  );
}

/** What an outdated record says about the category. */
function Earlier({ wording, record, status, name }: Props) {
  if (status !== 'outdated' || !record) return null;
  const isNew = !record.granted.includes(name) && !record.denied.includes(name);
  const before = record.granted.includes(name) ? 'settings.beforeOn' : 'settings.beforeOff';
  return (
    <p class="earlier" data-volatile="">
      {wording.t(isNew ? 'settings.new' : before)}
    </p>
  );
}
