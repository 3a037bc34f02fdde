import { h } from 'preact';
import { Check } from './Check';
import { Field } from './Field';
import type { FormProps } from './FormProps';

/** Where the decision is kept, and what happens on the server and after a withdrawal. */
export function SiteForm({ draft, problemOf, change, t }: FormProps) {
  const field = (name: 'domain' | 'portal' | 'renewUrl', inputMode?: 'url') => (
    <Field
      label={t(`site.${name}`)}
      hint={t(`site.${name}Hint`)}
      name={name}
      inputMode={inputMode}
      code
      value={draft[name]}
      problem={problemOf(name)}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <div class="fields">
      {field('domain', 'url')}
      {field('portal')}
      {field('renewUrl', 'url')}
      <Check
        label={t('site.reload')}
        hint={t('site.reloadHint')}
        checked={draft.reload}
        onChange={(reload) => change({ reload })}
      />
    </div>
  );
}
