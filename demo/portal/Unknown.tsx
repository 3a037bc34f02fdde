import { h } from 'preact';
import { linkFrom } from '../place';
import type { PageProps } from './PageProps';

export function Unknown({ data, t }: PageProps) {
  return (
    <div class="narrow">
      <h1>{t('unknown.title')}</h1>
      <p class="lead">{t('unknown.text')}</p>
      <p>
        <a href={linkFrom(data.place, { page: 'home' })}>{t('refused.courses')}</a>
      </p>
    </div>
  );
}
