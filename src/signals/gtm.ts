import type { GtmOptions } from '../options/SignalsOptions';
import { queueOf } from './inFront';
import type { Announcement } from './Signal';

/**
 * Events for triggers of Google Tag Manager: `kelisim_ready` once on every page, `kelisim_change` after each change,
 * both with `kelisim_status` and `kelisim_granted`, the categories that are open as `,statistics,advertising,`. One
 * string, since Tag Manager merges lists with the ones that came before; with its commas, a trigger can ask whether
 * it contains `,statistics,`.
 *
 * It grants nothing: `google()` does, for tags that use Consent Mode.
 */
export function gtm({ dataLayer = 'dataLayer' }: GtmOptions = {}): Announcement {
  let event = 'kelisim_ready';
  return {
    announce(status, granted) {
      const names = ['', ...granted, ''].join() || ',';
      queueOf(dataLayer).push({ event, kelisim_status: status, kelisim_granted: names });
      event = 'kelisim_change';
    },
  };
}
