import type { Core } from '../core/lazy';
import { livesOn, renew } from './renew';
import { tellTabs } from './tellTabs';

const MINUTE = 60;

/**
 * Tells the other tabs and the server of each decision, from the one that has just been made. Begun without one, the
 * cookie may be near its end.
 */
export async function start(core: Core): Promise<void> {
  const { record, signal } = core;
  const spread = () => {
    tellTabs();
    renew(core);
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
