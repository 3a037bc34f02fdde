import { h } from 'preact';
import { linkFrom } from '../place';
import type { PageProps } from './PageProps';

export function Profile({ data, t }: PageProps) {
  const { place, user } = data;
  return (
    <div class="narrow">
      <h1>{t('profile.hello', { name: user ?? '' })}</h1>
      <p class="lead">{t('profile.text')}</p>
      <section class="card" aria-labelledby="mine">
        <h2 id="mine">{t('profile.courses')}</h2>
        <p>{t('profile.none')}</p>
        <p>
          <a href={linkFrom(place, { page: 'home' })}>{t('profile.choose')}</a>
        </p>
      </section>
      <p>
        <button type="button" data-kelisim-open="preferences">
          {t('site.cookieSettings')}
        </button>
      </p>
    </div>
  );
}
