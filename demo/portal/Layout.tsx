import { type ComponentChildren, h } from 'preact';
import { configuratorOf, linkFrom } from '../place';
import { benchAddress } from '../qa/benchAddress';
import { LanguageLinks } from './LanguageLinks';
import type { PageProps } from './PageProps';
import { siteName } from './siteName';

export function Layout({ data, t, failed = false, children }: PageProps & { children: ComponentChildren }) {
  const { place, user, view } = data;
  const to = (page: 'home' | 'sign-in' | 'sign-out' | 'profile' | 'policy') => linkFrom(place, { page });
  const current = (name: string) => (view === name ? 'page' : undefined);
  return (
    <div class="portal">
      <a class="skip" href="#content">
        {t('site.skip')}
      </a>
      <header class="top">
        <div class="inner">
          <a class="brand" href={to('home')}>
            <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
              <rect width="32" height="32" rx="8" />
              <path d="M8 9h7v14H8zM17 9h7v14h-7z" />
            </svg>
            <span class="name">
              {siteName({ data, t })} <span class="tag">{t('site.demo')}</span>
            </span>
          </a>
          <LanguageLinks place={place} label={t('site.languages')} />
          <nav class="menu" aria-label={t('site.menu')}>
            <a href={to('home')} aria-current={current('home')}>
              {t('menu.courses')}
            </a>
            <a href={to('profile')} data-kelisim-needs="account" aria-current={current('profile')}>
              {t('menu.account')}
            </a>
            {user === null ? (
              <a class="end" href={to('sign-in')} aria-current={current('sign-in')}>
                {t('menu.signIn')}
              </a>
            ) : (
              <form class="end" method="post" action={to('sign-out')}>
                <button type="submit">{t('menu.signOut')}</button>
              </form>
            )}
          </nav>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        <p class="alert" role="alert" data-when-failed hidden={!failed}>
          {t('site.failed')}
        </p>
        {children}
      </main>
      <footer class="bottom">
        <div class="inner">
          <p>{t('site.about')}</p>
          <p class="links">
            <a href={to('policy')} data-kelisim-open="preferences">
              {t('site.cookieSettings')}
            </a>
            <a href={to('policy')} aria-current={current('policy')}>
              {t('menu.policy')}
            </a>
            <a href={configuratorOf(place)} target="_top">
              {t('site.configurator')}
            </a>
            {!place.files && (
              <a href={benchAddress(place.language, place)} target="_top">
                {t('site.bench')}
              </a>
            )}
          </p>
        </div>
      </footer>
    </div>
  );
}
