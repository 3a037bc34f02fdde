import { h } from 'preact';
import { Choice } from './Choice';
import type { Local } from './Draft';
import { Field } from './Field';
import type { FormProps } from './FormProps';

const NAMES = { kk: 'Қаз', ru: 'Рус', en: 'Eng' } as const;
const LANGUAGES = ['kk', 'ru', 'en'] as const;

/** In which language the texts of this part are written; the preview follows. */
export function TextsLanguage({ language, onLanguage, t }: Pick<FormProps, 'language' | 'onLanguage' | 't'>) {
  return (
    <Choice
      label={t('texts.language')}
      value={language}
      options={LANGUAGES.map((code) => [code, NAMES[code]])}
      onChange={onLanguage}
    />
  );
}

/** A text in the language that is chosen, and in which languages it is still missing. */
export function LocalField({
  label,
  hint,
  name,
  value,
  onChange,
  lines,
  language,
  problemOf,
  t,
}: Pick<FormProps, 'language' | 'problemOf' | 't'> & {
  readonly label: string;
  readonly hint?: string;
  readonly name: string;
  readonly value: Local;
  readonly onChange: (value: Local) => void;
  readonly lines?: boolean;
}) {
  const missing = LANGUAGES.filter((code) => value[code].trim() === '');
  const partly = missing.length > 0 && missing.length < LANGUAGES.length;
  const languages = missing.map((code) => NAMES[code]).join(', ');
  return (
    <Field
      label={`${label} (${NAMES[language]})`}
      name={name}
      hint={[hint, partly && t('texts.missing', { languages })].filter(Boolean).join(' ') || undefined}
      lines={lines}
      lang={language}
      value={value[language]}
      problem={problemOf(name)}
      onChange={(text) => onChange({ ...value, [language]: text })}
    />
  );
}
