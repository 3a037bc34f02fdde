import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Scenario } from '../place';
import type { Translate } from './texts';

const GROUPS = {
  decision: ['first', 'accepted', 'rejected', 'custom', 'outdated', 'expired', 'ends-soon', 'future', 'corrupt'],
  browser: ['blocked', 'ui-missing', 'filtered', 'wrong-domain'],
  page: ['gated', 'host-dialog', 'hostile', 'server-drawn'],
  texts: ['own-policy', 'own-texts', 'right-to-left'],
} as const satisfies { readonly [group: string]: readonly Scenario[] };

/** Each scenario with what is to be seen in it. */
export function Scenarios({
  chosen,
  onChoose,
  t,
}: {
  readonly chosen: Scenario | undefined;
  readonly onChoose: (scenario: Scenario | undefined) => void;
  readonly t: Translate;
}) {
  const list = useRef<HTMLDivElement>(null);
  // A link may lead to one further down.
  useEffect(() => list.current?.querySelector('[aria-pressed=true]')?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div class="scenarios" ref={list}>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
        <div role="group" aria-labelledby={`qa-group-${group}`}>
          <h2 id={`qa-group-${group}`}>{t(`groups.${group}`)}</h2>
          {GROUPS[group].map((scenario) => (
            <button
              type="button"
              class="scenario"
              data-scenario={scenario}
              aria-pressed={scenario === chosen}
              onClick={() => onChoose(scenario)}
            >
              <b>{t(`scenarios.${scenario}.title`)}</b>
              <span>
                <span class="unseen">{t('expected')}: </span>
                {t(`scenarios.${scenario}.expected`)}
              </span>
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
