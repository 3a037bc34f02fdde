/**
 * The other tabs of this origin get a `storage` event, and read the cookie. Where there is a `cookieStore` they hear by
 * it, and the browser need not open its storage. Nothing stays in the storage. No BroadcastChannel: an open one that
 * hears something throws its page out of the back/forward cache, and Safari 14 has none.
 */
export function tellTabs(name: string): void {
  if ((window as { cookieStore?: unknown }).cookieStore) return;
  // A key of its own: while two tabs set the same one at the same time, Chromium keeps the other's event from each.
  const key = `${name}_${Math.random()}`;
  try {
    localStorage.setItem(key, '');
    localStorage.removeItem(key);
  } catch {
    // Blocked: they read the cookie when they get the focus.
  }
}
