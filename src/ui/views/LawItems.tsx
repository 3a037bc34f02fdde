import { h } from 'preact';
import { operatorName, optionalTitles } from '../shared';
import { List } from './List';
import type { MoreScene } from './moreScene';

/** The items of law 94-V art. 8(4). What the operator has not stated is said to be so: nothing is invented. */
export function LawItems({ scene }: { scene: MoreScene }) {
  const { core, t, says } = scene;
  const { operator, preset, term } = core.config;
  const missing = t('law.notStated');
  const days = t('table.days', { count: term });
  return (
    <section>
      <h3>{t('law.title')}</h3>
      <p class="small">{t('law.source')}</p>
      <List
        scene={scene}
        items={[
          [t('law.operator'), operatorName(scene)],
          [t('law.bin'), `${operator?.bin ?? missing}`],
          [t('law.subject'), t('law.unknown')],
          [t('law.term'), preset ? `${days}. ${t('smartustaz.processing')}` : days],
          [t('table.purpose'), says('purposes') ?? (optionalTitles(scene) || missing)],
          [t('law.thirdParties'), says('thirdParties') ?? missing],
          [t('law.crossBorder'), says('crossBorder') ?? missing],
          [t('law.publicSources'), says('publicSources') ?? missing],
          [t('law.data'), says('data') ?? missing],
          [t('law.other'), says('other') ?? says('regardless') ?? missing],
        ]}
      />
    </section>
  );
}
