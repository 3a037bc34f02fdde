// Compiled, never run: each line under `@ts-expect-error` must not compile, everything else must.
import { createConsent, type NamesOf } from '../../src/index';
import { connect, google, gtm, meta, type SignalsOptions, uet, yandex } from '../../src/signals/index';
import { portal } from '../fixtures/options';

/** Before the consent is made, or after. */
export function vendors() {
  const stop: () => void = connect(google(), yandex({ id: 1 }), gtm());
  createConsent(portal);
  return stop;
}

/** With the names of the portal, misspelt ones do not compile. */
export function checked() {
  type Name = NamesOf<typeof portal>;
  connect<Name>(
    google({ needs: { analytics_storage: ['statistics', 'advertising'] } }),
    uet({ advertising: [] }),
    gtm(),
  );
  // @ts-expect-error a misspelt category
  connect<Name>(google({ statistics: 'analitics' }));
  // @ts-expect-error a misspelt category
  connect<Name>(meta({ advertising: ['statistics', 'marketing'] }));
  // @ts-expect-error no type of Google's
  connect(google({ needs: { ad_store: 'advertising' } }));
  // @ts-expect-error a counter has a number
  connect(yandex({}));
}

export const json: SignalsOptions = { google: true, yandex: 12345678, advertising: 'marketing' };
// @ts-expect-error no vendor that we know
export const unknown: SignalsOptions = { gogle: true };
