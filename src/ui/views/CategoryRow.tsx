import { h } from 'preact';
import { COOKIE_NAME } from '../../core/cookieValues';
import type { CookieOptions } from '../../core/types';
import { Line } from '../shared';
import { CookieTable } from './CookieTable';
import { type MoreScene, purposeOf } from './moreScene';
import { Switch } from './Switch';

/** One category: title, purpose, its cookies and a switch; *necessary* has words in its place. */
export function CategoryRow({ scene, name }: { scene: MoreScene; name: string }) {
  const { core, t, title } = scene;
  const { record, config, status } = core;
  const necessary = name === 'necessary';
  const granted = !!record?.granted.includes(name);
  const own: CookieOptions[] = necessary
    ? [{ name: COOKIE_NAME, purpose: t('table.ownPurpose'), duration: config.term + 5 }]
    : [];
  const cookies = [...own, ...(scene.category(name).cookies ?? [])];
  const purpose = purposeOf(scene, name);
  const earlier = status === 'outdated' && !necessary && record;
  const fresh = earlier && !granted && !earlier.denied.includes(name);
  return (
    <div class="row">
      {necessary ? (
        <p class="switch">
          <strong>{title(name)}</strong>
          <span class="state">{t('preferences.alwaysOn')}</span>
        </p>
      ) : (
        <Switch scene={scene} name={name} title={title(name)} on={granted} />
      )}
      <Line scene={scene} text={purpose} />
      {earlier && (
        <p class="earlier" data-volatile>
          {t(fresh ? 'preferences.new' : granted ? 'preferences.beforeOn' : 'preferences.beforeOff')}
        </p>
      )}
      {cookies.length ? (
        <details>
          <summary>{t('preferences.cookies', { count: cookies.length })}</summary>
          <CookieTable scene={scene} cookies={cookies} />
        </details>
      ) : (
        <p class="small">{t('preferences.noCookies')}</p>
      )}
    </div>
  );
}
