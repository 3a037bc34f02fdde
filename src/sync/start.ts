import type { Core } from '../core/lazy';
import { erase } from '../gates/erase';
import { livesOn, renew } from './renew';
import { tellTabs } from './tellTabs';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
/** What Safari gives a cookie of a script. */
const WEEK = 7 * DAY;
/** From then on in each week after the decision, the cookie may be near its end. */
const NEAR_END = 5 * DAY;

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
  const now = Date.now() / 1000;
  if (record && record.at > now - MINUTE) spread();
  else if (record && (now - record.at) % WEEK > NEAR_END && !(await livesOn())) renew(core);
}
