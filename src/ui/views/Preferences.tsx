import { Fragment, h } from 'preact';
import { Line } from '../shared';
import { CategoryRow } from './CategoryRow';
import { ConsentDetails } from './ConsentDetails';
import { LawItems } from './LawItems';
import { Modal } from './Modal';
import type { MoreScene } from './moreScene';
import { Switch } from './Switch';

export function Preferences({ scene }: { scene: MoreScene }) {
  const { core, t, clause } = scene;
  const { version } = core.config.model;
  return (
    <Modal
      scene={scene}
      part="preferences"
      title={t('preferences.title')}
      footer={
        <>
          <button type="button" class="main" data-action="save">
            {t('preferences.save')}
          </button>
          <button type="button" class="main" data-action="accept-all">
            {t('button.acceptAll')}
          </button>
          <button type="button" class="main" data-action="reject-all">
            {t('button.rejectAll')}
          </button>
        </>
      }
    >
      <Line scene={scene} text={t('preferences.cookie', { clause: clause('1.1.6') })} />
      <CategoryRow scene={scene} name="necessary" />
      {core.config.model.optional.map((name) => (
        <CategoryRow key={name} scene={scene} name={name} />
      ))}
      <div class="row">
        <Switch
          scene={scene}
          name="policy"
          title={t('policy.name')}
          // A new version has not been accepted, whatever was said of the earlier one.
          on={core.record?.policy === version}
        />
        <p>
          {t('preferences.policy', { version })}{' '}
          <button type="button" class="quiet" data-action="policy">
            {t('policy.title')}
          </button>
        </p>
      </div>
      <p class="means">{t('notice.acceptMeans')}</p>
      <LawItems scene={scene} />
      <ConsentDetails scene={scene} />
    </Modal>
  );
}
