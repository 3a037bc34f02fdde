import type { Core } from '../core/lazy';
import { erase } from '../gates/erase';
import { livesOn, renew } from './renew';
import { tellTabs } from './tellTabs';

const MINUTE = 60;

/**
 * Tells the other tabs and the server of each decision, from the one that has just been made, and deletes what the
 * categories list that it closes. Begun without one, the cookie may be near its end.
 */
export async function start(core: Core): Promise<void> {
  const { record, signal } = core;
  const spread = () => {
    tellTabs();
    renew(core);
    // A first no closes nothing that was open; what was there before us goes all the same.
    erase(core);
  };
  document.addEventListener(
    'kelisim:change',
    (event) => {
      const { source } = (event as CustomEvent<{ source: string }>).detail;
      if (source !== 'tab' && source !== 'expiry') spread();
    },
    { signal },
  );
  if (record && record.at > Date.now() / 1000 - MINUTE) spread();
  else if (!(await livesOn())) renew(core);
}
