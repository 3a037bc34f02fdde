import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Schema } from '../../build/schema/Schema';
import { consentOptions } from '../consentOptions';
import type { Place } from '../place';
import type { Bench } from './bench';
import { reloadWidget } from './reloadWidget';
import { validate } from './validate';

/** The options as JSON, held to their schema while one types; the widget starts anew with them. */
export function OptionsEditor({ bench, place }: { bench: Bench; place: Place }) {
  const [text, setText] = useState(() => JSON.stringify(consentOptions(place), null, 2));
  const [schema, setSchema] = useState<Schema>();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (open && !schema)
      fetch('/dist/options.schema.json')
        .then((response) => response.json())
        .then(setSchema, (error) => bench.add('schema', `${error}`));
  }, [open, schema, bench]);

  const problems = [...problemsOf(text, schema)];
  return (
    <details class="options" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h3>Options</h3>
      </summary>
      <textarea
        rows={14}
        spellcheck={false}
        aria-label="Options as JSON"
        aria-invalid={problems.length > 0 ? 'true' : undefined}
        aria-describedby="qa-options-problems"
        value={text}
        data-options
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <ul id="qa-options-problems" aria-live="polite">
        {problems.map(([field, words]) => (
          <li key={field} data-option-problem={field}>
            <code>{field}</code> {words}
          </li>
        ))}
      </ul>
      <button type="button" disabled={problems.length > 0} onClick={() => reloadWidget(bench, text)}>
        Start with these
      </button>
    </details>
  );
}

function problemsOf(text: string, schema: Schema | undefined): ReadonlyMap<string, string> {
  let options: unknown;
  try {
    options = JSON.parse(text);
  } catch (error) {
    return new Map([['JSON', (error as Error).message]]);
  }
  return schema ? validate(options, schema) : new Map();
}
