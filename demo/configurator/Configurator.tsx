import { h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../place';
import { CategoriesForm } from './CategoriesForm';
import { Code } from './Code';
import { ColoursForm } from './ColoursForm';
import { DEFAULT, type Draft } from './Draft';
import { describeProblem } from './describeProblem';
import { FeaturesForm } from './FeaturesForm';
import type { FormProps } from './FormProps';
import { findProblems } from './findProblems';
import { LooksForm } from './LooksForm';
import { encodeDraft } from './link';
import { OperatorForm } from './OperatorForm';
import { Preview } from './Preview';
import { SignalsForm } from './SignalsForm';
import { Top } from './Top';
import type { Translate } from './texts';

const PARTS = [
  ['operator', OperatorForm, /^(operator|policy|preset)\b/],
  ['categories', CategoriesForm, /^categories\b/],
  ['features', FeaturesForm, /^features\b/],
  ['looks', LooksForm, /^(layout|position|theme|language|term)\b/],
  ['colours', ColoursForm, /^colours\b/],
  ['signals', SignalsForm, /^signals\b/],
] as const;

/**
 * @param first what the link has brought
 * @param broken whether it was none of ours
 */
export function Configurator({
  first,
  broken,
  language,
  t,
}: {
  readonly first: Draft;
  readonly broken: boolean;
  readonly language: Language;
  readonly t: Translate;
}) {
  const [draft, setDraft] = useState(first);
  const [hash, setHash] = useState('');
  const found = findProblems(draft);
  const problems = new Map([...found].map(([field, expected]) => [field, describeProblem(field, expected, t)]));
  const right = useRef(DEFAULT);
  if (problems.size === 0) right.current = draft;

  useEffect(() => {
    let over = false;
    encodeDraft(draft).then((code) => {
      if (over) return;
      setHash(code);
      // So that a reload, and another language, go on from here.
      history.replaceState(null, '', code || location.hash ? `#${code}` : location.href);
    });
    return () => {
      over = true;
    };
  }, [draft]);

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const form: FormProps = { draft, change, t, problemOf: (field) => problems.get(field) };
  return (
    <div class="composer">
      <Top language={language} hash={hash} t={t} />
      <main id="content" tabIndex={-1}>
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
        {broken && (
          <p class="alert" role="alert">
            {t('broken')}
          </p>
        )}
        <nav class="jump" aria-label={t('sections')}>
          {(['form', 'preview', 'code'] as const).map((part) => (
            <a href={`#${part}`} onClick={(event) => jump(event, part)}>
              {t(`nav.${part}`)}
            </a>
          ))}
        </nav>
        <div class="columns">
          <section id="form" tabIndex={-1} aria-label={t('nav.form')}>
            {PARTS.map(([name, Form, fields], index) => (
              <details key={name} open={index === 0 || undefined} data-part={name}>
                <summary>
                  <h2>{t(`${name}.title`)}</h2>
                  {[...problems.keys()].some((field) => fields.test(field)) && (
                    <span class="mark" aria-label={t('code.problems', { count: 1 })}>
                      !
                    </span>
                  )}
                </summary>
                <Form {...form} />
              </details>
            ))}
            <button type="button" class="small" onClick={() => setDraft(DEFAULT)}>
              {t('reset')}
            </button>
          </section>
          <section id="preview" tabIndex={-1} aria-label={t('preview.title')}>
            <Preview right={right.current} stale={problems.size > 0} language={language} t={t} />
          </section>
        </div>
        <section id="code" tabIndex={-1} aria-labelledby="code-title">
          <h2 id="code-title">{t('code.title')}</h2>
          <Code draft={draft} problems={problems} link={addressOf(hash)} change={change} t={t} />
        </section>
      </main>
    </div>
  );
}

/** The fragment of the address is the draft's. */
function jump(event: Event, part: string) {
  event.preventDefault();
  const section = document.getElementById(part);
  section?.focus({ preventScroll: true });
  section?.scrollIntoView();
}

function addressOf(hash: string): string {
  return `${location.origin}${location.pathname}${hash && `#${hash}`}`;
}
