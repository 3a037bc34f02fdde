import { h } from 'preact';
import { LANGUAGES } from '../languages';
import type { Scene } from '../scene';

export function LanguageSwitch({ scene }: { scene: Scene }) {
  return (
    <div class="languages" role="group" aria-label={scene.t('button.language')} data-volatile>
      {(scene.core.own?.offered ?? Object.entries(LANGUAGES)).map(([code, name]) => (
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
