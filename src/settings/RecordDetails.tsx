import { h } from 'preact';
import { formatDate } from './formatDate';
import { isWide } from './isWide';
import { List } from './List';
import type { ViewProps } from './ViewProps';

/**
 * The visitor's decision: when, until when, and withdrawing it; the rest folded on phones, so that the switches are in
 * sight. None before.
 */
export function RecordDetails({ wording, record, stored, language, download }: ViewProps) {
  const { t } = wording;
  if (!record) return null;
  const date = (seconds: number) => formatDate(seconds * 1000, language, { hour: '2-digit', minute: '2-digit' });
  const canWithdraw = record.granted.length > 0 || !!record.policy;
  return (
    <section class="record" data-volatile="">
      <h3>{t('record.title')}</h3>
      {stored ? null : <p class="warning">{t('record.notStored')}</p>}
      <List
        wording={wording}
        items={[
          [t('record.at'), date(record.at)],
          [t('record.until'), date(record.until)],
        ]}
      />
      <div class="links">
        {canWithdraw ? (
          <button type="button" data-action="withdraw">
            {t('record.withdraw')}
          </button>
        ) : null}
      </div>
      <details open={isWide()}>
        <summary>{t('record.more')}</summary>
        {canWithdraw ? <p class="small">{t('record.withdrawNote')}</p> : null}
        <List
          wording={wording}
          items={[
            [t('record.version'), record.policy ?? t('record.notAccepted')],
            [t('record.id'), record.id],
          ]}
        />
        <div class="links">
          <button type="button" data-action="receipt" onClick={download}>
            {t('record.file')}
          </button>
        </div>
      </details>
    </section>
  );
}
