import { h } from 'preact';
import { Check } from './Check';
import type { FeatureDraft } from './Draft';
import { Field, Problem } from './Field';
import type { FormProps } from './FormProps';
import { freshName } from './freshName';
import { replaceAt } from './replaceAt';

const OF_PRESET = ['authorization', 'statistics', 'advertising'];

export function FeaturesForm({ draft, problemOf, change, t }: FormProps) {
  const { features, preset } = draft;
  const own = draft.categories.map(({ name }) => name);
  const known = [...new Set([...(preset ? OF_PRESET : []), ...own])].filter((name) => name !== '');
  const names = features.map(({ name }) => name);
  return (
    <div class="fields">
      <p class="hint">{t('features.hint')}</p>
      {features.map((feature, index) => {
        const { name, needs, policy } = feature;
        const set = (part: Partial<FeatureDraft>) =>
          change({ features: replaceAt(features, index, { ...feature, ...part }) });
        // A need whose category has gone can be taken away here.
        const offered = [...new Set([...known, ...needs])];
        return (
          <fieldset class="item" key={index}>
            <legend>{t('features.feature', { number: index + 1 })}</legend>
            <div class="with-button">
              <Field
                label={t('features.name')}
                name={`features.${name}`}
                code
                value={name}
                problem={problemOf(`features.${name}`)}
                onChange={(next) => set({ name: next })}
              />
              <button
                type="button"
                class="quiet"
                aria-label={t('features.remove', { name })}
                onClick={() => change({ features: replaceAt(features, index) })}
              >
                ✕
              </button>
            </div>
            <fieldset class="checks">
              <legend>{t('features.needs')}</legend>
              {offered.map((category) => (
                <Check
                  key={category}
                  label={category}
                  checked={needs.includes(category)}
                  onChange={(on) =>
                    set({ needs: on ? [...needs, category] : needs.filter((need) => need !== category) })
                  }
                />
              ))}
            </fieldset>
            <Check label={t('features.policy')} checked={policy} onChange={(next) => set({ policy: next })} />
            <Problem name={`features.${name}.needs`} problem={problemOf(`features.${name}.needs`)} />
          </fieldset>
        );
      })}
      <button
        type="button"
        onClick={() =>
          change({ features: [...features, { name: freshName(['account'], names, 'part'), needs: [], policy: true }] })
        }
      >
        {t('features.add')}
      </button>
    </div>
  );
}
