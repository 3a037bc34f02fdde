import { h } from 'preact';
import { Check } from './Check';
import { Field } from './Field';
import type { FormProps } from './FormProps';

const VENDORS = {
  google: 'Google Consent Mode, Tag Manager',
  uet: 'Microsoft UET',
  clarity: 'Microsoft Clarity',
  meta: 'Meta Pixel',
} as const;

export function SignalsForm({ draft: { signals }, problemOf, change, t }: FormProps) {
  return (
    <div class="fields">
      <p class="hint">{t('signals.hint')}</p>
      {(Object.keys(VENDORS) as (keyof typeof VENDORS)[]).map((vendor) => (
        <Check
          label={VENDORS[vendor]}
          checked={signals[vendor]}
          onChange={(on) => change({ signals: { ...signals, [vendor]: on } })}
        />
      ))}
      <Field
        label={t('signals.yandex')}
        name="signals.yandex"
        inputMode="numeric"
        code
        value={signals.yandex}
        problem={problemOf('signals.yandex')}
        onChange={(yandex) => change({ signals: { ...signals, yandex } })}
      />
    </div>
  );
}
