import { h } from 'preact';
import { linkFrom } from '../place';
import { Needs } from './Needs';
import type { PageProps } from './PageProps';

/** The 403 page: the reason, and the same action once more, by way of the notice. */
export function Refused({ data, t }: PageProps) {
  const { place, refusedName } = data;
  return (
    <div class="narrow">
      <h1>{t('refused.title')}</h1>
      <p class="lead">{t('refused.lead')}</p>
      <p>{t('refused.steps')}</p>
      {refusedName === undefined ? (
        <p>
          <a class="primary" href={linkFrom(place, { page: 'profile' })} data-kelisim-needs="account">
            {t('refused.profile')}
          </a>
        </p>
      ) : (
        <form method="post" action={linkFrom(place, { page: 'sign-in' })} data-kelisim-needs="account">
          <input type="hidden" name="name" value={refusedName} />
          <button class="primary" type="submit">
            {t('refused.signIn')}
          </button>
        </form>
      )}
      <section class="note">
        <h2>{t('refused.why')}</h2>
        <Needs t={t} />
      </section>
      <p class="hint">{t('refused.blocked')}</p>
      <p>
        <a href={linkFrom(place, { page: 'home' })}>{t('refused.courses')}</a>
      </p>
    </div>
  );
}
