import { h } from 'preact';
import { useState } from 'preact/hooks';
import type { LogEntry } from './bench';
import type { Translate } from './texts';

const lineOf = ({ at, type, detail }: LogEntry) => `${Math.round(at)} ms ${type} ${JSON.stringify(detail) ?? ''}`;

/** Newest first. */
export function Log({
  log,
  onClear,
  t,
}: {
  readonly log: readonly LogEntry[];
  readonly onClear: () => void;
  readonly t: Translate;
}) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(log.map(lineOf).join('\n'));
      setSaid(t('link.copied'));
    } catch {
      const list = document.querySelector('[data-log]');
      if (list) getSelection()?.selectAllChildren(list);
      setSaid(t('link.failed'));
    }
  };
  const clear = () => {
    setSaid('');
    onClear();
  };
  return (
    <div class="log">
      <div class="wrap">
        <h2 id="qa-log">{t('log.title')}</h2>
        <button type="button" data-copy-log onClick={copy}>
          {t('log.copy')}
        </button>
        <button type="button" data-clear-log onClick={clear}>
          {t('log.clear')}
        </button>
      </div>
      <p class="muted" role="status">
        {said}
      </p>
      {/* What scrolls has to be reachable by keyboard. */}
      <ol tabIndex={0} aria-labelledby="qa-log" data-log>
        {log.length === 0 && <li class="muted">{t('log.empty')}</li>}
        {[...log].reverse().map(({ at, type, detail }) => (
          <li>
            <span class="muted">{Math.round(at)} ms</span> <b>{type}</b> {JSON.stringify(detail)}
          </li>
        ))}
      </ol>
    </div>
  );
}
