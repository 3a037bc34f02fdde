import { h } from 'preact';
import type { Scene } from '../scene';

/** A text in which `[3.3]` stands for a quiet link to that clause. */
export function Rich({ scene, text }: { scene: Scene; text: string }) {
  return (
    <span>
      {text.split(/ ?\[([\d.]+)\]/).map((part, index) =>
        index % 2 ? (
          <button
            type="button"
            class="clause"
            data-clause={part}
            aria-label={scene.t('button.clause', { clause: part })}
          >
            {part}
          </button>
        ) : (
          part
        ),
      )}
    </span>
  );
}
