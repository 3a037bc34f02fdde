import { h } from 'preact';
import type { Scene } from '../scene';

/** Each in its own language. */
const LANGUAGES = [
  ['kk', 'Қаз'],
  ['ru', 'Рус'],
  ['en', 'Eng'],
] as const;

export function LanguageSwitch({ scene }: { scene: Scene }) {
  return (
    <div class="languages" role="group" aria-label={scene.t('button.language')} data-volatile>
      {(scene.core.own?.offered ?? LANGUAGES).map(([code, name]) => (
        <button
          type="button"
          key={code}
          lang={code}
          data-action="language"
          data-language={code}
          aria-pressed={code === scene.language}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
