import { h } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Language, Place } from '../place';
import type { Bench } from './bench';
import type { FrameSize } from './benchAddress';
import { stateLink } from './stateLink';
import type { Translate } from './texts';

/** The link that brings another tester to what is seen here. */
export function StateLink({
  bench,
  place,
  language,
  size,
  t,
}: {
  readonly bench: Bench | undefined;
  readonly place: Place;
  readonly language: Language;
  readonly size: FrameSize;
  readonly t: Translate;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<{ readonly link: string; readonly done: boolean }>();
  const link = stateLink({ place, consent: bench?.consent, language, size });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied({ link, done: true });
    } catch {
      // Writing is not allowed: the selected link can be copied by keyboard.
      field.current?.select();
      setCopied({ link, done: false });
    }
  };
  return (
    <div>
      <h2>{t('link.label')}</h2>
      <div class="wrap">
        <input ref={field} readOnly aria-label={t('link.label')} value={link} data-state-link />
        <button type="button" data-copy-link onClick={copy}>
          {t('link.copy')}
        </button>
      </div>
      <p class="muted" role="status">
        {copied?.link === link && t(copied.done ? 'link.copied' : 'link.failed')}
      </p>
    </div>
  );
}
