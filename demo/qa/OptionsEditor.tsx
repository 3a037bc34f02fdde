import { h, type RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { consentOptions } from '../consentOptions';
import type { Place } from '../place';
import { reloadWidget } from './reloadWidget';
import type { Translate } from './texts';
import { type Schema, validate } from './validate';

/** The options as JSON, checked against their schema while they are typed; the widget starts anew with them. */
export function OptionsEditor({
  frame,
  place,
  add,
  t,
}: {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly place: Place;
  readonly add: (type: string, detail: unknown) => void;
  readonly t: Translate;
}) {
  const [text, setText] = useState(() => JSON.stringify(consentOptions(place), null, 2));
  const [schema, setSchema] = useState<Schema>();
  useEffect(() => {
    fetch('/dist/options.schema.json')
      .then((response) => response.json())
      .then(setSchema, (error) => add('schema', `${error}`));
  }, []);

  const problems = [...problemsOf(text, schema)];
  const start = () => {
    if (!frame.current?.contentWindow) return;
    reloadWidget(frame.current.contentWindow, text);
    add('options', 'started anew');
  };
  return (
    <div class="options">
      <h2>{t('options.title')}</h2>
      <textarea
        rows={20}
        spellcheck={false}
        aria-label={t('options.title')}
        aria-invalid={problems.length > 0 ? 'true' : undefined}
        aria-describedby="qa-options-problems"
        value={text}
        data-options
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <ul id="qa-options-problems" aria-live="polite">
        {problems.map(([field, words]) => (
          <li key={field} data-option-problem={field}>
            <code>{field}</code> <span lang="en">{words}</span>
          </li>
        ))}
      </ul>
      <button type="button" data-start disabled={problems.length > 0} onClick={start}>
        {t('options.start')}
      </button>
    </div>
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
