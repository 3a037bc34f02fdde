import { COOKIE_NAME } from '../core/cookieValues';

/**
 * The other tabs of this origin get a `storage` event, and read the cookie. Where there is a `cookieStore` they hear by it, and
 * the browser need not open its storage. Nothing stays in the storage. No BroadcastChannel: an open one that hears something in
 * the back/forward cache throws its page out of it, and Safari 14 has none.
 */
export function tellTabs(): void {
  if ((window as { cookieStore?: unknown }).cookieStore) return;
  try {
    localStorage.setItem(COOKIE_NAME, '');
    localStorage.removeItem(COOKIE_NAME);
  } catch {
    // Blocked: they look at the cookie when they get the focus.
  }
}
