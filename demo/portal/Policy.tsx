import { h } from 'preact';
import type { PageProps } from './PageProps';

export function Policy({ data, t }: PageProps) {
  const own = data.place.scenario === 'own-policy';
  return (
    <div class="narrow">
      <h1>{t('policy.title')}</h1>
      <p class="lead">{t(own ? 'policy.own' : 'policy.text')}</p>
      <p>{t('policy.version')}</p>
      <p class="row">
        {!own && (
          <button type="button" data-kelisim-open="policy">
            {t('policy.brief')}
          </button>
        )}
        {!own && <a href="https://smartustaz.kz">{t('policy.site')}</a>}
      </p>
      {/* Kelisim fills it in, from the options of the page (clause 3.3 of the policy). */}
      <div data-kelisim-table="2" />
    </div>
  );
}
