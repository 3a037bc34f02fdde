import { Fragment, h } from 'preact';
import { Line } from '../shared';
import type { MoreScene } from './moreScene';

/** The notice's heading, where somebody asked for what is closed. */
export function heading({ core, context, t, title }: MoreScene): string | undefined {
  const { asked } = context;
  const feature = asked && core.config.features?.[asked];
  return asked && t('ask.closed', { feature: feature ? title(asked, 'feature', feature.title) : title(asked) });
}

/** Why the notice is here: a closed feature that was asked for, or a decision that no longer counts. */
export function Reason({ scene }: { scene: MoreScene }) {
  const { core, context } = scene;
  if (context.asked) return <Asked scene={scene} name={context.asked} />;
  return core.status === 'outdated' ? <Outdated scene={scene} /> : null;
}

function Asked({ scene, name }: { scene: MoreScene; name: string }) {
  const { core, t, title } = scene;
  const needs = core.config.model.needs.get(name) ?? [];
  const list = needs.map((need) =>
    need === 'policy' ? t('ask.policy') : t('ask.category', { category: title(need) }),
  );
  return (
    <div class="reason">
      <Line scene={scene} text={scene.says('refusal')} />
      <p>{t('ask.needs', { list: list.join(', ') })}</p>
      <Line scene={scene} text={needs.includes('policy') ? scene.says('data') : ''} />
    </div>
  );
}

function Outdated({ scene }: { scene: MoreScene }) {
  const { core, t, title, pick } = scene;
  const { record, config } = core;
  if (!record) return null;
  const { version } = config.model;
  const changes = [config.policy.changes ?? []].flat();
  const changed = record.policy && record.policy !== version;
  const fresh = config.model.optional.filter((name) => ![...record.granted, ...record.denied].includes(name));
  const list = (names: readonly string[]) => names.map((name) => title(name)).join(', ');
  return (
    <div class="reason">
      {changed ? <p>{t('reason.policy', { version })}</p> : !fresh.length && <p>{t('reason.expired')}</p>}
      {changed && changes.length > 0 && (
        <>
          <p>{t('reason.changes')}</p>
          <ul>
            {changes.map((change) => (
              <li>{pick(change)}</li>
            ))}
          </ul>
        </>
      )}
      {fresh.length > 0 && <p>{t('reason.categories', { list: list(fresh) })}</p>}
      <p>{t('reason.earlier', { list: list(record.granted) || t('reason.nothing') })}</p>
    </div>
  );
}
