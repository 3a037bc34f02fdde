import { h } from 'preact';
import { Check } from './Check';
import { Field } from './Field';
import type { FormProps } from './FormProps';
import { LocalField, TextsLanguage } from './LocalField';

const LANGUAGES = ['kk', 'ru', 'en'] as const;

export function OperatorForm(props: FormProps) {
  const { draft, problemOf, change, t } = props;
  const { preset, operator, bin, version, url, effective } = draft;
  return (
    <div class="fields">
      <Check
        label={t('operator.preset')}
        hint={t('operator.presetHint')}
        checked={preset}
        onChange={(next) => change({ preset: next })}
      />
      {!preset &&
        LANGUAGES.map((language, index) => (
          <Field
            label={`${t('operator.name')}, ${t(`operator.nameIn.${language}`)}`}
            name="operator.name"
            lang={language}
            value={operator[language]}
            problem={index === 0 ? problemOf('operator.name') : undefined}
            onChange={(name) => change({ operator: { ...operator, [language]: name } })}
          />
        ))}
      <Field
        label={t('operator.bin')}
        name="operator.bin"
        hint={t('operator.binHint')}
        inputMode="numeric"
        code
        value={bin}
        onChange={(next) => change({ bin: next })}
      />
      <Field
        label={t('operator.version')}
        name="policy.version"
        hint={t('operator.versionHint')}
        code
        value={version}
        problem={problemOf('policy.version')}
        onChange={(next) => change({ version: next })}
      />
      <Field
        label={t('operator.url')}
        name="policy.url"
        inputMode="url"
        code
        value={url}
        problem={problemOf('policy.url')}
        onChange={(next) => change({ url: next })}
      />
      <Field
        label={t('operator.effective')}
        name="policy.effective"
        date
        value={effective}
        onChange={(next) => change({ effective: next })}
      />
      <TextsLanguage {...props} />
      <LocalField
        {...props}
        label={t('operator.changes')}
        hint={t('operator.changesHint')}
        name="policy.changes"
        lines
        value={draft.changes}
        onChange={(changes) => change({ changes })}
      />
    </div>
  );
}
