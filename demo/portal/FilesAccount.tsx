import { h } from 'preact';
import { linkFrom } from '../place';
import { Needs } from './Needs';
import type { PageProps } from './PageProps';

/** The account among the files of a static host: no server could refuse it, so the page itself closes and opens it. */
export function FilesAccount({ data, t }: PageProps) {
  const { place } = data;
  return (
    <div class="narrow">
      <div data-while-closed>
        <h1>{t('refused.title')}</h1>
        <p class="lead">{t('refused.steps')}</p>
        <p>
          <a class="primary" href={linkFrom(place, { page: 'profile' })} data-kelisim-needs="account">
            {t('refused.profile')}
          </a>
        </p>
        <section class="note">
          <h2>{t('refused.why')}</h2>
          <Needs t={t} />
        </section>
      </div>
      <div data-while-open hidden>
        <h1>{t('profile.title')}</h1>
        <p class="lead">{t('files.profile')}</p>
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
    </div>
  );
}
