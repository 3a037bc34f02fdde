import { Fragment, h } from 'preact';
import type { Core } from '../../core/lazy';
import { formatDate } from '../shared';
import { List } from './List';
import type { MoreScene } from './moreScene';

/** When, which version, number, valid until; withdrawing, and the receipt. */
export function ConsentDetails({ scene }: { scene: MoreScene }) {
  const { core, t, language } = scene;
  const { record } = core;
  const date = (seconds: number) => formatDate(seconds * 1000, language, { hour: '2-digit', minute: '2-digit' });
  return (
    <section data-volatile>
      <h3>{t('details.title')}</h3>
      {record ? (
        <>
          {!core.stored && <p class="warning">{t('details.notStored')}</p>}
          <List
            scene={scene}
            items={[
              [t('details.at'), date(record.at)],
              [t('details.until'), date(record.until)],
              [t('details.version'), record.policy ?? t('details.notAccepted')],
              [t('details.id'), record.id],
            ]}
          />
          <div class="links">
            {(record.granted.length > 0 || record.policy) && (
              <button type="button" data-action="withdraw">
                {t('details.withdraw')}
              </button>
            )}
            <button type="button" data-action="receipt" {...onReceipt(core)}>
              {t('details.receipt')}
            </button>
          </div>
        </>
      ) : (
        <p>{t('details.none')}</p>
      )}
    </section>
  );
}

/** Answered here and not by the notice's listener, which a first visitor loads: a property, see `Modal`. */
function onReceipt(core: Core) {
  return {
    onclick(event: Event) {
      event.stopPropagation();
      Promise.all([core.receipt(), core.load('receipt')]).then(
        ([receipt, { download }]) => download(receipt),
        // Reported already.
        () => {},
      );
    },
  };
}
