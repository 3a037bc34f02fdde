import { Fragment, h } from 'preact';
import { useState } from 'preact/hooks';
import { CategoryRow } from './CategoryRow';
import { LawItems } from './LawItems';
import { Modal } from './Modal';
import { RecordDetails } from './RecordDetails';
import { Switch } from './Switch';
import type { ViewProps } from './ViewProps';

/** The settings by category. Drawn anew in another language, they keep what the visitor has switched. */
export function Preferences(props: ViewProps) {
  const { wording, record, status } = props;
  const { config, t } = wording;
  const { version, optional } = config.model;
  const earlier: { [name: string]: boolean } = {
    ...Object.fromEntries(optional.map((name) => [name, !!record?.granted.includes(name)])),
    // A new version has not been accepted, whatever was decided on the earlier one.
    policy: record?.policy === version,
  };
  const isOutdated = status === 'outdated';
  const [choices, setChoices] = useState(isOutdated ? {} : earlier);
  const isOn = (name: string) => !!choices[name];
  const flip = (name: string) => setChoices((now) => ({ ...now, [name]: !now[name] }));
  return (
    <Modal
      wording={wording}
      part="preferences"
      title={t('settings.title')}
      close={props.close}
      footer={<Footer {...props} />}
    >
      <RecordDetails {...props} />
      {isOutdated && record?.granted.length ? (
        <button type="button" class="quiet" data-volatile="" onClick={() => setChoices(earlier)}>
          {t('settings.restore')}
        </button>
      ) : null}
      {optional.map((name) => (
        <CategoryRow key={name} {...props} name={name} isOn={isOn(name)} flip={() => flip(name)} />
      ))}
      <div class="row">
        <Switch
          wording={wording}
          name="policy"
          title={t('policy.title')}
          isOn={isOn('policy')}
          flip={() => flip('policy')}
        />
        <p>
          {t('settings.policyAccept', { version })}{' '}
          <button type="button" class="quiet" data-action="policy">
            {t('policy.title')}
          </button>
        </p>
      </div>
      <CategoryRow {...props} name="necessary" isOn flip={() => {}} />
      <p class="means">{t('notice.acceptMeans')}</p>
      <LawItems wording={wording} />
    </Modal>
  );
}

function Footer({ wording }: ViewProps) {
  const { t } = wording;
  return (
    <Fragment>
      <button type="button" class="main" data-action="save">
        {t('settings.save')}
      </button>
      <div class="choices">
        <button type="button" class="outlined" data-action="accept-all">
          {t('button.accept')}
        </button>
        <button type="button" class="outlined" data-action="reject-all">
          {t('button.reject')}
        </button>
      </div>
    </Fragment>
  );
}
