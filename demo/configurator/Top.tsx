import { h } from 'preact';
import { addressOf, configuratorOf, LANGUAGES, type Language } from '../place';
import type { Translate } from './texts';

const NAMES = { kk: 'Қаз', ru: 'Рус', en: 'Eng' };

/** The way to the portal, and to the same draft in another language. */
export function Top({
  language,
  hash,
  inert,
  t,
}: {
  readonly language: Language;
  readonly hash: string;
  readonly inert: boolean;
  readonly t: Translate;
}) {
  const files = document.documentElement.dataset.files === undefined ? undefined : true;
  const portal = addressOf({ embedding: 'tag', language, page: 'home', theme: 'auto', position: 'start', files });
  return (
    <header class="top" inert={inert}>
      <a class="skip" href="#content">
        {t('skip')}
      </a>
      <a class="brand" href={portal}>
        <span class="name">
          Kelisim <span class="tag">{t('back')}</span>
        </span>
      </a>
      <nav class="languages" aria-label={t('languages')}>
        {LANGUAGES.map((code) => (
          <a
            href={`${configuratorOf({ language: code, files })}${hash && `#${hash}`}`}
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
