import { h } from 'preact';
import { useId } from 'preact/hooks';

/** One of a few: radio buttons that look like a segmented control. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  quiet = false,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value) => void;
  /** Whether the label is for screen readers only. */
  readonly quiet?: boolean;
}) {
  const name = useId();
  return (
    <fieldset class="choice-group">
      <legend class={quiet ? 'unseen' : undefined}>{label}</legend>
      <div class="segments">
        {options.map(([option, text]) => (
          <label>
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
