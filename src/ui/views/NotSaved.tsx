import { h } from 'preact';
import { LanguageSwitch, Rich } from '../shared';
import type { MoreScene } from './moreScene';

/** After a decision that the browser did not keep. */
export function NotSaved({ scene }: { scene: MoreScene }) {
  const { t, says } = scene;
  const refusal = says('refusal');
  return (
    <section class="card" part="notice" aria-label={t('notice.label')} tabIndex={-1} popover="manual">
      <div class="scroll">
        <header>
          <span />
          <LanguageSwitch scene={scene} />
        </header>
        <p class="warning" role="alert">
          {t('notice.notSaved')} {refusal && <Rich scene={scene} text={refusal} />}
        </p>
      </div>
      <footer>
        <button type="button" class="main" data-action="close">
          {t('button.close')}
        </button>
      </footer>
    </section>
  );
}
