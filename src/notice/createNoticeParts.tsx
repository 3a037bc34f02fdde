import type { Wording } from './createWording';
import type { TreeFactory } from './TreeFactory';

/** A clause with what must not be separated from it: the space before it, and the punctuation after it. */
const CLAUSE = / ?\[([\d.]+)\]([.,;:!?)»”]*)/;

/** What both layers draw with, by the tree factory that is handed in. */
export function createNoticeParts({ h }: TreeFactory) {
  return { LanguageSwitch, Rich };

  /** Hidden by the option `languageSwitch` where the portal has a switch of its own. */
  function LanguageSwitch({ wording }: { wording: Wording }) {
    if (!wording.config.languageSwitch) return null;
    return (
      <div class="languages" role="group" aria-label={wording.t('button.language')} data-volatile="">
        {wording.switchNames.map(([code, name]) => (
          <button
            type="button"
            lang={code}
            data-action="language"
            data-language={code}
            aria-pressed={code === wording.language ? 'true' : 'false'}
          >
            {name}
          </button>
        ))}
      </div>
    );
  }

  /** A text in which `[3.3]` is a quiet link to that clause. A number never begins a line, nor does its punctuation. */
  function Rich({ wording, text }: { wording: Wording; text: string }) {
    const parts = text.split(CLAUSE);
    return (
      <span>
        {parts.map((part, index) => {
          if (index % 3 === 0) return part;
          if (index % 3 === 2) return null;
          return (
            <span class="reference">
              {'\u00a0'}
              <button
                type="button"
                class="clause"
                data-clause={part}
                aria-label={wording.t('button.clause', { clause: part })}
              >
                {part}
              </button>
              {parts[index + 1]}
            </span>
          );
        })}
      </span>
    );
  }
}
