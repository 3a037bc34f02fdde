import { h } from 'preact';
import { LANGUAGES, linkFrom, type Place } from '../place';

const NAMES = { kk: ['Қаз', 'Қазақша'], ru: ['Рус', 'Русский'], en: ['Eng', 'English'] } as const;

export function LanguageLinks({ place, label }: { place: Place; label: string }) {
  return (
    <nav class="languages" aria-label={label}>
      {LANGUAGES.map((language) => {
        const [short, full] = NAMES[language];
        return (
          <a
            href={linkFrom(place, { language })}
            lang={language}
            hreflang={language}
            title={full}
            aria-current={language === place.language ? 'true' : undefined}
          >
            {short}
          </a>
        );
      })}
    </nav>
  );
}
