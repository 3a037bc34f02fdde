import type { Consent } from 'kelisim';
import { h } from 'preact';
import type { Bench } from './bench';
import type { Translate } from './texts';

const ACTIONS: { readonly [name: string]: (consent: Consent) => unknown } = {
  'show()': (consent) => consent.show(),
  'hide()': (consent) => consent.hide(),
  'openPreferences()': (consent) => consent.openPreferences(),
  "openPolicy('3.3')": (consent) => consent.openPolicy('3.3'),
  "ask('account')": (consent) => consent.ask('account'),
  'accept()': (consent) => consent.accept(),
  'reject()': (consent) => consent.reject(),
  'withdraw()': (consent) => consent.withdraw(),
  'receipt()': (consent) => consent.receipt(),
};

/** The instance's methods, one button each; what they give goes into the log. */
export function Actions({
  bench,
  add,
  t,
}: {
  readonly bench: Bench | undefined;
  readonly add: (type: string, detail: unknown) => void;
  readonly t: Translate;
}) {
  const run = async (name: string, action: (consent: Consent) => unknown) => {
    if (!bench?.consent) return add(name, 'no instance on this page');
    try {
      add(name, (await action(bench.consent)) ?? 'done');
    } catch (error) {
      add(name, `rejected: ${error}`);
    }
  };
  return (
    <div>
      <h2>{t('calls')}</h2>
      <div class="wrap">
        {Object.entries(ACTIONS).map(([name, action]) => (
          <button type="button" lang="en" onClick={() => run(name, action)}>
            <code>{name}</code>
          </button>
        ))}
      </div>
    </div>
  );
}
