import { h } from 'preact';
import { configuratorOf, LANGUAGES, type Language, linkFrom, type Place } from '../place';
import { benchAddress, type FrameSize } from './benchAddress';
import type { Translate } from './texts';

const NAMES = { kk: 'Қаз', ru: 'Рус', en: 'Eng' };

export function BenchTop({
  language,
  place,
  size,
  t,
}: {
  readonly language: Language;
  readonly place: Place;
  readonly size: FrameSize;
  readonly t: Translate;
}) {
  return (
    <header class="qa-top">
      <a class="skip" href="#qa-frame">
        {t('skip')}
      </a>
      <h1>{t('title')}</h1>
      <nav class="qa-links" aria-label="Kelisim">
        <a href={linkFrom(place, { page: 'home' })}>{t('portal')}</a>
        <a href={configuratorOf({ language })}>{t('configurator')}</a>
      </nav>
      <nav class="languages" aria-label={t('languages')}>
        {LANGUAGES.map((code) => (
          <a
            href={benchAddress(code, place.language === language ? { ...place, language: code } : place, size)}
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
