import { h } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../place';
import type { Schema } from '../qa/validate';
import { CategoriesForm } from './CategoriesForm';
import { Code } from './Code';
import { ColoursForm } from './ColoursForm';
import { DisclosureForm } from './DisclosureForm';
import { DEFAULT, type Draft } from './Draft';
import { describeProblem } from './describeProblem';
import { FeaturesForm } from './FeaturesForm';
import type { FormProps } from './FormProps';
import { findProblems } from './findProblems';
import { LooksForm } from './LooksForm';
import { encodeDraft } from './link';
import { MessagesForm } from './MessagesForm';
import { OperatorForm } from './OperatorForm';
import { Preview } from './Preview';
import { SignalsForm } from './SignalsForm';
import { SiteForm } from './SiteForm';
import { Top } from './Top';
import type { Translate } from './texts';

const PARTS = [
  ['operator', OperatorForm, /^(operator|policy|preset)\b/],
  ['disclosure', DisclosureForm, /^disclosure\b/],
  ['categories', CategoriesForm, /^categories\b/],
  ['features', FeaturesForm, /^features\b/],
  ['looks', LooksForm, /^(layout|position|theme|language|term|button)\b/],
  ['colours', ColoursForm, /^colours\b/],
  ['messages', MessagesForm, /^messages\b/],
  ['site', SiteForm, /^(domain|portal|renewUrl|reload)\b/],
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
  schema,
  t,
}: {
  readonly first: Draft;
  readonly broken: boolean;
  readonly language: Language;
  readonly schema: Schema;
  readonly t: Translate;
}) {
  const [draft, setDraft] = useState(first);
  const [hash, setHash] = useState('');
  const [written, setWritten] = useState(language);
  const [full, setFullState] = useState(false);
  const found = findProblems(draft, schema);
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

  const setFull = useCallback((next: boolean) => {
    setFullState(next);
    document.documentElement.toggleAttribute('data-full-preview', next);
  }, []);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const form: FormProps = {
    draft,
    change,
    t,
    problemOf: (field) => problems.get(field),
    language: written,
    onLanguage: setWritten,
  };
  return (
    <div class="composer">
      <Top language={language} hash={hash} t={t} inert={full} />
      <main id="content" tabIndex={-1}>
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
        {broken && (
          <p class="alert" role="alert">
            {t('broken')}
          </p>
        )}
        <nav class="jump" aria-label={t('sections')} inert={full}>
          {(['form', 'code'] as const).map((part) => (
            <a href={`#${part}`} onClick={(event) => jump(event, part)}>
              {t(`nav.${part}`)}
            </a>
          ))}
        </nav>
        <div class="columns">
          <section id="form" tabIndex={-1} aria-label={t('nav.form')} inert={full}>
            {PARTS.map(([name, Form, fields], index) => (
              <details key={name} open={index === 0 || undefined} data-part={name}>
                <summary>
                  <h2>{t(name === 'categories' ? 'categories.heading' : `${name}.title`)}</h2>
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
            <Preview
              right={right.current}
              stale={problems.size > 0}
              language={written}
              onLanguage={setWritten}
              full={full}
              onFull={setFull}
              t={t}
            />
          </section>
        </div>
        <section id="code" tabIndex={-1} aria-labelledby="code-title" inert={full}>
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
