import { h } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Translate } from './texts';

/** A piece of code with the button that copies it, and says when that did not work. */
export function Snippet({
  title,
  code,
  name,
  hint,
  t,
}: {
  readonly title: string;
  readonly code: string;
  /** For those who look for it by code. */
  readonly name: string;
  readonly hint?: string;
  readonly t: Translate;
}) {
  const id = useId();
  const text = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState<{ readonly code: string; readonly done: boolean }>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied({ code, done: true });
    } catch {
      // Not allowed to write, or no clipboard on plain http: it stands selected for the keyboard's own copy.
      if (text.current) getSelection()?.selectAllChildren(text.current);
      setCopied({ code, done: false });
    }
  };
  const said = copied?.code === code ? t(copied.done ? 'code.copied' : 'code.failed') : '';
  return (
    <section class="snippet" aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        <button type="button" class="small" aria-label={t('code.copyWhat', { what: title })} onClick={copy}>
          {t('code.copy')}
        </button>
      </header>
      {hint && <p class="hint">{hint}</p>}
      {/* What scrolls has to be reachable by keyboard. */}
      <pre ref={text} tabIndex={0} aria-labelledby={id} data-snippet={name}>
        {code}
      </pre>
      <p class="said" role="status" data-failed={copied && !copied.done ? '' : undefined}>
        {said}
      </p>
    </section>
  );
}
