import { h } from 'preact';
import { LANGUAGES, type Language } from '../place';
import type { Translate } from './texts';

const NAMES = { kk: 'Қаз', ru: 'Рус', en: 'Eng' };

/** The way to the portal, and to the same draft in another language. */
export function Top({ language, hash, t }: { language: Language; hash: string; t: Translate }) {
  return (
    <header class="top">
      <a class="skip" href="#content">
        {t('skip')}
      </a>
      <a class="brand" href={`/${language}/`}>
        Kelisim <span class="tag">{t('back')}</span>
      </a>
      <nav class="languages" aria-label={t('languages')}>
        {LANGUAGES.map((code) => (
          <a
            href={`/${code}/configurator${hash && `#${hash}`}`}
            lang={code}
            hreflang={code}
            aria-current={code === language ? 'true' : undefined}
          >
            {NAMES[code]}
          </a>
        ))}
      </nav>
    </header>
  );
}
