import { h } from 'preact';
import { DISCLOSED } from './Draft';
import type { FormProps } from './FormProps';
import { LocalField, TextsLanguage } from './LocalField';

/** What the policy says, for the notice and the items of law 94-V, article 8(4). */
export function DisclosureForm(props: FormProps) {
  const { draft, change, t } = props;
  const { automatic, disclosure } = draft;
  return (
    <div class="fields">
      <p class="hint">{t(draft.preset ? 'disclosure.ofPreset' : 'disclosure.hint')}</p>
      <TextsLanguage {...props} />
      <LocalField
        {...props}
        label={t('disclosure.automatic')}
        hint={t('disclosure.automaticHint')}
        name="disclosure.automatic"
        lines
        value={automatic}
        onChange={(next) => change({ automatic: next })}
      />
      {DISCLOSED.map((name) => (
        <LocalField
          {...props}
          key={name}
          label={t(`disclosure.${name}`)}
          name={`disclosure.${name}`}
          lines
          value={disclosure[name]}
          onChange={(next) => change({ disclosure: { ...disclosure, [name]: next } })}
        />
      ))}
    </div>
  );
}
