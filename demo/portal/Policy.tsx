import { h } from 'preact';
import type { PageProps } from './PageProps';

export function Policy({ t }: PageProps) {
  return (
    <div class="narrow">
      <h1>{t('policy.title')}</h1>
      <p class="lead">{t('policy.text')}</p>
      <p>{t('policy.version')}</p>
      <p class="row">
        <button type="button" data-kelisim-open="policy">
          {t('policy.brief')}
        </button>
        <a href="https://smartustaz.kz">{t('policy.site')}</a>
      </p>
    </div>
  );
}
