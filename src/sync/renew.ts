import { COOKIE_NAME } from '../core/cookieValues';
import type { Core } from '../core/lazy';

/** Its own: with that of the core, npm would load one more file at once. */
const DAY_MS = 86_400_000;

/**
 * Has the server set the cookie again: Safari keeps the cookies that a script wrote for seven days, those that a server
 * set for their whole life. The server's answer is the cookie.
 */
export async function renew({ config, report }: Core): Promise<void> {
  if (!config.renewUrl) return;
  const { href, origin } = new URL(config.renewUrl, location.href);
  if (origin !== location.origin) return report('config', `renewUrl: expected an address on ${location.origin}`);
  try {
    await fetch(href, { method: 'POST', credentials: 'same-origin', keepalive: true });
  } catch {
    // Offline, or blocked: the choice is stored all the same, for as long as this browser lets it.
  }
}

/** Where the browser tells how long a cookie lives: whether it outlasts the next days. */
export async function livesOn(): Promise<boolean> {
  const { cookieStore } = window as {
    cookieStore?: { get(name: string): Promise<{ expires?: number | null } | null> };
  };
  const cookie = await cookieStore?.get(COOKIE_NAME).catch(() => null);
  return (cookie?.expires ?? 0) - Date.now() > 2 * DAY_MS;
}
