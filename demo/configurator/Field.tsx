import { Fragment, h } from 'preact';
import { useId } from 'preact/hooks';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The name of the option; stands beside an error. */
  readonly name?: string;
  readonly hint?: string;
  readonly problem?: string;
  /** Whether it is a day of the calendar. */
  readonly date?: boolean;
  readonly inputMode?: 'numeric' | 'url';
  readonly code?: boolean;
  readonly lang?: string;
  /** Whether there may be several lines. */
  readonly lines?: boolean;
  /** The id of a `<datalist>`. */
  readonly list?: string;
}

/** A text with its label, what it is for, and what is wrong with it. */
export function Field({ label, value, onChange, name, hint, problem, code, date, lines, list, ...rest }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const shared = {
    ...rest,
    id,
    class: code ? 'mono' : undefined,
    'data-field': name,
    value,
    autocomplete: 'off',
    spellcheck: false,
    'aria-invalid': problem ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      onChange(currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines ? (
        <textarea rows={3} {...shared} />
      ) : date ? (
        <input type="date" {...shared} />
      ) : (
        <input type="text" list={list} {...shared} />
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Problem id={`${id}-problem`} name={name} problem={problem} />
    </div>
  );
}

/** An error beside what it is about, with the option's own name. */
export function Problem({ id, name, problem }: { id?: string; name?: string; problem?: string }) {
  return (
    <Fragment>
      {problem && (
        <p class="problem" id={id} data-problem={name}>
          <code>{name}</code> {problem}
        </p>
      )}
    </Fragment>
  );
}
