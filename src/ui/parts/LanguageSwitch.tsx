import { h } from 'preact';
import type { Scene } from '../scene';

/** Each in its own language; the accessible name begins with what is seen. */
const LANGUAGES = [
  ['kk', 'Қаз', 'Қазақша'],
  ['ru', 'Рус', 'Русский'],
  ['en', 'Eng', 'English'],
] as const;

export function LanguageSwitch({ scene }: { scene: Scene }) {
  return (
    <div class="languages" role="group" aria-label={scene.t('button.language')} data-volatile>
      {LANGUAGES.map(([code, short, full]) => (
        <button
          type="button"
          key={code}
          lang={code}
          data-action="language"
          data-language={code}
          aria-label={full}
          aria-pressed={code === scene.language}
        >
          {short}
        </button>
      ))}
    </div>
  );
}
