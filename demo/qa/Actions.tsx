import { h } from 'preact';
import type { Consent } from '../../src/index';
import type { Bench } from './bench';
import { clearCookie } from './decodeCookie';

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

export function Actions({ bench }: { bench: Bench }) {
  const run = async (name: string, action: (consent: Consent) => unknown) => {
    if (!bench.consent) return bench.add(name, 'no instance on this page');
    try {
      bench.add(name, (await action(bench.consent)) ?? 'done');
    } catch (error) {
      bench.add(name, `rejected: ${error}`);
    }
  };
  const clear = () => {
    clearCookie();
    bench.add('clear cookie', 'done');
  };
  return (
    <div>
      <h3>Calls</h3>
      <div class="wrap">
        {Object.entries(ACTIONS).map(([name, action]) => (
          <button type="button" onClick={() => run(name, action)}>
            {name}
          </button>
        ))}
        <button type="button" onClick={clear}>
          clear cookie
        </button>
      </div>
    </div>
  );
}
