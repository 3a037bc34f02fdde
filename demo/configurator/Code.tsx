import { Fragment, h } from 'preact';
import type { Draft } from './Draft';
import { Field } from './Field';
import { Snippet } from './Snippet';
import { cssSnippet, jsonSnippet, npmSnippet, tagSnippet } from './snippets';
import type { Translate } from './texts';

/** What to take along, once everything is right; until then, what is not. */
export function Code({
  draft,
  problems,
  link,
  change,
  t,
}: {
  readonly draft: Draft;
  /** In words, by field. */
  readonly problems: ReadonlyMap<string, string>;
  readonly link: string;
  readonly change: (part: Partial<Draft>) => void;
  readonly t: Translate;
}) {
  const css = cssSnippet(draft);
  const where = <Snippet name="link" title={t('code.link')} code={link} t={t} />;
  if (problems.size > 0)
    return (
      <Fragment>
        <div class="alert" data-problems>
          <p>{t('code.problems', { count: problems.size })}</p>
          <ul>
            {[...problems].map(([field, words]) => (
              <li key={field}>
                <code>{field}</code> {words}
              </li>
            ))}
          </ul>
        </div>
        {where}
      </Fragment>
    );
  return (
    <Fragment>
      <Field label={t('code.base')} code value={draft.base} onChange={(base) => change({ base })} />
      <div class="snippets">
        <Snippet name="tag" title={t('code.tag')} hint={t('code.tagHint')} code={tagSnippet(draft)} t={t} />
        <Snippet name="json" title={t('code.json')} code={jsonSnippet(draft)} t={t} />
        <Snippet name="npm" title={t('code.npm')} hint={t('code.npmHint')} code={npmSnippet(draft)} t={t} />
        {css && <Snippet name="css" title={t('code.css')} code={css} t={t} />}
        {where}
      </div>
    </Fragment>
  );
}
