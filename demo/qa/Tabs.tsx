import { h } from 'preact';
import type { Translate } from './texts';

/**
 * Tabs as WAI-ARIA describes them: one stop of the Tab key, arrows between them. The tab of the page is shown on phones
 * only, by CSS: on a desk the page is always in sight.
 */
export function Tabs<Name extends 'page' | 'scenarios' | 'switches' | 'state' | 'log' | 'options'>({
  names,
  chosen,
  onChoose,
  t,
}: {
  readonly names: readonly Name[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
  readonly t: Translate;
}) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const list = event.currentTarget as HTMLElement;
    const seen = [...list.querySelectorAll<HTMLElement>('[role=tab]')].filter((tab) => tab.offsetParent);
    const at = seen.findIndex((tab) => tab.dataset.tab === chosen);
    const next = step === undefined ? undefined : seen.at((at + step) % seen.length);
    if (!next) return;
    event.preventDefault();
    next.focus();
    onChoose(next.dataset.tab as Name);
  };
  return (
    <div class="qa-tabs" role="tablist" aria-label={t('tabs.label')} onKeyDown={onKeyDown}>
      {names.map((name) => (
        <button
          type="button"
          role="tab"
          id={`qa-tab-${name}`}
          data-tab={name}
          aria-selected={name === chosen}
          aria-controls={`qa-panel-${name}`}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {t(`tabs.${name}`)}
        </button>
      ))}
    </div>
  );
}
