import { COOKIE_NAME } from '../core/cookieValues';
import type { Core } from '../core/lazy';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Has the server set the cookie again, after each decision and now where it may be near its end: Safari keeps the cookies
 * that a script wrote for seven days, those that a server set for their whole life. The server's answer is the cookie.
 */
export async function start(core: Core): Promise<void> {
  const { config, signal, report } = core;
  const url = new URL(config.renewUrl ?? '', location.href);
  if (url.origin !== location.origin) return report('config', `renewUrl: expected an address on ${location.origin}`);

  const renew = async () => {
    try {
      await fetch(url.href, { method: 'POST', credentials: 'same-origin', keepalive: true });
    } catch {
      // Offline, or blocked: the choice is stored all the same, for as long as this browser lets it.
    }
  };
  // An event alone could come from anybody: the record tells whether it was decided just now.
  const decidedNow = () => core.stored && !!core.record && core.record.at * 1000 > Date.now() - MINUTE_MS;
  let last = decidedNow() ? core.record : null;
  if (last) renew();
  else if (!(await livesOn())) renew();
  document.addEventListener(
    'kelisim:change',
    () => {
      if (!decidedNow() || core.record === last) return;
      last = core.record;
      renew();
    },
    { signal },
  );
}

/** Where the browser tells how long a cookie lives: whether it outlasts the next days. */
async function livesOn(): Promise<boolean> {
  const { cookieStore } = window as {
    cookieStore?: { get(name: string): Promise<{ expires?: number | null } | null> };
  };
  const cookie = await cookieStore?.get(COOKIE_NAME).catch(() => null);
  return (cookie?.expires ?? 0) - Date.now() > 2 * DAY_MS;
}
