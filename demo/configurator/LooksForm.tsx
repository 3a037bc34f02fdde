import { h } from 'preact';
import { Check } from './Check';
import { Choice } from './Choice';
import { LAYOUTS } from './Draft';
import { Field } from './Field';
import type { FormProps } from './FormProps';

export function LooksForm({ draft, problemOf, change, t }: FormProps) {
  return (
    <div class="fields">
      <Choice
        label={t('looks.layout')}
        value={draft.layout}
        options={LAYOUTS.map((name) => [name, t(`looks.layouts.${name}`)])}
        onChange={(layout) => change({ layout })}
      />
      <Choice
        label={t('looks.position')}
        value={draft.position}
        options={(['start', 'end'] as const).map((name) => [name, t(`looks.positions.${name}`)])}
        onChange={(position) => change({ position })}
      />
      <Choice
        label={t('looks.theme')}
        value={draft.theme}
        options={(['auto', 'light', 'dark'] as const).map((name) => [name, t(`looks.themes.${name}`)])}
        onChange={(theme) => change({ theme })}
      />
      <Choice
        label={t('looks.language')}
        value={draft.language}
        options={[
          ['', t('looks.auto')],
          ['kk', 'Қаз'],
          ['ru', 'Рус'],
          ['en', 'Eng'],
        ]}
        onChange={(language) => change({ language })}
      />
      <Check
        label={t('looks.languageSwitch')}
        hint={t('looks.languageSwitchHint')}
        checked={draft.languageSwitch}
        onChange={(languageSwitch) => change({ languageSwitch })}
      />
      <Field
        label={t('looks.term')}
        name="term"
        inputMode="numeric"
        code
        value={draft.term}
        problem={problemOf('term')}
        onChange={(term) => change({ term })}
      />
      <Check label={t('looks.button')} checked={draft.button} onChange={(button) => change({ button })} />
    </div>
  );
}
